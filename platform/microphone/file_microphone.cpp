#include <algorithm>
#include <chrono>
#include <thread>

#include "platform/microphone/microphone.h"
#include "platform/speech/sound.h"

namespace bale {
namespace {

class FileMicrophone final : public Microphone {
 public:
  FileMicrophone(std::string path, bool paced) : path_(std::move(path)), paced_(paced) {}

  [[nodiscard]] bool present() const override { return speech::read_wav(path_).has_value(); }

  [[nodiscard]] Result<void> open() override {
    auto sound = speech::read_wav(path_);
    if (!sound) return tl::unexpected(sound.error());
    if (sound->empty()) return fail(Errc::kNotFound, "the file holds no sound");
    samples_ = resample(*sound, speech::kRate, kVoiceRate);
    at_ = 0;
    due_ = std::chrono::steady_clock::now();
    return {};
  }

  [[nodiscard]] Result<void> read(std::span<std::int16_t> into) override {
    if (samples_.empty()) return fail(Errc::kNotReady, "the microphone is shut");
    for (auto& sample : into) sample = samples_[at_++ % samples_.size()];
    if (!paced_) return {};
    due_ += std::chrono::milliseconds(into.size() * 1000 / kVoiceRate);
    std::this_thread::sleep_until(due_);
    return {};
  }

  void close() override { VoiceSamples().swap(samples_); }

 private:
  std::string path_;
  bool paced_;
  VoiceSamples samples_;
  std::size_t at_{0};
  std::chrono::steady_clock::time_point due_;
};

}  // namespace

std::unique_ptr<Microphone> file_microphone(const std::string& path, bool paced) {
  return std::make_unique<FileMicrophone>(path, paced);
}

VoiceSamples resample(std::span<const std::int16_t> samples, int from, int to) {
  VoiceSamples out(samples.size() * static_cast<std::size_t>(to) / static_cast<std::size_t>(from));
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto place = static_cast<std::uint64_t>(i) * static_cast<std::uint64_t>(from);
    const auto left = static_cast<std::size_t>(place / static_cast<std::uint64_t>(to));
    const auto part = static_cast<int>(place % static_cast<std::uint64_t>(to));
    const auto right = std::min(left + 1, samples.size() - 1);
    const int between = (samples[right] - samples[left]) * part / to;
    out[i] = static_cast<std::int16_t>(samples[left] + between);
  }
  return out;
}

}  // namespace bale
