// Dengar, Huruf, Warna and the languages: on every screen, each keeps the draft.
#include <array>

#include "kiosk/screens/common.h"

namespace bale::screens {
namespace {

using report::Lang;

Text size_text(model::TextSize size) {
  switch (size) {
    case model::TextSize::kKecil: return Text::kRoofSizeSmall;
    case model::TextSize::kBesar: return Text::kRoofSizeLarge;
    case model::TextSize::kTerbesar: return Text::kRoofSizeLargest;
    case model::TextSize::kBiasa: break;
  }
  return Text::kRoofSize;
}

// The value is shown once it is not what a visit begins with.
std::string_view size_value(const model::State& s) {
  if (s.comfort.size == model::TextSize::kBiasa) return {};
  return tr(s, size_text(s.comfort.size));
}

std::string_view colours_value(const model::State& s) {
  switch (s.comfort.colours) {
    case model::Colours::kBlackOnWhite: return tr(s, Text::kRoofColoursLight);
    case model::Colours::kWhiteOnBlack: return tr(s, Text::kRoofColoursDark);
    case model::Colours::kBale: break;
  }
  return {};
}

// Some words of this screen have no Balinese yet and stand in Indonesian: its own, or those of the
// roof and the plinth.
bool partly_indonesian(const model::State& s) {
  const std::string_view screen = name_shown(s);
  for (const auto family : {screen, screen.substr(0, screen.find('_')), std::string_view("common"),
                            std::string_view("roof"), std::string_view("step")}) {
    if (assets::any_fallback(lang(s), family)) return true;
  }
  return false;
}

std::string_view language_letters(const model::State& s) {
  switch (s.lang) {
    case Lang::kEn: return "EN";
    case Lang::kBan: return partly_indonesian(s) ? "BAN+" : "BAN";
    case Lang::kId: break;
  }
  return "ID";
}

struct Language {
  Lang lang;
  Text name;
};
// Each in its own words, so that who cannot read this screen finds his.
constexpr std::array<Language, 3> kLanguages{{{Lang::kId, Text::kStripIndonesian},
                                              {Lang::kBan, Text::kStripBalinese},
                                              {Lang::kEn, Text::kStripEnglish}}};

void languages_strip(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  std::array<ui::StripKey, kLanguages.size()> keys;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    keys[i] = {.label = tr(s, kLanguages[i].name), .selected = s.lang == kLanguages[i].lang};
  }
  if (const auto touched = ui.strip(keys)) {
    sink.emit(model::LanguageChosen{kLanguages[*touched].lang});
  }
}

// What the next touch does, in words; the present value is for the voice.
Text speed_text(int speed) {
  if (speed == 1) return Text::kStripSlower;
  return speed == 0 ? Text::kStripFaster : Text::kStripNormalSpeed;
}

void voice_strip(ui::Ui& ui, const model::State& s, model::EventSink& sink) {
  const model::Voice& v = s.comfort.voice;
  const std::string volume = tr(s, Text::kStripVolume, {{"n", std::to_string(v.volume)},
                                                        {"m", std::to_string(model::kVolumes)}});
  const std::array<ui::StripKey, 4> keys{{
      {.label = tr(s, Text::kStripRepeat), .icon = Icon::kUlangi},
      {.label = tr(s, speed_text(v.speed)), .icon = Icon::kPelan},
      {.label = volume, .icon = Icon::kDengar},
      // "dipilih": who sees nothing hears that it worked.
      {.label = tr(s, Text::kStripHide), .icon = Icon::kMatat, .selected = v.hidden},
  }};
  const auto touched = ui.strip(keys);
  if (!touched) return;
  switch (*touched) {
    case 0: return sink.emit(model::VoiceRepeated{});
    case 1: return sink.emit(model::SpeedTurned{});
    case 2: return sink.emit(model::VolumeTurned{});
    default: return sink.emit(model::HidePressed{});
  }
}

bool strip_stands(const model::State& s) {
  return s.strip != model::Strip::kNone && !s.countdown_s;
}

}  // namespace

ui::Comfort comfort_of(const model::State& s) {
  return {.size = static_cast<ui::TextSize>(s.comfort.size),
          .palette = static_cast<ui::Palette>(s.comfort.colours),
          .slow = s.comfort.slow,
          .hidden = s.comfort.voice.hidden,
          .motion = s.hall.motion,
          .strip = strip_stands(s)};
}

void roof_words(const model::State& s, ui::Building& b) {
  // On the attract screen the buttons are the languages.
  if (s.screen != model::Screen::kAttract) {
    b.languages = {tr(s, Text::kRoofLanguages), language_letters(s)};
  }
  b.voice = {tr(s, s.speaking ? Text::kRoofStop : Text::kRoofListen), {}};
  b.speaking = s.speaking;
  b.size = {tr(s, Text::kRoofSize), size_value(s)};
  b.colours = {tr(s, Text::kRoofColours), colours_value(s)};
  b.hidden_words = tr(s, Text::kRoofHidden);
}

void roof_touched(const ui::RoofTouch& t, model::EventSink& sink) {
  if (t.close) sink.emit(model::ClosePressed{});
  if (t.languages) sink.emit(model::LanguagesPressed{});
  if (t.voice) sink.emit(model::VoicePressed{});
  if (t.size) sink.emit(model::SizeTurned{});
  if (t.colours) sink.emit(model::ColoursTurned{});
  if (t.reveal) sink.emit(model::HidePressed{});
}

void strip(ui::Ui& ui, const model::State& state, model::EventSink& sink) {
  if (!strip_stands(state)) return;
  state.strip == model::Strip::kVoice ? voice_strip(ui, state, sink)
                                      : languages_strip(ui, state, sink);
}

}  // namespace bale::screens
