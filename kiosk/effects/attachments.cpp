#include "kiosk/effects/attachments.h"

namespace bale::effects {

int Attachments::add(report::Attachment attachment) {
  const std::lock_guard lock(mutex_);
  held_.emplace(++last_, std::move(attachment));
  return last_;
}

void Attachments::drop(int handle) {
  const std::lock_guard lock(mutex_);
  held_.erase(handle);
}

void Attachments::clear() {
  const std::lock_guard lock(mutex_);
  held_.clear();
}

std::vector<report::Attachment> Attachments::bytes_of(std::span<const int> handles) const {
  const std::lock_guard lock(mutex_);
  std::vector<report::Attachment> out;
  for (const int handle : handles) {
    const auto found = held_.find(handle);
    if (found != held_.end()) out.push_back(found->second);
  }
  return out;
}

bool AttachmentsHand::take(const model::Command& command) {
  if (const auto* drop = std::get_if<model::DropAttachment>(&command)) {
    attachments_.drop(drop->handle);
    pictures_.forget(drop->handle);
    return true;
  }
  if (!std::holds_alternative<model::EndVisit>(command)) return false;
  forget_all();
  return true;
}

void AttachmentsHand::forget_all() {
  attachments_.clear();
  pictures_.clear();
}

}  // namespace bale::effects
