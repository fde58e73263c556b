#include "platform/speech/sound.h"

namespace bale::speech {
namespace {

class RoutedSink final : public Sink {
 public:
  RoutedSink(std::unique_ptr<Sink> loudspeaker, std::unique_ptr<Sink> headphones,
             std::function<bool()> plugged)
      : loudspeaker_(std::move(loudspeaker)),
        headphones_(std::move(headphones)),
        plugged_(std::move(plugged)),
        at_headphones_(plugged_()) {}

  Result<void> open() override {
    at_headphones_ = plugged_();
    return here().open();
  }
  bool is_open() const override { return settled() && here().is_open(); }
  Result<void> write(std::span<const std::int16_t> samples) override {
    if (settled()) return here().write(samples);
    here().drop();
    return fail(Errc::kIo, "The headphones were plugged in or pulled out.");
  }
  void drain() override { settled() ? here().drain() : here().drop(); }
  void drop() override { here().drop(); }

 private:
  bool settled() const { return plugged_() == at_headphones_; }
  Sink& here() const { return at_headphones_ ? *headphones_ : *loudspeaker_; }

  std::unique_ptr<Sink> loudspeaker_;
  std::unique_ptr<Sink> headphones_;
  std::function<bool()> plugged_;
  bool at_headphones_;
};

}  // namespace

std::unique_ptr<Sink> routed_sink(std::unique_ptr<Sink> loudspeaker,
                                  std::unique_ptr<Sink> headphones,
                                  std::function<bool()> plugged) {
  return std::make_unique<RoutedSink>(std::move(loudspeaker), std::move(headphones),
                                      std::move(plugged));
}

}  // namespace bale::speech
