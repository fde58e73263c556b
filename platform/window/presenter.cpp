#include "platform/window/presenter.h"

#include <GL/gl.h>
#include <imgui.h>

#include <algorithm>
#include <optional>
#include <cstddef>

namespace bale::window {
namespace {

// ImTextureID is a pointer in the older versions and a number in the newer: one cast that is both.
GLuint texture_name(ImTextureID id) {
  return static_cast<GLuint>((std::uintptr_t)id);  // NOLINT(google-readability-casting)
}

// One colour, nothing seen through, nothing but the texture's white point: no blending, no texture.
// Most of a screen is such faces; without a GPU they cost a tenth of the others.
bool plain_triangle(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c) {
  return a.col == b.col && b.col == c.col && (a.col >> IM_COL32_A_SHIFT) == 0xFF &&
         a.uv.x == b.uv.x && a.uv.y == b.uv.y && b.uv.x == c.uv.x && b.uv.y == c.uv.y;
}

bool outside(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c, const Area& area) {
  const auto [left, right] = std::minmax({a.pos.x, b.pos.x, c.pos.x});
  const auto [top, bottom] = std::minmax({a.pos.y, b.pos.y, c.pos.y});
  return right < static_cast<float>(area.left) || left > static_cast<float>(area.right) ||
         bottom < static_cast<float>(area.top) || top > static_cast<float>(area.bottom);
}

// The two triangles from `i` on are one upright rectangle in one opaque colour that covers `area`:
// what was drawn before it cannot be seen there.
bool covers(const ImDrawList& list, const ImDrawIdx* i, const Area& area) {
  if (i[3] != i[0] || i[4] != i[2]) return false;
  const ImDrawVert& a = list.VtxBuffer.Data[i[0]];
  const ImDrawVert& b = list.VtxBuffer.Data[i[1]];
  const ImDrawVert& c = list.VtxBuffer.Data[i[2]];
  const ImDrawVert& d = list.VtxBuffer.Data[i[5]];
  return a.pos.x <= static_cast<float>(area.left) && a.pos.y <= static_cast<float>(area.top) &&
         c.pos.x >= static_cast<float>(area.right) && c.pos.y >= static_cast<float>(area.bottom) &&
         b.pos.x == c.pos.x && b.pos.y == a.pos.y && d.pos.x == a.pos.x && d.pos.y == c.pos.y &&
         plain_triangle(a, b, c) && plain_triangle(a, c, d);
}

// Index of the last triangle of the command that hides all before it in `area`; nothing: none does.
std::optional<unsigned> last_cover(const ImDrawList& list, const ImDrawCmd& command,
                                   const Area& area) {
  const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
  for (unsigned i = command.ElemCount; i >= 6; i -= 3) {
    if (covers(list, index + i - 6, area)) return i - 6;
  }
  return std::nullopt;
}

// A change of state costs as much as blending so many pixels; blended with alpha 1 they are the same.
bool small(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c, const Area& area) {
  constexpr float kSmall = 6'000;
  const auto [left, right] = std::minmax({a.pos.x, b.pos.x, c.pos.x});
  const auto [top, bottom] = std::minmax({a.pos.y, b.pos.y, c.pos.y});
  const float w = std::min(right, static_cast<float>(area.right)) -
                  std::max(left, static_cast<float>(area.left));
  const float h = std::min(bottom, static_cast<float>(area.bottom)) -
                  std::max(top, static_cast<float>(area.top));
  return w * h < kSmall;
}

const void* field(const ImDrawVert* v, std::size_t offset) {
  return reinterpret_cast<const char*>(v) + offset;
}

}  // namespace

Presenter::Presenter(int width, int height, Copy copy, Swap swap)
    : width_(width), height_(height), copy_(std::move(copy)), swap_(std::move(swap)) {
  glViewport(0, 0, width_, height_);
  glMatrixMode(GL_PROJECTION);
  glLoadIdentity();
  glOrtho(0, width_, height_, 0, -1, 1);
  glMatrixMode(GL_MODELVIEW);
  glLoadIdentity();
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_CULL_FACE);
  glDisable(GL_LIGHTING);
  glDisable(GL_DITHER);
  glEnable(GL_BLEND);
  glBlendFunc(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA);
  glEnable(GL_SCISSOR_TEST);
  glShadeModel(GL_SMOOTH);
  glTexEnvi(GL_TEXTURE_ENV, GL_TEXTURE_ENV_MODE, GL_MODULATE);
  glEnableClientState(GL_VERTEX_ARRAY);
  glEnableClientState(GL_TEXTURE_COORD_ARRAY);
  glEnableClientState(GL_COLOR_ARRAY);
  glClearColor(0, 0, 0, 1);
}

