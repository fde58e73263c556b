#include "assets/reference/reference.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <map>

#include "assets/reference/csv.h"
#include "assets/reference/data.h"

namespace bale::assets {
namespace {

constexpr std::string_view kKecamatanLevel = "kecamatan";
constexpr std::string_view kDesaLevel = "desa";
constexpr std::size_t kKecamatanCode = 8;  // "51.02.08" begins the codes of its desa

int number(std::string_view text) {
  int out = 0;
  std::from_chars(text.data(), text.data() + text.size(), out);
  return out;
}

std::vector<std::string> split_aliases(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const auto bar = std::min(text.find('|'), text.size());
    out.emplace_back(text.substr(0, bar));
    text.remove_prefix(std::min(bar + 1, text.size()));
  }
  return out;
}

std::string iso(const Day& day) {
  const auto part = [](int value, std::size_t width) {
    std::string text = std::to_string(value);
    if (text.size() < width) text.insert(0, width - text.size(), '0');
    return text;
  };
  return part(day.year, 4) + "-" + part(day.month, 2) + "-" + part(day.day, 2);
}

// Everything, read once from the text built in.
struct Tables {
  std::vector<Kecamatan> kecamatan;
  std::vector<Unit> units;
  std::map<std::string, std::string, std::less<>> suggestions;

  Tables() {
    read_map();
    read_places();
    read_units();
    for (const auto& row : csv_rows(kSuggestionsCsv, 2)) {
      suggestions.emplace(row[0], row[1]);
    }
  }

  void read_map() {
    for (const auto& row : csv_rows(kMapCsv, 5)) {
      kecamatan.push_back({std::string(row[0]), {}, number(row[1]), number(row[2]),
                           number(row[3]), number(row[4]), {}});
    }
  }

  void read_places() {
    for (const auto& row : csv_rows(kWilayahCsv, 3)) {
      Kecamatan* const home = find(row[0].substr(0, kKecamatanCode));
      if (home == nullptr) continue;  // the regency's own row
      if (row[1] == kKecamatanLevel) home->name = row[2];
      if (row[1] == kDesaLevel) home->desa.push_back({std::string(row[0]), std::string(row[2])});
    }
    for (auto& each : kecamatan) std::ranges::sort(each.desa, {}, &Desa::name);
  }

  void read_units() {
    for (const auto& row : csv_rows(kUnitsCsv, 6)) {
      units.push_back({std::string(row[0]), std::string(row[1]), split_aliases(row[2]),
                       std::string(row[3]), std::string(row[4]), row[5] == "yes"});
    }
    // As a person looks a name up: BKPSDM stands between Bapelitbang and BPBD.
    std::ranges::sort(units, [](const Unit& a, const Unit& b) {
      return std::ranges::lexicographical_compare(
          a.name, b.name, {}, [](char c) { return std::tolower(static_cast<unsigned char>(c)); },
          [](char c) { return std::tolower(static_cast<unsigned char>(c)); });
    });
  }

  Kecamatan* find(std::string_view code) {
    const auto found = std::ranges::find(kecamatan, code, &Kecamatan::code);
    return found == kecamatan.end() ? nullptr : &*found;
  }
};

const Tables& tables() {
  static const Tables all;
  return all;
}

}  // namespace

bool Unit::valid_on(const Day& day) const {
  const auto date = iso(day);  // ISO dates sort as text
  return (valid_from.empty() || valid_from <= date) && (valid_to.empty() || date <= valid_to);
}

std::span<const Kecamatan> kecamatan() { return tables().kecamatan; }

const Kecamatan* find_kecamatan(std::string_view code) {
  const auto found = std::ranges::find(tables().kecamatan, code, &Kecamatan::code);
  return found == tables().kecamatan.end() ? nullptr : &*found;
}

const Desa* find_desa(std::string_view code) {
  const Kecamatan* const home = find_kecamatan(code.substr(0, kKecamatanCode));
  if (home == nullptr) return nullptr;
  const auto found = std::ranges::find(home->desa, code, &Desa::code);
  return found == home->desa.end() ? nullptr : &*found;
}

std::vector<const Unit*> units_on(const Day& day) {
  std::vector<const Unit*> out;
  for (const auto& unit : tables().units) {
    if (unit.valid_on(day)) out.push_back(&unit);
  }
  return out;
}

const Unit* find_unit(std::string_view code) {
  const auto found = std::ranges::find(tables().units, code, &Unit::code);
  return found == tables().units.end() ? nullptr : &*found;
}

const Unit* suggestion_for(std::string_view category, const Day& day) {
  const auto found = tables().suggestions.find(category);
  if (found == tables().suggestions.end()) return nullptr;
  const Unit* const unit = find_unit(found->second);
  return unit != nullptr && unit->valid_on(day) ? unit : nullptr;
}

bool known_desa(std::string_view code) { return find_desa(code) != nullptr; }
bool known_unit(std::string_view code) { return find_unit(code) != nullptr; }

}  // namespace bale::assets
