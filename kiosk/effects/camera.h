// The camera as a hand.
//
//   Shut ──OpenCamera──▶ Starting ──first frame──▶ Preview ──TakePhoto──▶ Shut, PhotoTaken
//    ▲                       │ no frame for 2 s        │
//    └───── CameraSeen{kTrouble}, shut ◀───────────────┘      CloseCamera, EndVisit: Shut
//
// A thread of its own waits for frames and makes photos; take() only leaves it a note. While shut
// it looks every 2 s whether a camera is plugged in, and tells the board. Opened for codes, it also
// looks for a receipt's QR in the frames, eight times a second, and tells what it read.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "kiosk/effects/attachments.h"
#include "kiosk/effects/devices.h"
#include "platform/camera/camera.h"

namespace bale::effects {

class CameraHand final : public Hand {
 public:
  CameraHand(Post post, DeviceBoard& board, Attachments& attachments, FrameBox& pictures,
             std::unique_ptr<Camera> camera, std::string receipt_url = {});
  CameraHand(const CameraHand&) = delete;
  CameraHand& operator=(const CameraHand&) = delete;
  ~CameraHand() override;
  [[nodiscard]] bool take(const model::Command& command) override;

 private:
  enum class Wish : std::uint8_t { kNone, kOpen, kOpenForCodes, kPhoto, kClose, kTest };

  void leave(Wish wish);
  [[nodiscard]] Wish next_wish(const std::stop_token& stop, int wait_ms);
  [[nodiscard]] bool overtaken() const;
  // Own thread only:
  void work(const std::stop_token& stop);
  void fulfil(Wish wish);
  void open(bool for_codes);
  void shut();
  void preview();
  void look_for_code(const Picture& frame);
  void photo();
  void test();
  void trouble();
  void look_around();

  Post post_;
  DeviceBoard& board_;
  Attachments& attachments_;
  FrameBox& pictures_;
  std::unique_ptr<Camera> camera_;
  std::string receipt_url_;
  bool open_{false};
  bool for_codes_{false};
  std::chrono::steady_clock::time_point next_look_;  // for a code
  std::chrono::steady_clock::time_point next_show_;
  bool shown_{false};  // a frame came since open()
  std::chrono::steady_clock::time_point last_frame_;

  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  Wish wish_{Wish::kNone};
  std::jthread thread_;  // last: it uses all of the above
};

}  // namespace bale::effects
