// Draws Dear ImGui's vertices with the fixed-function pipeline, only where they changed.
//
// The back buffer always holds the whole screen. Changed areas are scissored, drawn into it, and only
// they are copied to the glass (GLX_MESA_copy_sub_buffer); where the driver offers no copy, every
// frame is drawn whole and swapped. Nothing changed: nothing is drawn.
// UI thread only, with the window's GL context current.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <imgui.h>

#include <vector>

#include "platform/window/changes.h"

struct ImDrawCmd;
struct ImDrawData;
struct ImDrawList;

namespace bale::window {

class Presenter {
 public:
  // `copy` puts an area of the back buffer (y from the bottom) on the glass and keeps the back
  // buffer; empty if the driver cannot. `swap` exchanges the buffers.
  using Copy = std::function<void(int x, int y, int width, int height)>;
  using Swap = std::function<void()>;
  Presenter(int width, int height, Copy copy, Swap swap);

  // One alpha texture for fonts and pictures; returns the name that draw commands carry.
  [[nodiscard]] std::uintptr_t upload(const std::uint8_t* alpha, int width, int height) const;

  // A colour picture: a photo, the camera's preview. RGB rows from the top; drawn smoothed at any
  // size. Zero-sized pictures have the name 0 and draw nothing.
  [[nodiscard]] std::uintptr_t upload_rgb(const std::uint8_t* rgb, int width, int height) const;
  // New pixels of the same size for a name of upload_rgb(). What is drawn with it must be told to
  // touch(): its vertices did not change.
  void replace_rgb(std::uintptr_t name, const std::uint8_t* rgb, int width, int height) const;
  void release(std::uintptr_t name) const;
  void touch(const Area& area) { changes_.touch(area); }

  // False: nothing had changed, nothing was drawn.
  bool present(ImDrawData& data, std::span<const unsigned> parts);
  // The next present() draws everything; or only shows everything again, if the glass was damaged.
  void redraw() { changes_.forget(); }
  void damaged() { damaged_ = true; }

  [[nodiscard]] bool partial() const { return static_cast<bool>(copy_); }
  [[nodiscard]] std::uint64_t frames() const { return frames_; }
  // The areas the last drawn frame consisted of.
  [[nodiscard]] std::span<const Area> last_areas() const { return last_; }
  // RGB rows from the top.
  [[nodiscard]] std::vector<std::uint8_t> pixels() const;

 private:
  void draw(const ImDrawData& data, const Area& area);
  void draw(const ImDrawList& list, const ImDrawCmd& command, unsigned from, const Area& clip);
  void flush(bool plain);
  void scissor(const Area& area) const;
  void draw_and_show(const ImDrawData& data, const Area& area);
  void show(const Area& area);

  int width_;
  int height_;
  Copy copy_;
  Swap swap_;
  Changes changes_;
  std::vector<Area> last_;
  std::vector<ImDrawVert> vertices_;  // triangles of one state, inside the area being drawn
  std::uint64_t frames_{};
  bool damaged_{false};
};

}  // namespace bale::window
