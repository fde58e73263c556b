#include <alsa/asoundlib.h>

#include <chrono>
#include <string_view>
#include <thread>

#include "platform/speech/jack.h"

namespace bale::speech {
namespace {

void keep_quiet(const char*, int, const char*, int, const char*, ...) {}  // NOLINT: ALSA's type

struct CloseCtl {
  void operator()(snd_ctl_t* ctl) const { snd_ctl_close(ctl); }
};

class AlsaJack final : public Jack {
 public:
  explicit AlsaJack(std::string card) : card_(std::move(card)) {
    snd_lib_error_set_handler(keep_quiet);  // a card that is not there is no fault
  }

  bool plugged() override {
    if (!ctl_ && !open()) return false;
    snd_ctl_elem_value_t* value = nullptr;
    snd_ctl_elem_value_alloca(&value);
    snd_ctl_elem_value_set_interface(value, SND_CTL_ELEM_IFACE_CARD);
    snd_ctl_elem_value_set_name(value, "Headphone Jack");
    const int read = snd_ctl_elem_read(ctl_.get(), value);
    if (read >= 0) return snd_ctl_elem_value_get_boolean(value, 0) != 0;
    if (read == -ENOENT || read == -EINVAL) return true;  // the card is the headphones
    ctl_.reset();                                         // it was pulled out whole
    return false;
  }

  void wait(int wait_ms) override {
    if (!ctl_) return std::this_thread::sleep_for(std::chrono::milliseconds(wait_ms));
    const int came = snd_ctl_wait(ctl_.get(), wait_ms);
    if (came < 0) return ctl_.reset();
    if (came > 0) take_events();
  }

 private:
  bool open() {
    snd_ctl_t* ctl = nullptr;
    if (snd_ctl_open(&ctl, card_.c_str(), SND_CTL_NONBLOCK) < 0) return false;
    ctl_.reset(ctl);
    snd_ctl_subscribe_events(ctl, 1);
    return true;
  }
  // What changed is asked for by plugged(); here the events only go.
  void take_events() {
    snd_ctl_event_t* event = nullptr;
    snd_ctl_event_alloca(&event);
    int read = 1;
    while (read > 0) read = snd_ctl_read(ctl_.get(), event);
    if (read < 0 && read != -EAGAIN) ctl_.reset();
  }

  std::string card_;
  std::unique_ptr<snd_ctl_t, CloseCtl> ctl_;
};

}  // namespace

std::string card_of(const std::string& device) {
  std::string_view card(device);
  if (card.starts_with("plughw:")) card.remove_prefix(std::string_view("plug").size());
  return std::string(card.substr(0, card.find(',')));
}

std::unique_ptr<Jack> alsa_jack(const std::string& device) {
  return std::make_unique<AlsaJack>(card_of(device));
}

}  // namespace bale::speech
