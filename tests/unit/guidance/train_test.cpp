// The trainer: the same texts give the same model, and the texts are many and varied.
#include <doctest/doctest.h>

#include <array>
#include <set>
#include <stdexcept>

#include "sync/guidance/train/corpus.h"
#include "sync/guidance/train/trainer.h"
#include "sync/report/report.h"

using namespace bale;
using namespace bale::guidance;
using namespace bale::guidance::train;

namespace {

const std::string kTexts = std::string(BALE_SOURCE_DIR) + "/assets/guidance/texts";

}  // namespace

TEST_CASE("every category has hundreds of distinct training texts from scores of seeds") {
  const Corpus corpus(kTexts);
  std::array<std::set<std::string>, kCategories> texts;
  std::array<std::set<std::size_t>, kCategories> seeds;
  std::size_t all = 0;
  for (const auto& one : corpus.texts(10)) {
    texts[one.category].insert(one.text);
    seeds[one.category].insert(one.seed);
  }
  for (std::size_t c = 0; c < kCategories; ++c) {
    CAPTURE(report::category_keys()[c]);
    CHECK(texts[c].size() >= 250);
    CHECK(seeds[c].size() >= 80);
    all += texts[c].size();
  }
  CHECK(all >= 5000);
}

TEST_CASE("training again gives the same bytes") {
  const Corpus corpus(kTexts);
  const auto once = [&] {
    std::vector<Example> examples;
    for (const auto& one : corpus.texts(1)) {
      examples.push_back({one.category, features_of(split_words(one.text))});
    }
    Settings settings;
    settings.epochs = 1;
    return guidance::train::train(examples, settings);
  };
  const auto first = once();
  CHECK(first.size() == Model::kSize);
  CHECK(first == once());
}

TEST_CASE("a seed with an unknown slot or an open bracket stops the build with its text") {
  Dice dice(1);
  CHECK_THROWS_AS(static_cast<void>(expand("di {nowhere}", {}, dice)), std::runtime_error);
  CHECK_THROWS_AS(static_cast<void>(expand("air [mati|keruh", {}, dice)), std::runtime_error);
  const Slots slots{{"x", "satu|satu"}};
  CHECK(expand("[a|a] {x}", slots, dice) == "a satu");
}
