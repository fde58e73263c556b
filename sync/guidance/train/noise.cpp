#include "sync/guidance/train/noise.h"

#include <array>
#include <cctype>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace bale::guidance::train {
namespace {

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) {
    if (word.empty()) continue;
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

// The letters of a word without the marks around them, in lower case.
std::string core_of(const std::string& word) {
  std::string out;
  for (const char c : word) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-') {
      out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
  }
  return out;
}

bool vowel(char c) {
  return std::string_view("aiueo").find(c) != std::string_view::npos;
}

char neighbour(char c, Dice& dice) {
  static constexpr std::array<std::string_view, 3> kRows{"qwertyuiop", "asdfghjkl", "zxcvbnm"};
  for (const auto row : kRows) {
    const auto at = row.find(c);
    if (at == std::string_view::npos) continue;
    const auto right = at == 0 || (at + 1 < row.size() && dice.chance(50));
    return row[right ? at + 1 : at - 1];
  }
  return c;
}

std::string slipped(std::string word, Dice& dice) {
  if (word.size() < 4) return word;
  const auto at = 1 + dice.pick(word.size() - 2);
  switch (dice.pick(5)) {
    case 0: word[at] = neighbour(word[at], dice); break;
    case 1: word.erase(at, 1); break;
    case 2: word.insert(at, 1, word[at]); break;
    case 3: std::swap(word[at], word[at + 1]); break;
    default: word.insert(at, 1, neighbour(word[at], dice)); break;
  }
  return word;
}

std::string boned(const std::string& word, Dice& dice) {
  std::string out;
  const bool all = dice.chance(50);
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool inner = i > 0 && i + 1 < word.size();
    if (inner && vowel(word[i]) && (all || dice.chance(60))) continue;
    out += word[i];
  }
  return out;
}

}  // namespace

Lexicon read_lexicon(const std::string& path) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(path + ": cannot be read");
  Lexicon out;
  for (std::string line; std::getline(in, line);) {
    const auto equals = line.find('=');
    if (line.empty() || line[0] == '#' || equals == std::string::npos) continue;
    auto& clothes = out[core_of(line.substr(0, equals))];
    std::istringstream rest(line.substr(equals + 1));
    for (std::string one; std::getline(rest, one, '|');) clothes.push_back(joined(words_of(one)));
  }
  return out;
}

std::string swap_words(const std::string& text, const Lexicon& lexicon, int percent, Dice& dice) {
  auto words = words_of(text);
  for (auto& word : words) {
    const auto found = lexicon.find(core_of(word));
    if (found == lexicon.end() || !dice.chance(percent)) continue;
    word = found->second[dice.pick(found->second.size())];
  }
  return joined(words);
}

std::string drop_vowels(const std::string& text, int percent, Dice& dice) {
  auto words = words_of(text);
  for (auto& word : words) {
    if (word.size() > 5 && word.ends_with("nya") && dice.chance(percent)) {
      word.replace(word.size() - 3, 3, dice.chance(50) ? "x" : "ny");
    }
    if (word.size() > 3 && dice.chance(percent)) word = boned(word, dice);
  }
  return joined(words);
}

std::string slip(const std::string& text, int percent, Dice& dice) {
  auto words = words_of(text);
  std::string out;
  for (auto& word : words) {
    if (dice.chance(percent)) word = slipped(word, dice);
    if (!out.empty() && !dice.chance(percent / 6)) out += ' ';
    out += word;
  }
  return out;
}

std::string thin(const std::string& text, int percent, Dice& dice) {
  auto words = words_of(text);
  if (words.size() < 5) return text;
  for (auto& word : words) {
    if (dice.chance(percent)) word.clear();
  }
  return joined(words);
}

}  // namespace bale::guidance::train