std::uintptr_t Presenter::upload(const std::uint8_t* alpha, int width, int height) const {
  GLuint name = 0;
  // Glyphs and pictures stand on whole pixels at their own size: nothing is ever interpolated.
  glGenTextures(1, &name);
  glBindTexture(GL_TEXTURE_2D, name);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_ALPHA8, width, height, 0, GL_ALPHA, GL_UNSIGNED_BYTE, alpha);
  return name;
}

std::uintptr_t Presenter::upload_rgb(const std::uint8_t* rgb, int width, int height) const {
  if (rgb == nullptr || width <= 0 || height <= 0) return 0;
  GLuint name = 0;
  glGenTextures(1, &name);
  glBindTexture(GL_TEXTURE_2D, name);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexImage2D(GL_TEXTURE_2D, 0, GL_RGB8, width, height, 0, GL_RGB, GL_UNSIGNED_BYTE, rgb);
  return name;
}

void Presenter::replace_rgb(std::uintptr_t name, const std::uint8_t* rgb, int width,
                            int height) const {
  if (name == 0 || rgb == nullptr) return;
  glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(name));
  glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
  glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, rgb);
}

void Presenter::release(std::uintptr_t name) const {
  const auto gone = static_cast<GLuint>(name);
  if (gone != 0) glDeleteTextures(1, &gone);
}

// Only what lies in the area is handed to GL, as vertices of its own: Mesa would copy the whole range
// between the lowest and the highest index of each call, which on a screen with scenery is most of it.
void Presenter::flush(bool plain) {
  if (vertices_.empty()) return;
  if (plain) {
    glDisable(GL_TEXTURE_2D);
    glDisable(GL_BLEND);
    glShadeModel(GL_FLAT);
  } else {
    glEnable(GL_TEXTURE_2D);
    glEnable(GL_BLEND);
    glShadeModel(GL_SMOOTH);
  }
  const ImDrawVert* v = vertices_.data();
  glVertexPointer(2, GL_FLOAT, sizeof(ImDrawVert), field(v, offsetof(ImDrawVert, pos)));
  glTexCoordPointer(2, GL_FLOAT, sizeof(ImDrawVert), field(v, offsetof(ImDrawVert, uv)));
  glColorPointer(4, GL_UNSIGNED_BYTE, sizeof(ImDrawVert), field(v, offsetof(ImDrawVert, col)));
  glDrawArrays(GL_TRIANGLES, 0, static_cast<GLsizei>(vertices_.size()));
  vertices_.clear();
}

void Presenter::scissor(const Area& area) const {
  glScissor(area.left, height_ - area.bottom, area.right - area.left, area.bottom - area.top);
}

void Presenter::draw(const ImDrawList& list, const ImDrawCmd& command, unsigned from,
                     const Area& clip) {
  const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
  bool plain = false;
  for (unsigned i = from; i + 2 < command.ElemCount; i += 3) {
    const ImDrawVert& a = list.VtxBuffer.Data[index[i]];
    const ImDrawVert& b = list.VtxBuffer.Data[index[i + 1]];
    const ImDrawVert& c = list.VtxBuffer.Data[index[i + 2]];
    if (outside(a, b, c, clip)) continue;
    const bool wants_plain = plain_triangle(a, b, c);
    if (wants_plain != plain && !(wants_plain && small(a, b, c, clip))) {
      flush(plain);
      plain = !plain;
    }
    vertices_.push_back(a);
    vertices_.push_back(b);
    vertices_.push_back(c);
  }
  flush(plain);
}

