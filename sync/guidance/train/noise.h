// How people really type: SMS words, dropped vowels, Balinese words in an Indonesian sentence,
// fingers beside the key. Build time only.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sync/guidance/train/dice.h"

namespace bale::guidance::train {

// word -> what stands for it; read from sms.txt and bali.txt ("tidak = gk | ga | tdk").
using Lexicon = std::map<std::string, std::vector<std::string>, std::less<>>;
[[nodiscard]] Lexicon read_lexicon(const std::string& path);

// Each word of the lexicon is put in its other clothes with `percent`.
[[nodiscard]] std::string swap_words(const std::string& text, const Lexicon& lexicon, int percent,
                                     Dice& dice);
// Some words lose their inner vowels, "-nya" becomes "x".
[[nodiscard]] std::string drop_vowels(const std::string& text, int percent, Dice& dice);
// Neighbouring keys, lost, doubled and swapped letters, lost blanks.
[[nodiscard]] std::string slip(const std::string& text, int percent, Dice& dice);
// Some words are left out.
[[nodiscard]] std::string thin(const std::string& text, int percent, Dice& dice);

}  // namespace bale::guidance::train
