// The loudspeaker through ALSA. Its errors go nowhere but into the result: a kiosk without a sound
// card is a kiosk, not a fault.
#include <alsa/asoundlib.h>

#include <algorithm>

#include "platform/speech/sound.h"

namespace bale::speech {
namespace {

constexpr unsigned kLatencyUs = 120'000;  // what a stop has to throw away at most
constexpr int kWaitMs = 500;              // a device that takes nothing for so long is gone

void keep_quiet(const char*, int, const char*, int, const char*, ...) {}  // NOLINT: ALSA's type

class AlsaSink final : public Sink {
 public:
  explicit AlsaSink(std::string device) : device_(std::move(device)) {
    snd_lib_error_set_handler(keep_quiet);
  }
  ~AlsaSink() override { close(); }
  AlsaSink(const AlsaSink&) = delete;
  AlsaSink& operator=(const AlsaSink&) = delete;

  Result<void> open() override {
    if (pcm_ != nullptr) return {};
    if (snd_pcm_open(&pcm_, device_.c_str(), SND_PCM_STREAM_PLAYBACK, SND_PCM_NONBLOCK) < 0) {
      pcm_ = nullptr;
      return fail(Errc::kNotReady, "There is no loudspeaker.");
    }
    if (snd_pcm_set_params(pcm_, SND_PCM_FORMAT_S16_LE, SND_PCM_ACCESS_RW_INTERLEAVED, 1, kRate, 1,
                           kLatencyUs) < 0) {
      close();
      return fail(Errc::kNotReady, "The loudspeaker does not take our sound.");
    }
    return {};
  }
  bool is_open() const override { return pcm_ != nullptr; }

  Result<void> write(std::span<const std::int16_t> samples) override {
    while (!samples.empty()) {
      if (pcm_ == nullptr) return fail(Errc::kIo, "The loudspeaker is gone.");
      const auto done = snd_pcm_writei(pcm_, samples.data(), samples.size());
      if (done > 0) {
        samples = samples.subspan(static_cast<std::size_t>(done));
      } else if (done == 0 || done == -EAGAIN) {
        if (snd_pcm_wait(pcm_, kWaitMs) <= 0) close();
      } else if (snd_pcm_recover(pcm_, static_cast<int>(done), 1) < 0) {
        close();
      }
    }
    return {};
  }
  void drain() override {
    if (pcm_ == nullptr) return;
    snd_pcm_nonblock(pcm_, 0);
    snd_pcm_drain(pcm_);  // at most kLatencyUs
    snd_pcm_nonblock(pcm_, 1);
    snd_pcm_prepare(pcm_);
  }
  void drop() override {
    if (pcm_ == nullptr) return;
    snd_pcm_drop(pcm_);
    snd_pcm_prepare(pcm_);
  }

 private:
  void close() {
    if (pcm_ != nullptr) snd_pcm_close(pcm_);
    pcm_ = nullptr;
  }
  std::string device_;
  snd_pcm_t* pcm_{nullptr};
};

}  // namespace

std::unique_ptr<Sink> alsa_sink(std::string device) {
  return std::make_unique<AlsaSink>(std::move(device));
}

}  // namespace bale::speech
