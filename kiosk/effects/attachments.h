// What is attached in this visit: the bytes behind the handles, in wiping memory.
#pragma once

#include <map>
#include <mutex>

#include "kiosk/effects/attachment_source.h"
#include "kiosk/effects/frame_box.h"
#include "kiosk/effects/hand.h"

namespace bale::effects {

// Filled by camera and recorder, read by the worker as it saves. Thread-safe. Owner: the
// composition root, longer than Effects.
class Attachments final : public AttachmentSource {
 public:
  // A handle is never given twice, so that a late DropAttachment drops nothing else.
  [[nodiscard]] int add(report::Attachment attachment);
  void drop(int handle);
  void clear();
  [[nodiscard]] std::vector<report::Attachment> bytes_of(
      std::span<const int> handles) const override;

 private:
  mutable std::mutex mutex_;
  std::map<int, report::Attachment> held_;
  int last_{0};
};

// DropAttachment and EndVisit, for the bytes and for their picture on the screen.
class AttachmentsHand final : public Hand {
 public:
  AttachmentsHand(Attachments& attachments, FrameBox& pictures)
      : attachments_(attachments), pictures_(pictures) {}
  AttachmentsHand(const AttachmentsHand&) = delete;
  AttachmentsHand& operator=(const AttachmentsHand&) = delete;
  ~AttachmentsHand() override { forget_all(); }
  [[nodiscard]] bool take(const model::Command& command) override;

 private:
  void forget_all();
  Attachments& attachments_;
  FrameBox& pictures_;
};

}  // namespace bale::effects
