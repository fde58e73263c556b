#include "sync/guidance/guidance.h"

#include <algorithm>
#include <numeric>

#include "assets/reference/reference.h"
#include "sync/guidance/cues.h"
#include "sync/report/report.h"

namespace bale::guidance {
namespace {

constexpr float kHint = 2.0F;        // how much likelier a chosen picture makes its category
constexpr float kUnitShare = 0.12F;  // a category below it sends nobody to its agency

std::vector<Ranked> ranked(Scores shares, std::string_view hint) {
  const auto keys = report::category_keys();
  float total = 0;
  for (std::size_t c = 0; c < kCategories; ++c) {
    if (keys[c] == hint) shares[c] *= kHint;
    total += shares[c];
  }
  std::vector<Ranked> out;
  for (std::size_t c = 0; c < kCategories; ++c) out.push_back({keys[c], shares[c] / total});
  std::stable_sort(out.begin(), out.end(),
                   [](const Ranked& a, const Ranked& b) { return a.share > b.share; });
  return out;
}

std::size_t index_of(std::string_view category) {
  const auto keys = report::category_keys();
  return static_cast<std::size_t>(std::find(keys.begin(), keys.end(), category) - keys.begin());
}

// How much each word pulls towards the category, against its pull towards the others.
SecretVector<float> pulls(const Model& model, const SecretVector<Feature>& features,
                          std::size_t words, std::size_t category) {
  SecretVector<float> out(words, 0.0F);
  for (const auto& feature : features) {
    const auto pull = model.pull(feature);
    const float all = std::accumulate(pull.begin(), pull.end(), 0.0F);
    out[feature.word] += pull[category] - all / static_cast<float>(kCategories);
  }
  return out;
}

bool told_already(const std::vector<SecretString>& words, std::string_view word) {
  return std::any_of(words.begin(), words.end(),
                     [word](const SecretString& one) { return one.view() == word; });
}

// The strongest words, as the visitor wrote them.
std::vector<SecretString> because(const SecretVector<float>& pull, const Words& words,
                                  std::string_view text) {
  SecretVector<std::size_t> order(words.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return pull[a] > pull[b]; });
  std::vector<SecretString> out;
  for (const auto i : order) {
    if (out.size() == kBecauseMax || pull[i] <= 0.3F * pull[order.front()]) break;
    const auto own = text.substr(words.list[i].text_at, words.list[i].text_size);
    if (filler(words[i]) || told_already(out, own)) continue;
    out.emplace_back(own);
  }
  return out;
}

void put_unit(std::vector<std::string>& to, const assets::Unit* unit, const assets::Day& day) {
  if (unit == nullptr || !unit->valid_on(day) || to.size() == kUnitsMax) return;
  if (std::find(to.begin(), to.end(), unit->code) == to.end()) to.push_back(unit->code);
}

// Agencies the text names come first, then those of the likeliest categories; when no word speaks
// for a category, none follows from it.
std::vector<std::string> units(const Words& words, const Suggestion& found,
                               const assets::Day& day) {
  const auto& categories = found.categories;
  std::vector<std::string> out;
  for (const auto& code : named_units(words)) put_unit(out, assets::find_unit(code), day);
  for (std::size_t i = 0; i < 3 && !found.because.empty(); ++i) {
    if (categories[i].share < kUnitShare) break;
    put_unit(out, assets::suggestion_for(categories[i].category, day), day);
  }
  return out;
}

}  // namespace

Suggestion suggest(std::string_view text, std::string_view category, const assets::Day& day) {
  Suggestion out;
  const auto words = split_words(text);
  if (words.size() == 0) return out;
  const auto features = features_of(words);
  const auto model = Model::built_in();
  out.categories = ranked(model.shares(features), category);
  const auto best = out.categories.front();
  out.because = because(pulls(model, features, words.size(), index_of(best.category)), words, text);
  out.units = units(words, out, day);
  out.what = out.because.size() > 1 || (!out.because.empty() && best.share > 0.5F);
  out.where = tells_where(words, text);
  out.when = tells_when(words);
  out.emergency = emergency(words);
  out.whistle = whistle(words);
  return out;
}

}  // namespace bale::guidance
