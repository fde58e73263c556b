#include "kiosk/effects/camera.h"

#include <algorithm>
#include <chrono>

#include "kiosk/effects/qr.h"
#include "platform/qr/read_qr.h"
#include "sync/filing/photo.h"

namespace bale::effects {
namespace {

constexpr int kFrameWaitMs = 100;  // between two looks at what is wished
constexpr int kLookAroundMs = 2'000;
constexpr std::chrono::milliseconds kStalled{2'000};
constexpr std::chrono::milliseconds kShowEvery{40};  // more than the eye needs takes from the finger
constexpr std::chrono::milliseconds kCodeEvery{120};  // fast for a hand, a tenth of a core

}  // namespace

CameraHand::CameraHand(Post post, DeviceBoard& board, Attachments& attachments, FrameBox& pictures,
                       std::unique_ptr<Camera> camera, std::string receipt_url)
    : post_(std::move(post)),
      board_(board),
      attachments_(attachments),
      pictures_(pictures),
      camera_(std::move(camera)),
      receipt_url_(std::move(receipt_url)),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

CameraHand::~CameraHand() {
  thread_.request_stop();
  thread_.join();
}

bool CameraHand::take(const model::Command& command) {
  const auto* test = std::get_if<model::TestDevice>(&command);
  const auto* open = std::get_if<model::OpenCamera>(&command);
  if (open != nullptr)
    leave(open->codes ? Wish::kOpenForCodes : Wish::kOpen);
  else if (std::holds_alternative<model::TakePhoto>(command))
    leave(Wish::kPhoto);
  else if (std::holds_alternative<model::CloseCamera>(command))
    leave(Wish::kClose);
  else if (std::holds_alternative<model::EndVisit>(command))
    leave(Wish::kClose);
  else if (test != nullptr && test->test == model::StaffTest::kCamera)
    leave(Wish::kTest);
  else
    return false;
  return true;
}

// The newest wish counts: who opens and shuts within a frame wants it shut.
void CameraHand::leave(Wish wish) {
  {
    const std::lock_guard lock(mutex_);
    wish_ = wish;
  }
  changed_.notify_all();
}

CameraHand::Wish CameraHand::next_wish(const std::stop_token& stop, int wait_ms) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, stop, std::chrono::milliseconds(wait_ms),
                    [this] { return wish_ != Wish::kNone; });
  return std::exchange(wish_, Wish::kNone);
}

bool CameraHand::overtaken() const {
  const std::lock_guard lock(mutex_);
  return wish_ == Wish::kClose;
}

void CameraHand::work(const std::stop_token& stop) {
  look_around();
  while (!stop.stop_requested()) {
    fulfil(next_wish(stop, open_ ? 0 : kLookAroundMs));
    if (open_ && !stop.stop_requested()) preview();
  }
  shut();
}

void CameraHand::fulfil(Wish wish) {
  switch (wish) {
    case Wish::kNone:
      if (!open_) look_around();
      return;
    case Wish::kOpen:
      return open(false);
    case Wish::kOpenForCodes:
      return open(true);
    case Wish::kPhoto:
      return photo();
    case Wish::kClose:
      return shut();
    case Wish::kTest:
      return test();
  }
}

void CameraHand::look_around() {
  board_.camera(camera_->present());
}

void CameraHand::open(bool for_codes) {
  shut();
  for_codes_ = for_codes;
  if (!camera_->open()) return trouble();
  open_ = true;
  shown_ = false;
  last_frame_ = std::chrono::steady_clock::now();
}

void CameraHand::shut() {
  if (open_) camera_->close();
  open_ = false;
  pictures_.shut();
}

void CameraHand::trouble() {
  shut();
  post_(model::CameraSeen{model::CameraPhase::kTrouble});
  look_around();
}

void CameraHand::preview() {
  auto frame = camera_->preview(kFrameWaitMs);
  const auto now = std::chrono::steady_clock::now();
  if (!frame) {
    const bool patient = frame.error().code == Errc::kUnavailable && now - last_frame_ < kStalled;
    return patient ? void() : trouble();
  }
  last_frame_ = now;
  if (for_codes_ && now >= next_look_) look_for_code(*frame);
  if (now < next_show_) return;
  next_show_ = std::max(next_show_ + kShowEvery, now);
  pictures_.show(std::move(*frame));
  if (std::exchange(shown_, true)) return;
  post_(model::CameraSeen{model::CameraPhase::kPreview});
}

// A receipt among the codes in view is what is meant; only where there is none it is something else.
void CameraHand::look_for_code(const Picture& frame) {
  const auto scanned = read_qr_codes(frame);
  next_look_ = std::chrono::steady_clock::now() + kCodeEvery;
  if (scanned.empty() || overtaken()) return;
  model::CodeScanned seen;
  for (const auto& text : scanned) {
    if (const auto code = receipt_code(receipt_url_, text_of(text))) seen.code = code->formatted();
  }
  post_(std::move(seen));
}

void CameraHand::photo() {
  if (!open_) return;
  auto still = camera_->still();
  shut();  // nobody is looked at while the photo is
  if (!still) return trouble();
  auto made = filing::make_photo(std::move(*still));
  if (!made) return trouble();
  auto shown = decode_picture(made->attachment.bytes);  // what is seen is what is sent
  if (shown) shown = fit_within(std::move(*shown), FrameBox::kShownSide);
  if (!shown) return trouble();
  if (overtaken()) return;  // the visitor has left the screen meanwhile
  const int handle = attachments_.add(std::move(made->attachment));
  pictures_.keep(handle, std::move(*shown));
  post_(model::PhotoTaken{{model::AttachmentKind::kPhoto, handle, made->width, made->height, 0}});
}

void CameraHand::test() {
  shut();
  bool passed = camera_->open().has_value();
  if (passed) {
    const auto end = std::chrono::steady_clock::now() + kStalled;
    do {
      passed = camera_->preview(kFrameWaitMs).has_value();
    } while (!passed && std::chrono::steady_clock::now() < end);
    camera_->close();
  }
  post_(model::StaffTested{model::StaffTest::kCamera, passed});
}

}  // namespace bale::effects
