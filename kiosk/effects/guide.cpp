#include "kiosk/effects/guide.h"

#include "assets/reference/reference.h"
#include "sync/guidance/guidance.h"

namespace bale::effects {
namespace {

constexpr std::size_t kCategoriesMax = 3;  // more are the pictures' business
constexpr float kShareMin = 0.08F;         // below it a guess only confuses

}  // namespace

GuideHand::GuideHand(Post post, const Clock& clock, Similar similar)
    : post_(std::move(post)), clock_(clock), similar_(std::move(similar)) {}

bool GuideHand::take(const model::Command& command) {
  const auto* suggest = std::get_if<model::Suggest>(&command);
  if (suggest == nullptr) return false;
  post_(model::GuidanceSeen{guidance_for(*suggest)});
  return true;
}

model::Guidance GuideHand::guidance_for(const model::Suggest& command) const {
  const auto day = assets::day_in_wita(clock_.wall());
  const auto found = guidance::suggest(command.words, command.category, day);
  model::Guidance out;
  for (const auto& one : found.categories) {
    if (found.because.empty()) break;  // no word speaks for any of them
    if (out.categories.size() == kCategoriesMax || one.share < kShareMin) break;
    out.categories.emplace_back(one.category);
  }
  for (const auto& code : found.units) {
    if (const auto* unit = assets::find_unit(code)) out.units.push_back({unit->code, unit->name});
  }
  for (const auto& word : found.because) out.because.emplace_back(word.view());
  out.what = found.what;
  out.where = found.where;
  out.when = found.when;
  out.emergency = found.emergency;
  out.whistle = found.whistle;
  const auto best = out.categories.empty() ? std::string_view() : out.categories.front();
  out.similar_this_week =
      similar_to(command.category.empty() ? best : std::string_view(command.category),
                 command.desa);
  return out;
}

// Sensitive topics are never counted.
int GuideHand::similar_to(std::string_view category, std::string_view desa) const {
  if (!similar_ || category.empty() || desa.empty() || report::sensitive(category)) return 0;
  return similar_(category, desa);
}

}  // namespace bale::effects
