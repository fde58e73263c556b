// The training texts as people write them down: one seed a line, with choices in it.
//
//   # a remark
//   @hole = lubang | berlubang [parah|besar|]   a name for choices, in this file
//   Jalan {hole} di {place}[ sejak {since}|].   a seed; {place}, {since} come from common.txt
//   ~ jln rsk bgt                               a seed that is no proper spelling (no word list)
//   en: street light is broken                  English; ban: Balinese (not put into SMS words)
//
// The file's name is the category. Choices nest. Build time only.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "sync/guidance/train/dice.h"

namespace bale::guidance::train {

enum class Register { kProper, kLoose, kEnglish, kBalinese };

using Slots = std::map<std::string, std::string, std::less<>>;

struct Seed {
  Register form{Register::kProper};
  std::string pattern;
};

struct Source {
  Slots slots;  // the common ones and the file's own
  std::vector<Seed> seeds;
};

// Throws std::runtime_error with file and line: a wrong text must stop the build.
[[nodiscard]] Source read_source(const std::string& path, const Slots& common);

// One way to say it. Throws for a slot nobody named.
[[nodiscard]] std::string expand(const std::string& pattern, const Slots& slots, Dice& dice);

}  // namespace bale::guidance::train
