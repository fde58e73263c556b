// A speaker that makes no sound and forgets nothing: what it was told, in order.
#pragma once

#include <mutex>
#include <string>
#include <vector>

#include "platform/speech/speaker.h"

namespace bale::fake {

class Speaker final : public speech::Speaker {
 public:
  void say(speech::Utterances utterances) override {
    const std::lock_guard lock(mutex_);
    for (const auto& u : utterances) said_.emplace_back(u.words.view());
    ++turns_;
  }
  void stop() override {
    const std::lock_guard lock(mutex_);
    ++stops_;
  }
  void tune(int speed, int volume) override {
    const std::lock_guard lock(mutex_);
    speed_ = speed;
    volume_ = volume;
  }
  void click() override {
    const std::lock_guard lock(mutex_);
    ++clicks_;
  }

  void chime() override {
    const std::lock_guard lock(mutex_);
    ++chimes_;
  }

  [[nodiscard]] std::vector<std::string> said() const { return under_lock(said_); }
  [[nodiscard]] int turns() const { return under_lock(turns_); }
  [[nodiscard]] int stops() const { return under_lock(stops_); }
  [[nodiscard]] int chimes() const { return under_lock(chimes_); }
  [[nodiscard]] int clicks() const { return under_lock(clicks_); }
  [[nodiscard]] int speed() const { return under_lock(speed_); }
  [[nodiscard]] int volume() const { return under_lock(volume_); }

 private:
  template <typename T>
  T under_lock(const T& value) const {
    const std::lock_guard lock(mutex_);
    return value;
  }
  mutable std::mutex mutex_;
  std::vector<std::string> said_;
  int turns_{}, stops_{}, clicks_{}, chimes_{}, speed_{1}, volume_{3};
};

}  // namespace bale::fake
