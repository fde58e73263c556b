// --spoken FILE, in bale-kiosk-test only: what is spoken, one line an utterance, as soon as it is said.
// A test that hears nothing else can walk the kiosk by it. Makes no sound and takes no time.
#pragma once

#include <fstream>
#include <mutex>
#include <string>

#include "platform/speech/speaker.h"

namespace bale::app {

class SpokenLog final : public speech::Speaker {
 public:
  SpokenLog(const std::string& path, speech::Told told)
      : out_(path, std::ios::app), told_(std::move(told)) {
    if (told_.device) told_.device(true);
  }
  void say(speech::Utterances utterances) override {
    if (utterances.empty()) return;
    const std::lock_guard lock(mutex_);
    if (told_.speaking) told_.speaking(true);
    for (const auto& u : utterances) {
      std::string line(u.words.view());
      for (char& c : line) c = c == '\n' ? ' ' : c;
      out_ << line << '\n';
      wipe(line.data(), line.size());
    }
    out_.flush();
    if (told_.speaking) told_.speaking(false);
  }
  void stop() override {}
  void tune(int, int) override {}
  void click() override {}
  void chime() override {}

 private:
  std::mutex mutex_;
  std::ofstream out_;
  speech::Told told_;
};

}  // namespace bale::app
