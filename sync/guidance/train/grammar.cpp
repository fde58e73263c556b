#include "sync/guidance/train/grammar.h"

#include <fstream>
#include <stdexcept>

namespace bale::guidance::train {
namespace {

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

bool take_prefix(std::string& line, const std::string& prefix) {
  if (!line.starts_with(prefix)) return false;
  line = trimmed(line.substr(prefix.size()));
  return true;
}

Seed seed_of(std::string line) {
  if (take_prefix(line, "~")) return {Register::kLoose, line};
  if (take_prefix(line, "en:")) return {Register::kEnglish, line};
  if (take_prefix(line, "ban:")) return {Register::kBalinese, line};
  return {Register::kProper, line};
}

// Where the choices at this level end: after ']' of the bracket that `at` stands behind, or at the
// end of the text. Fills the borders of the choices.
std::size_t borders(const std::string& text, std::size_t at, std::vector<std::size_t>& bars) {
  int depth = 0;
  for (; at < text.size(); ++at) {
    if (text[at] == '[') ++depth;
    if (text[at] == ']' && depth-- == 0) return at;
    if (text[at] == '|' && depth == 0) bars.push_back(at);
  }
  return at;
}

// One of `text`, which is "a|b|c" with anything nested in it.
std::string choose(const std::string& text, Dice& dice) {
  std::vector<std::size_t> bars{std::string::npos};
  const auto end = borders(text, 0, bars);
  bars.push_back(end);
  const auto i = dice.pick(bars.size() - 1);
  const auto first = bars[i] + 1;  // npos + 1 == 0
  return text.substr(first, bars[i + 1] - first);
}

}  // namespace

Source read_source(const std::string& path, const Slots& common) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(path + ": cannot be read");
  Source out{common, {}};
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    line = trimmed(line);
    if (line.empty() || line[0] == '#') continue;
    const auto equals = line.find('=');
    if (line[0] != '@') {
      out.seeds.push_back(seed_of(line));
    } else if (equals != std::string::npos) {
      out.slots[trimmed(line.substr(1, equals - 1))] = trimmed(line.substr(equals + 1));
    } else {
      throw std::runtime_error(path + ":" + std::to_string(number) + ": @name = choices");
    }
  }
  return out;
}

std::string expand(const std::string& pattern, const Slots& slots, Dice& dice) {
  std::string out;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] == '[') {
      std::vector<std::size_t> bars;
      const auto end = borders(pattern, at + 1, bars);
      if (end == pattern.size()) throw std::runtime_error("no ] in: " + pattern);
      out += expand(choose(pattern.substr(at + 1, end - at - 1), dice), slots, dice);
      at = end;
    } else if (pattern[at] == '{') {
      const auto end = pattern.find('}', at);
      const auto slot = slots.find(pattern.substr(at + 1, end - at - 1));
      if (slot == slots.end()) throw std::runtime_error("unknown slot in: " + pattern);
      out += trimmed(expand(choose(slot->second, dice), slots, dice));
      at = end;
    } else {
      out += pattern[at];
    }
  }
  return out;
}

}  // namespace bale::guidance::train
