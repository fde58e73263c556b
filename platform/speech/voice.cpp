#include "platform/speech/voice.h"

#include <algorithm>
#include <chrono>

namespace bale::speech {
namespace {

constexpr std::size_t kPieceSamples = kRate * 60 / 1000;
constexpr std::size_t kBreath = kRate * 180 / 1000;  // between two sentences

}  // namespace

Voice::Voice(VoiceOptions options, std::unique_ptr<Sink> sink,
             std::unique_ptr<Synthesis> synthesis, Told told)
    : options_(std::move(options)),
      sink_(std::move(sink)),
      synthesis_(std::move(synthesis)),
      recordings_(options_.recordings),
      told_(std::move(told)),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

Voice::~Voice() {
  thread_.request_stop();
  stop();
  thread_.join();
}

void Voice::say(Utterances utterances) {
  {
    const std::lock_guard lock(mutex_);
    waiting_ = std::move(utterances);
    ++turn_;
  }
  changed_.notify_all();
}

void Voice::stop() { say({}); }

void Voice::tune(int speed, int volume) {
  speed_ = std::clamp(speed, 0, kSpeeds - 1);
  volume_ = std::clamp(volume, 1, kVolumes);
}

// What asks for an answer is not lost to the sound of a press.
void Voice::sound(Noise noise) {
  {
    const std::lock_guard lock(mutex_);
    noise_ = std::max(noise_, noise);
  }
  changed_.notify_all();
}

// Drained, or a device that begins with a full buffer keeps so short a sound to itself.
void Voice::make(Noise noise, std::uint64_t turn) {
  if (!sink_->is_open()) look_for_device();
  if (!sink_->is_open()) return;
  const bool heard = play(noise == Noise::kChime ? chime_sound() : click_sound(), turn);
  if (heard) sink_->drain();
}

void Voice::look_for_device() {
  const bool present = sink_->is_open() || sink_->open().has_value();
  if (present_ == present) return;
  present_ = present;
  if (told_.device) told_.device(present);
}

void Voice::work(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    look_for_device();
    Utterances now;
    std::uint64_t turn = 0;
    Noise noise = Noise::kNone;
    {
      std::unique_lock lock(mutex_);
      const auto news = [this] { return !waiting_.empty() || noise_ != Noise::kNone; };
      if (sink_->is_open()) {
        changed_.wait(lock, stop, news);
      } else {
        changed_.wait_for(lock, stop, std::chrono::milliseconds(options_.look_ms), news);
      }
      now.swap(waiting_);
      turn = turn_;
      noise = std::exchange(noise_, Noise::kNone);
    }
    if (stop.stop_requested()) return;
    if (now.empty()) {
      make(noise, turn);
    } else {
      look_for_device();
      speak(std::move(now), turn);
    }
  }
}

void Voice::speak(Utterances utterances, std::uint64_t turn) {
  if (told_.speaking) told_.speaking(true);
  bool on = sink_->is_open();
  for (const Utterance& u : utterances) on = on && speak(u, turn);
  if (on) {
    sink_->drain();
  } else {
    sink_->drop();
  }
  // What is said next begins with true again: never false after its true.
  if (told_.speaking) told_.speaking(false);
}

bool Voice::speak(const Utterance& u, std::uint64_t turn) {
  const Pcm recorded = recordings_.find(u.language, u.recording);
  bool good = true;
  if (!recorded.empty()) {
    good = play(recorded, turn);
  } else {
    if (u.language == Language::kBalinese && !std::exchange(told_missing_, true) &&
        !options_.balinese_missing.empty()) {
      good = read(options_.balinese_missing, Language::kIndonesian, turn);
    }
    const bool other = u.language == Language::kBalinese && !u.indonesian.empty();
    good = good && read(other ? u.indonesian : u.words, u.language, turn);
  }
  return good && play(Pcm(kBreath), turn);
}

bool Voice::read(std::string_view words, Language language, std::uint64_t turn) {
  bool good = true;
  const auto done = synthesis_->speak(words, language, speed_, [&](auto samples) {
    return good = play(samples, turn);
  });
  return done.has_value() && good;
}

bool Voice::play(std::span<const std::int16_t> samples, std::uint64_t turn) {
  while (!samples.empty()) {
    if (!wanted(turn)) return false;
    const auto piece = samples.first(std::min(samples.size(), kPieceSamples));
    samples = samples.subspan(piece.size());
    Pcm loud(piece.begin(), piece.end());
    amplify(loud, gain_of(volume_, options_.reset_gain));
    if (!sink_->write(loud)) {
      look_for_device();
      return false;
    }
  }
  return wanted(turn);
}

}  // namespace bale::speech
