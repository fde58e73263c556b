#include "kiosk/app/pictures.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace bale::app {
namespace {

// Where it was drawn in the last frame, in whole pixels.
window::Area place_of(const ui::Description& screen, std::uintptr_t texture) {
  window::Area out;
  for (const ui::Item& i : screen.items) {
    if (i.texture != texture) continue;
    out = window::united(out, {static_cast<int>(std::floor(i.rect_px.x)),
                               static_cast<int>(std::floor(i.rect_px.y)),
                               static_cast<int>(std::ceil(i.rect_px.right())),
                               static_cast<int>(std::ceil(i.rect_px.bottom()))});
  }
  return out;
}

}  // namespace

void Pictures::refresh(const model::State& state) {
  preview(state.camera != model::CameraPhase::kOff || state.screen == model::Screen::kStaff);
  photos(state);
}

void Pictures::drop(int number) {
  const auto found = made_.find(number);
  if (found == made_.end()) return;
  window_.release(found->second.id);
  made_.erase(found);
  ui_.give_picture(number, {});
}

void Pictures::preview(bool shown) {
  if (!shown) return drop(ui::kPreview);
  const auto frame = box_.take_frame();
  if (!frame || frame->empty()) return;
  const auto known = made_.find(ui::kPreview);
  if (known != made_.end() && known->second.width == frame->width &&
      known->second.height == frame->height) {
    return window_.replace_rgb(known->second.id, frame->rgb.data(), frame->width, frame->height,
                               place_of(ui_.description(), known->second.id));
  }
  drop(ui::kPreview);
  const ui::TextureRef made{
      .id = window_.upload_rgb(frame->rgb.data(), frame->width, frame->height),
      .width = frame->width,
      .height = frame->height};
  made_[ui::kPreview] = made;
  ui_.give_picture(ui::kPreview, made);
}

void Pictures::photos(const model::State& state) {
  std::vector<int> wanted;
  const auto want = [&](const model::Attachment& a) {
    if (a.kind == model::AttachmentKind::kPhoto) wanted.push_back(a.handle);
  };
  std::ranges::for_each(state.draft.attachments, want);
  if (state.pending) want(*state.pending);
  std::vector<int> gone;
  for (const auto& [number, made] : made_) {
    if (number != ui::kPreview && std::ranges::find(wanted, number) == wanted.end()) {
      gone.push_back(number);
    }
  }
  std::ranges::for_each(gone, [this](int number) { drop(number); });
  for (const int handle : wanted) {
    if (handle == ui::kPreview || made_.contains(handle)) continue;
    const auto photo = box_.photo(handle);
    if (!photo || photo->empty()) continue;
    const ui::TextureRef made{
        .id = window_.upload_rgb(photo->rgb.data(), photo->width, photo->height),
        .width = photo->width,
        .height = photo->height};
    made_[handle] = made;
    ui_.give_picture(handle, made);
  }
}

}  // namespace bale::app
