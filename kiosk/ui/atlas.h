// Fonts and pictures of one panel, baked into one alpha texture at start.
//
// bake() touches no window and no Dear ImGui context, so it may run on another thread while the
// window opens. Afterwards the Atlas belongs to the UI thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "assets/icons/icon.h"
#include "kiosk/ui/metrics.h"

struct ImFont;
struct ImFontAtlas;

namespace bale::ui {

// Paths of Noto Sans; the defaults come from the build (BALE_FONT_REGULAR, BALE_FONT_BOLD).
struct FontFiles {
  std::string regular;
  std::string bold;
  [[nodiscard]] static FontFiles installed();
};

// Where a picture lies in the texture, and its size in pixels.
struct Picture {
  float u0{}, v0{}, u1{}, v1{};
  int width{};
  int height{};
};

class Atlas {
 public:
  // Fails with one sentence when a font cannot be read or the panel needs too large a texture.
  [[nodiscard]] static tl::expected<std::unique_ptr<Atlas>, std::string> bake(
      const Metrics& metrics, const FontFiles& files);
  ~Atlas();
  Atlas(const Atlas&) = delete;
  Atlas& operator=(const Atlas&) = delete;

  [[nodiscard]] ImFont* font(int capital, Weight weight) const;  // of kCapitalHeights
  [[nodiscard]] ImFont* code_font() const;                       // 20 mm, 0-9 A-Z and hyphen
  [[nodiscard]] ImFont* sign_font() const;  // only the letters of "Bale Lapor"
  // The picture baked at this many mm, else the next smaller one: pictures are never scaled.
  [[nodiscard]] Picture picture(assets::Icon icon, float millimetres) const;
  [[nodiscard]] Picture sign(assets::Sign sign) const;
  [[nodiscard]] ImFontAtlas* imgui() const { return atlas_; }

  // One byte a pixel; null after release_pixels(), which frees the copy once a texture has it.
  [[nodiscard]] const std::uint8_t* alpha() const { return alpha_; }
  [[nodiscard]] int width() const { return width_; }
  [[nodiscard]] int height() const { return height_; }
  void release_pixels();
  // What draw_data() names as its texture.
  void set_texture(std::uintptr_t id);

 private:
  struct Baked {
    float millimetres{};
    int rect{};
    Picture where;
  };
  Atlas();
  void add_fonts(const Metrics& m);
  void reserve_pictures(const Metrics& m);
  void reserve(assets::Icon icon, float millimetres, const Metrics& m);
  void draw_pictures();
  [[nodiscard]] Picture picture_at(int rect) const;  // while baking only

  std::string regular_;  // the font files; freed after the bake
  std::string bold_;
  ImFontAtlas* atlas_{};
  ImFont* fonts_[2 * kCapitalCount + 2]{};  // four sizes, Regular and Bold; code; sign
  std::vector<std::vector<Baked>> icons_;  // by icon, small to large
  Baked signs_[assets::kSignCount];
  std::uint8_t* alpha_{};
  int width_{};
  int height_{};
};

}  // namespace bale::ui
