#include "sync/guidance/cues.h"

#include <algorithm>
#include <map>

#include "assets/guidance/cues.h"
#include "assets/reference/reference.h"

namespace bale::guidance {
namespace {

using Phrase = std::vector<std::string>;
using Phrases = std::vector<Phrase>;
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

Phrase phrase_of(std::string_view text) {
  Phrase out;
  const auto words = split_words(text);
  for (std::size_t i = 0; i < words.size(); ++i) out.emplace_back(words[i]);
  return out;
}

void add(Phrases& to, std::string_view text) {
  auto phrase = phrase_of(text);
  if (!phrase.empty()) to.push_back(std::move(phrase));
}

// "puskesmas", "puskesmasnya", "puskesmase": the same word with an ending.
bool is(std::string_view word, std::string_view cue) {
  if (!word.starts_with(cue)) return false;
  const auto rest = word.substr(cue.size());
  return rest.empty() || (cue.size() > 3 && (rest == "nya" || rest == "ne" || rest == "e"));
}

// Where the phrase ends when it stands at `at`, with at most `gap` words between two of its own.
std::size_t match(const Words& words, std::size_t at, const Phrase& phrase, std::size_t gap) {
  for (const auto& cue : phrase) {
    const auto first = &cue == phrase.data();
    const auto last = std::min(words.size(), at + (first ? 0 : gap) + 1);
    while (at < last && !is(words[at], cue)) ++at;
    if (at == last) return kNone;
    ++at;
  }
  return at;
}

// The first place at or after `from` where one of them stands.
std::size_t find(const Words& words, const Phrases& phrases, std::size_t from = 0,
                 std::size_t gap = 0) {
  for (auto at = from; at < words.size(); ++at) {
    for (const auto& phrase : phrases) {
      if (match(words, at, phrase, gap) != kNone) return at;
    }
  }
  return kNone;
}

std::size_t count_of(const Words& words, const Phrases& phrases) {
  std::size_t out = 0;
  for (auto at = find(words, phrases); at != kNone; at = find(words, phrases, at + 1)) ++out;
  return out;
}

struct Cues {
  std::map<std::string, Phrases, std::less<>> kinds;
  std::map<std::string, Phrases, std::less<>> agencies;  // by code: what they are called
  std::map<std::string, Phrases, std::less<>> units;     // by code: what they alone see to
  Phrases places;        // names that are nothing else
  Phrases shy_places;    // names that are also words: only after a lead ("desa Baru")

  Cues() {
    for (const auto& cue : assets::guidance_cues()) {
      auto& to = cue.kind == "unit"     ? units[std::string(cue.key)]
                 : cue.kind == "agency" ? agencies[std::string(cue.key)]
                                        : kinds[std::string(cue.kind)];
      for (const auto phrase : cue.phrases) add(to, phrase);
    }
    add_reference();
  }

  const Phrases& of(std::string_view kind) const {
    static const Phrases kNothing;
    const auto found = kinds.find(kind);
    return found == kinds.end() ? kNothing : found->second;
  }

 private:
  void add_reference() {
    for (const auto& kecamatan : assets::kecamatan()) {
      add_place(kecamatan.name);
      add(agencies["kec-" + unit_name(kecamatan.name)], "camat " + kecamatan.name);
      for (const auto& desa : kecamatan.desa) add_place(desa.name);
    }
  }
  void add_place(const std::string& name) {
    const auto phrase = phrase_of(name);
    const auto& words = of("word");
    const bool shy = std::find(words.begin(), words.end(), phrase) != words.end();
    (shy ? shy_places : places).push_back(phrase);
  }
  static std::string unit_name(std::string_view name) {
    std::string out;
    for (const auto& word : phrase_of(name)) out += (out.empty() ? "" : "-") + word;
    return out;
  }
};

const Cues& cues() {
  static const Cues kCues;
  return kCues;
}

bool capital_at(std::string_view text, const Word& word) {
  const char c = text[word.text_at];
  return c >= 'A' && c <= 'Z';
}

// "Jalan Mawar", not "Jalan rusak".
bool names_street(const Words& words, std::string_view text) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    const auto& street = cues().of("street");
    if (std::none_of(street.begin(), street.end(),
                     [&](const Phrase& one) { return one[0] == words[i]; })) {
      continue;
    }
    const auto& next = words.list[i + 1];
    const bool shouted = next.text_size > 1 && text[next.text_at + 1] < 'a';
    if (capital_at(text, next) && !shouted) return true;
  }
  return false;
}

// A lead with a word behind it: "banjar Tegal", "depan sekolah".
bool led(const Words& words, const Phrases& leads) {
  for (std::size_t at = 0; at < words.size(); ++at) {
    for (const auto& lead : leads) {
      const auto end = match(words, at, lead, 0);
      if (end != kNone && end < words.size()) return true;
    }
  }
  return false;
}

bool shy_place(const Words& words) {
  for (std::size_t at = 1; at < words.size(); ++at) {
    const auto& leads = cues().of("name_lead");
    const bool after_lead = std::any_of(leads.begin(), leads.end(), [&](const Phrase& lead) {
      return lead[0] == words[at - 1];
    });
    if (!after_lead) continue;
    for (const auto& name : cues().shy_places) {
      if (match(words, at, name, 0) != kNone) return true;
    }
  }
  return false;
}

// Feared, frequent, or about those who help: "rawan kecelakaan", "mobil pemadam kebakaran".
bool calm_before(const Words& words, std::size_t at) {
  constexpr std::size_t kLook = 4;
  for (auto i = at > kLook ? at - kLook : 0; i < at; ++i) {
    for (const auto& phrase : cues().of("calm_before")) {
      const auto end = match(words, i, phrase, 0);
      if (end != kNone && end <= at) return true;
    }
  }
  return false;
}

}  // namespace

std::vector<std::string> named_units(const Words& words) {
  constexpr std::size_t kNamed = 1000;  // its name outweighs any number of its tasks
  std::map<std::string, std::size_t> counts;
  for (const auto& [unit, phrases] : cues().agencies) {
    if (const auto count = count_of(words, phrases)) counts[unit] += kNamed * count;
  }
  for (const auto& [unit, phrases] : cues().units) {
    if (const auto count = count_of(words, phrases)) counts[unit] += count;
  }
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const auto& [unit, count] : counts) found.emplace_back(count, unit);
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::string> out;
  for (auto& [count, unit] : found) out.push_back(std::move(unit));
  return out;
}

bool tells_where(const Words& words, std::string_view text) {
  return find(words, cues().places) != kNone || find(words, cues().of("place")) != kNone ||
         shy_place(words) || led(words, cues().of("place_lead")) || names_street(words, text);
}

bool tells_when(const Words& words) {
  return find(words, cues().of("time")) != kNone;
}

bool emergency(const Words& words) {
  if (find(words, cues().of("past")) != kNone) return false;
  const auto& phrases = cues().of("emergency");
  constexpr std::size_t kGap = 2;
  for (auto at = find(words, phrases, 0, kGap); at != kNone;
       at = find(words, phrases, at + 1, kGap)) {
    if (!calm_before(words, at)) return true;
  }
  return false;
}

bool whistle(const Words& words) {
  return find(words, cues().of("whistle"), 0, 1) != kNone;
}

bool filler(std::string_view word) {
  const auto& fillers = cues().of("filler");
  return word.size() < 3 || std::any_of(fillers.begin(), fillers.end(), [word](const Phrase& one) {
           return one.size() == 1 && one[0] == word;
         });
}

}  // namespace bale::guidance
