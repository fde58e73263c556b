#include <alsa/asoundlib.h>

#include <string_view>

#include "platform/files.h"
#include "platform/microphone/microphone.h"

namespace bale {
namespace {

constexpr unsigned kLatencyUs = 100'000;
constexpr int kWaitMs = 200;

void keep_quiet(const char*, int, const char*, int, const char*, ...) {}  // NOLINT: ALSA's type

struct ClosePcm {
  void operator()(snd_pcm_t* pcm) const {
    snd_pcm_drop(pcm);
    snd_pcm_close(pcm);
  }
};

// The kernel's list of sound devices names those that record.
bool any_that_records() {
  const auto list = read_file("/proc/asound/pcm", 64 * 1024);
  return list && text_of(*list).find("capture") != std::string_view::npos;
}

class AlsaMicrophone final : public Microphone {
 public:
  explicit AlsaMicrophone(std::string device) : device_(std::move(device)) {
    snd_lib_error_set_handler(keep_quiet);  // a hall without a microphone is no fault
  }

  [[nodiscard]] bool present() const override { return !device_.empty() && any_that_records(); }

  [[nodiscard]] Result<void> open() override {
    snd_pcm_t* pcm = nullptr;
    if (snd_pcm_open(&pcm, device_.c_str(), SND_PCM_STREAM_CAPTURE, SND_PCM_NONBLOCK) < 0) {
      return fail(Errc::kNotFound, "no microphone is there");
    }
    pcm_.reset(pcm);
    const bool set = snd_pcm_set_params(pcm, SND_PCM_FORMAT_S16, SND_PCM_ACCESS_RW_INTERLEAVED, 1,
                                        kVoiceRate, 1, kLatencyUs) >= 0;
    if (set && snd_pcm_start(pcm) >= 0) return {};
    pcm_.reset();
    return fail(Errc::kIo, "the microphone cannot be opened");
  }

  [[nodiscard]] Result<void> read(std::span<std::int16_t> into) override {
    while (!into.empty()) {
      if (!pcm_) return fail(Errc::kNotReady, "the microphone is shut");
      const auto got = snd_pcm_readi(pcm_.get(), into.data(), into.size());
      if (got > 0) {
        into = into.subspan(std::min(static_cast<std::size_t>(got), into.size()));
        continue;
      }
      if (auto more = wait_after(got); !more) return more;
    }
    return {};
  }

  void close() override { pcm_.reset(); }

 private:
  [[nodiscard]] Result<void> wait_after(snd_pcm_sframes_t got) {
    const bool overrun = got == -EPIPE || got == -ESTRPIPE;
    if (overrun && snd_pcm_recover(pcm_.get(), static_cast<int>(got), 1) >= 0 &&
        snd_pcm_start(pcm_.get()) >= 0) {
      return {};  // a hole in the sound, no more
    }
    if (got != 0 && got != -EAGAIN) return fail(Errc::kIo, "the microphone is gone");
    const int waited = snd_pcm_wait(pcm_.get(), kWaitMs);
    if (waited == 0) return fail(Errc::kUnavailable, "nothing is heard");
    if (waited < 0 && waited != -EPIPE) return fail(Errc::kIo, "the microphone is gone");
    return {};
  }

  std::string device_;
  std::unique_ptr<snd_pcm_t, ClosePcm> pcm_;
};

}  // namespace

std::unique_ptr<Microphone> make_microphone(const std::string& device) {
  if (device.ends_with(".wav")) return file_microphone(device, true);
  return std::make_unique<AlsaMicrophone>(device);
}

}  // namespace bale
