#include "kiosk/app/telling.h"

#include <functional>

#include "kiosk/ui/narration.h"
#include "platform/speech/voice.h"

namespace bale::app {
namespace {

speech::Language language_of(report::Lang lang) {
  switch (lang) {
    case report::Lang::kEn: return speech::Language::kEnglish;
    case report::Lang::kBan: return speech::Language::kBalinese;
    case report::Lang::kId: break;
  }
  return speech::Language::kIndonesian;
}

assets::Lang words_of(report::Lang lang) {
  return assets::lang_of(static_cast<std::uint8_t>(lang));
}

speech::Utterances utterances(ui::Narration narration, report::Lang lang) {
  speech::Utterances all;
  all.reserve(narration.size());
  for (ui::Sentence& s : narration) {
    if (s.words.empty()) continue;
    all.push_back({.words = std::string_view(s.words),
                   .language = language_of(lang),
                   .recording = std::move(s.audio),
                   .indonesian = std::string_view(s.indonesian)});
    wipe(s.words.data(), s.words.size());
  }
  return all;
}

// What a listener would notice if it changed under the ring: Huruf's new value, "dipilih".
std::uint64_t digest(const ui::Item& item) {
  const std::hash<std::string> h;
  return h(item.label) * 31 + h(item.value) * 7 + (item.selected ? 2 : 0) + (item.enabled ? 1 : 0);
}

}  // namespace

std::unique_ptr<speech::Speaker> make_speaker(const VoiceConfig& config,
                                              std::unique_ptr<speech::Sink> output,
                                              speech::Told told) {
  speech::VoiceOptions options;
  options.recordings = config.recordings;
  options.reset_gain = config.reset_gain;
  options.balinese_missing =
      assets::tr(assets::Lang::kId, assets::Text::kSayBalineseMissing);
  return std::make_unique<speech::Voice>(std::move(options), std::move(output), speech::espeak(),
                                         std::move(told));
}

void Telling::heed(const model::Command& command) {
  if (std::holds_alternative<model::SpeakScreen>(command)) wish_ = Wish::kScreen;
  if (std::holds_alternative<model::SpeakHelp>(command)) wish_ = Wish::kHelp;
  if (std::holds_alternative<model::StopSpeaking>(command)) wish_ = Wish::kNone;
  if (const auto* typed = std::get_if<model::SpeakTyped>(&command)) {
    wish_ = Wish::kTyped;
    typed_ = typed->words;
  }
}

void Telling::pressed(const model::State& state) {
  if (state.devices.speaker) voice_.click();
}

void Telling::stands(const ui::Description& screen, const model::State& state, bool moved) {
  const model::Voice& voice = state.comfort.voice;
  if (voice.speed != speed_ || voice.volume != volume_) {
    voice_.tune(voice);
    speed_ = voice.speed;
    volume_ = voice.volume;
  }
  const ui::Item* const at = screen.focused();
  const auto before = std::exchange(
      focus_, at == nullptr ? std::nullopt : std::optional(digest(*at)));
  const auto lang = words_of(state.lang);
  const Wish wish = std::exchange(wish_, Wish::kNone);
  ui::Narration told;
  switch (wish) {
    case Wish::kScreen: told = ui::narrate(screen, lang); break;
    case Wish::kHelp: told = ui::narrate_help(screen, lang); break;
    case Wish::kTyped: told = ui::narrate_typed(typed_, lang); break;
    case Wish::kNone:
      if (voice.on && at != nullptr && (moved || before != focus_)) {
        told = ui::narrate(screen, *at, lang);
      }
      break;
  }
  typed_.clear();
  if (!told.empty()) voice_.say(utterances(std::move(told), state.lang));
}

}  // namespace bale::app