void Presenter::draw(const ImDrawData& data, const Area& area) {
  scissor(area);
  bool black = true;  // under everything, unless the first command hides it
  for (int l = 0; l < data.CmdListsCount; ++l) {
    const ImDrawList& list = *data.CmdLists[l];
    for (const ImDrawCmd& c : list.CmdBuffer) {
      const Area clip{std::max(static_cast<int>(c.ClipRect.x), area.left),
                      std::max(static_cast<int>(c.ClipRect.y), area.top),
                      std::min(static_cast<int>(c.ClipRect.z), area.right),
                      std::min(static_cast<int>(c.ClipRect.w), area.bottom)};
      if (clip.empty() || c.ElemCount == 0) continue;
      unsigned from = 0;
      if (black) {
        const bool whole = clip.left == area.left && clip.top == area.top &&
                           clip.right == area.right && clip.bottom == area.bottom;
        const auto cover = whole ? last_cover(list, c, area) : std::nullopt;
        from = cover.value_or(0);
        if (!cover) glClear(GL_COLOR_BUFFER_BIT);
        black = false;
      }
      scissor(clip);
      glBindTexture(GL_TEXTURE_2D, texture_name(c.TextureId));
      draw(list, c, from, clip);
    }
  }
}

// A large area goes to the glass in bands, each drawn and shown before the next, so that the first
// pixels of a wide row change as soon as those of a key. All bands together stand within a frame of
// any panel. A whole screen is shown at once: it must not roll down like a blind.
void Presenter::draw_and_show(const ImDrawData& data, const Area& area) {
  constexpr int kFirstBand = 12'000;  // pixels; each band is twice the one before
  const int width = area.right - area.left;
  const int height = area.bottom - area.top;
  const bool banded = copy_ && width * height <= width_ * height_ / 2;
  int step = banded ? std::max(kFirstBand / width, 8) : height;
  for (int top = area.top; top < area.bottom; step *= 2) {
    const Area band{area.left, top, area.right, std::min(top + step, area.bottom)};
    draw(data, band);
    show(band);
    top = band.bottom;
  }
}

void Presenter::show(const Area& area) {
  if (copy_) {
    copy_(area.left, height_ - area.bottom, area.right - area.left, area.bottom - area.top);
  } else {
    swap_();
  }
}

bool Presenter::present(ImDrawData& data, std::span<const unsigned> parts) {
  const Area all{0, 0, width_, height_};
  const std::span<const Area> changed = changes_.compare(data, parts, width_, height_);
  if (changed.empty() && !damaged_) return false;
  last_.assign(changed.begin(), changed.end());
  // After a swap the back buffer is unknown.
  if (!copy_) last_.assign(1, all);
  for (const Area& area : last_) draw_and_show(data, area);
  if (damaged_ && copy_) {
    last_.assign(1, all);
    show(all);
  }
  damaged_ = false;
  ++frames_;
  return true;
}

std::vector<std::uint8_t> Presenter::pixels() const {
  const auto row = static_cast<std::size_t>(width_) * 3;
  std::vector<std::uint8_t> rows(row * static_cast<std::size_t>(height_));
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadBuffer(copy_ ? GL_BACK : GL_FRONT);
  glReadPixels(0, 0, width_, height_, GL_RGB, GL_UNSIGNED_BYTE, rows.data());
  for (int y = 0; y < height_ / 2; ++y) {
    std::swap_ranges(rows.begin() + static_cast<std::ptrdiff_t>(row) * y,
                     rows.begin() + static_cast<std::ptrdiff_t>(row) * (y + 1),
                     rows.begin() + static_cast<std::ptrdiff_t>(row) * (height_ - 1 - y));
  }
  return rows;
}

}  // namespace bale::window
