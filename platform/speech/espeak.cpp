#include <espeak-ng/speak_lib.h>

#include <algorithm>

#include "platform/speech/synthesis.h"

namespace bale::speech {
namespace {

constexpr int kPieceMs = 60;
// Words a minute. 145 is a calm reader; elders follow 115; a practised listener asks for more.
constexpr int kWordsAMinute[kSpeeds] = {115, 145, 190};

const Piece* listener = nullptr;  // espeak-ng is one global itself: one call at a time

int heard(short* samples, int count, espeak_EVENT*) {
  if (samples == nullptr || count <= 0 || listener == nullptr) return 0;
  return (*listener)({samples, static_cast<std::size_t>(count)}) ? 0 : 1;
}

class Espeak final : public Synthesis {
 public:
  Result<void> speak(std::string_view words, Language language, int speed,
                     const Piece& piece) override {
    if (!prepare(language)) return fail(Errc::kNotReady, "No voice is installed (espeak-ng-data).");
    espeak_SetParameter(espeakRATE, kWordsAMinute[std::clamp(speed, 0, kSpeeds - 1)], 0);
    const SecretString text(words);
    SecretVector<char> ended(text.view().begin(), text.view().end());
    ended.push_back('\0');
    listener = &piece;
    const auto done = espeak_Synth(ended.data(), ended.size(), 0, POS_CHARACTER, 0,
                                   espeakCHARS_UTF8, nullptr, nullptr);
    listener = nullptr;
    if (done != EE_OK) return fail(Errc::kIo, "The voice cannot say this.");
    return {};
  }

 private:
  // Set up once and never torn down: espeak_Terminate() after a second espeak_Initialize() waits for
  // ever (1.51). The process is executed anew at the end of a visit, and with it this.
  static bool set_up() {
    static const bool done = [] {
      const int rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, kPieceMs, nullptr,
                                         espeakINITIALIZE_DONT_EXIT);
      espeak_SetSynthCallback(heard);
      return rate == kRate;
    }();
    return done;
  }
  static bool prepare(Language language) {
    if (!set_up()) return false;
    return espeak_SetVoiceByName(language == Language::kEnglish ? "en" : "id") == EE_OK;
  }
};

}  // namespace

std::unique_ptr<Synthesis> espeak() { return std::make_unique<Espeak>(); }

}  // namespace bale::speech
