#include "platform/speech/sound.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <fstream>

#include "platform/bytes.h"
#include "platform/files.h"

namespace bale::speech {
namespace {

static_assert(std::endian::native == std::endian::little, "WAV is little-endian");

constexpr std::size_t kMost = 60U * 48'000U * 2U + 4096U;  // bytes: a minute at 48 kHz
constexpr std::size_t kHeader = 44;

template <typename T>
T at(std::span<const std::uint8_t> bytes, std::size_t offset) {
  T out{};
  std::memcpy(&out, bytes.data() + offset, sizeof out);
  return out;
}

bool tagged(std::span<const std::uint8_t> bytes, std::size_t offset, const char* tag) {
  return bytes.size() >= offset + 4 && std::memcmp(bytes.data() + offset, tag, 4) == 0;
}

// Straight lines between samples: a prompt is speech, not music.
Pcm resampled(std::span<const std::int16_t> in, double rate) {
  if (in.empty()) return {};
  const double step = rate / kRate;
  const auto count = static_cast<std::size_t>(static_cast<double>(in.size()) / step);
  Pcm out(count);
  for (std::size_t i = 0; i < count; ++i) {
    const double place = static_cast<double>(i) * step;
    const auto left = std::min(static_cast<std::size_t>(place), in.size() - 1);
    const auto right = std::min(left + 1, in.size() - 1);
    const double part = place - std::floor(place);
    out[i] = static_cast<std::int16_t>(std::lround(in[left] * (1 - part) + in[right] * part));
  }
  return out;
}

// Soft at both ends.
Pcm note(int length_ms, float pitch) {
  constexpr float kHeight = 9'000.0F;
  Pcm out(static_cast<std::size_t>(kRate) * static_cast<std::size_t>(length_ms) / 1000);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const float t = static_cast<float>(i) / kRate;
    const float fade = std::sin(3.14159F * static_cast<float>(i) / static_cast<float>(out.size()));
    out[i] = static_cast<std::int16_t>(kHeight * fade * std::sin(6.28318F * pitch * t));
  }
  return out;
}

class FileSink final : public Sink {
 public:
  explicit FileSink(std::string path) : path_(std::move(path)) {}
  ~FileSink() override { save(); }
  Result<void> open() override {
    open_ = true;
    return {};
  }
  bool is_open() const override { return open_; }
  Result<void> write(std::span<const std::int16_t> samples) override {
    all_.insert(all_.end(), samples.begin(), samples.end());
    return {};
  }
  void drain() override { save(); }
  void drop() override { save(); }

 private:
  void save() {
    const auto bytes = wav_of(all_);
    std::ofstream out(path_, std::ios::binary | std::ios::trunc);
    out.write(reinterpret_cast<const char*>(bytes.data()),
              static_cast<std::streamsize>(bytes.size()));
  }
  std::string path_;
  Pcm all_;
  bool open_{false};
};

}  // namespace

std::unique_ptr<Sink> file_sink(std::string path) {
  return std::make_unique<FileSink>(std::move(path));
}

std::unique_ptr<Sink> make_sink(const std::string& device) {
  return device.ends_with(".wav") ? file_sink(device) : alsa_sink(device);
}

Result<Pcm> read_wav(const std::string& path) {
  const auto file = read_file(path, kMost);
  if (!file) return tl::unexpected<Error>(file.error());
  const std::span<const std::uint8_t> b(*file);
  const auto wrong = [](const char* what) {
    return fail(Errc::kInvalid, std::string("A recorded prompt is not used: ") + what + ".");
  };
  if (!tagged(b, 0, "RIFF") || !tagged(b, 8, "WAVE")) return wrong("it is no WAV file");
  std::uint32_t rate = 0;
  for (std::size_t chunk = 12; chunk + 8 <= b.size();) {
    const auto size = std::size_t{at<std::uint32_t>(b, chunk + 4)};
    const std::size_t body = chunk + 8;
    if (size > b.size() - body) return wrong("it ends in the middle");
    if (tagged(b, chunk, "fmt ") && size >= 16) {
      const bool plain = at<std::uint16_t>(b, body) == 1 && at<std::uint16_t>(b, body + 2) == 1 &&
                         at<std::uint16_t>(b, body + 14) == 16;
      rate = at<std::uint32_t>(b, body + 4);
      if (!plain || rate < 8'000 || rate > 48'000) return wrong("it is not 16-bit mono");
    }
    if (tagged(b, chunk, "data")) {
      if (rate == 0) return wrong("its sound comes before its format");
      Pcm samples(size / 2);
      if (!samples.empty()) std::memcpy(samples.data(), b.data() + body, samples.size() * 2);
      return resampled(samples, rate);
    }
    chunk = body + size + (size & 1U);
  }
  return wrong("it holds no sound");
}

std::vector<std::uint8_t> wav_of(std::span<const std::int16_t> samples) {
  const auto size = static_cast<std::uint32_t>(samples.size() * 2);
  std::vector<std::uint8_t> out(kHeader + size);
  const auto put = [&](std::size_t offset, const auto& value) {
    std::memcpy(out.data() + offset, &value, sizeof value);
  };
  std::memcpy(out.data(), "RIFF", 4);
  put(4, static_cast<std::uint32_t>(36 + size));
  std::memcpy(out.data() + 8, "WAVEfmt ", 8);
  put(16, std::uint32_t{16});
  put(20, std::uint16_t{1});
  put(22, std::uint16_t{1});
  put(24, std::uint32_t{kRate});
  put(28, std::uint32_t{kRate * 2});
  put(32, std::uint16_t{2});
  put(34, std::uint16_t{16});
  std::memcpy(out.data() + 36, "data", 4);
  put(40, size);
  if (size > 0) std::memcpy(out.data() + kHeader, samples.data(), size);
  return out;
}

void amplify(std::span<std::int16_t> samples, float gain) {
  for (std::int16_t& s : samples) {
    s = static_cast<std::int16_t>(std::clamp(static_cast<float>(s) * gain, -32768.0F, 32767.0F));
  }
}

float gain_of(int volume, float reset_gain) {
  constexpr float kGains[] = {0.32F, 0.56F, 1.0F, 1.5F, 2.0F};
  return reset_gain * kGains[std::clamp(volume, 1, 5) - 1];
}

Pcm click_sound() { return note(12, 1'200.0F); }

Pcm chime_sound() {
  Pcm out = note(180, 660.0F);
  const Pcm second = note(220, 880.0F);
  out.insert(out.end(), second.begin(), second.end());
  return out;
}

}  // namespace bale::speech
