// Places and agencies of Kabupaten Tabanan: the data of assets/reference/tabanan, built into the
// program. Immutable after the first call; any thread. Views and pointers live as long as the
// process. Public words: nothing here is a visitor's.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "assets/i18n/dates.h"

namespace bale::assets {

struct Desa {
  std::string code;  // "51.02.08.2006"
  std::string name;  // "Jatiluwih"; not unique in the regency
};

struct Kecamatan {
  std::string code;  // "51.02.08"
  std::string name;  // "Penebel"
  int column{0};     // on the sketch of kMapColumns × kMapRows cells, west to east
  int row{0};        // kaja to kelod
  int across{1};
  int down{1};
  std::vector<Desa> desa;  // by name
};
inline constexpr int kMapColumns = 6;
inline constexpr int kMapRows = 3;

struct Unit {
  std::string code;  // "puprpkp"; what reports store, never given to another unit
  std::string name;  // as LAPOR shows it
  std::vector<std::string> aliases;
  std::string valid_from;  // "YYYY-MM-DD" or empty
  std::string valid_to;    // the last day, or empty
  bool verified{true};     // false: to be confirmed before release
  [[nodiscard]] bool valid_on(const Day& day) const;
};

// In the order of the map: kaja to kelod, west to east.
[[nodiscard]] std::span<const Kecamatan> kecamatan();
[[nodiscard]] const Kecamatan* find_kecamatan(std::string_view code);
[[nodiscard]] const Desa* find_desa(std::string_view code);

// By name; a unit outside its days is not offered, but still found and known.
[[nodiscard]] std::vector<const Unit*> units_on(const Day& day);
[[nodiscard]] const Unit* find_unit(std::string_view code);
// The agency that handles this category on that day; null where there is none.
[[nodiscard]] const Unit* suggestion_for(std::string_view category, const Day& day);

// For report::Rules.
[[nodiscard]] bool known_desa(std::string_view code);
[[nodiscard]] bool known_unit(std::string_view code);

}  // namespace bale::assets
