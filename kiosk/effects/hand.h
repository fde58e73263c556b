// A hand: one kind of work off the UI thread (the voice, the printer, the camera …), as a class of
// its own beside the worker, which keeps the folder.
//
// Threads: take() and poll() are called on one thread that all hands share; it is neither the UI
// thread nor the one that waits for the disk, so StopSpeaking is heard while a report is saved.
// Whatever may take longer than 20 ms goes to a std::jthread of the hand's own. Post may be called
// from any thread and at any time of the hand's life.
//
// Construction is the program's start: open devices later, on the first poll() or the own thread.
// Destruction is the end of the visit: stop, wipe what is the visitor's, join. It may take 2 s at
// most, and only for what must not be torn (a receipt half on paper).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "kiosk/model/event.h"
#include "kiosk/model/update.h"

namespace bale::effects {

// Brings an event to the model and wakes the loop.
using Post = std::function<void(model::Event)>;

class Hand {
 public:
  // What pause_ms() answers when nothing is due.
  static constexpr std::int64_t kNoPause = 3'600'000;

  virtual ~Hand() = default;
  // True: this hand has seen to the command. Every hand is offered every command, also one that
  // another has taken (a saved report may concern two). Prompt: 20 ms at most. On EndVisit all that
  // is the visitor's is wiped.
  [[nodiscard]] virtual bool take(const model::Command& command) = 0;
  // Looks after what runs without a command (a plug pulled, a paper that ran out). Prompt likewise.
  virtual void poll() {}
  // Milliseconds until poll() wants to be called; asked after each take() and poll().
  [[nodiscard]] virtual std::int64_t pause_ms() const { return kNoPause; }
};

using Hands = std::vector<std::unique_ptr<Hand>>;
// The composition root says which hands this hall has: called once, while Effects is made.
using MakeHands = std::function<Hands(const Post&)>;

}  // namespace bale::effects
