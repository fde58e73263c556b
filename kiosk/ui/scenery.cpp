// What one sees from the bale: sky, ridges, rice terraces; the sign and the posts of the attract
// screen; the ground of the kecamatan map. Decor: it never stands under text.
#include <array>
#include <cmath>
#include <vector>

#include "kiosk/ui/parts.h"

namespace bale::ui {
namespace {

// Ridges as fractions of the scene: u = x / width of the panel, v = height from its top.
constexpr Point kFarRidge[] = {{0, .61F},    {.024F, .60F}, {.10F, .55F},  {.19F, .44F},
                               {.28F, .27F}, {.34F, .187F}, {.36F, .184F}, {.47F, .365F},
                               {.54F, .423F}, {.63F, .403F}, {.72F, .469F}, {.83F, .50F},
                               {.92F, .55F}, {1, .527F}};
constexpr Point kNearRidge[] = {{0, .602F},   {.09F, .600F}, {.18F, .606F}, {.31F, .641F},
                                {.55F, .561F}, {.80F, .622F}, {.90F, .571F}, {1, .592F}};
// The map's ridges: u over the panel, v over the strip between heading and fields.
constexpr Point kMapFar[] = {{.011F, .77F}, {.079F, .65F}, {.172F, .71F}, {.26F, .39F},
                             {.333F, .54F}, {.397F, .19F}, {.442F, 0},    {.471F, .01F},
                             {.55F, .52F},  {.62F, .59F},  {.693F, .35F}, {.745F, .21F},
                             {.782F, .29F}, {.843F, .555F}, {.92F, .64F}, {.989F, .74F}};
constexpr Point kMapNear[] = {{.011F, .91F}, {.117F, .79F}, {.225F, .90F}, {.46F, .67F},
                              {.584F, .85F}, {.708F, .70F}, {.825F, .82F}, {.925F, .79F},
                              {.989F, .86F}};
constexpr float kMapRidgeHeight = 25.6F;  // mm
constexpr float kBaysHeight = 70.0F;  // from the top of the languages to the foot, with air
constexpr float kLeastSign = 36.0F;
constexpr int kBands = 11;
constexpr float kStepMm = 6.0F;

std::vector<Point> ridge(std::span<const Point> shape, const PxRect& scene) {
  std::vector<Point> out;
  for (const Point p : shape) out.push_back({scene.x + p.x * scene.w, scene.y + p.y * scene.h});
  return out;
}

// Height of band k at u, as a fraction of the scene (the look's formula).
float terrace(int k, float u) {
  const auto n = static_cast<float>(k);
  const float t = n / kBands;
  return 0.655F + 0.345F * std::pow(t, 1.25F) +
         (0.020F + 0.03F * t) * std::sin(5.2F * u + 0.55F * n) +
         (0.008F + 0.012F * t) * std::sin(13.0F * u + 1.3F * n);
}

}  // namespace

void Ui::ridges(const PxRect& scene, float sun_u, float sun_radius) {
  const SceneryColours& c = scenery_colours();
  paint_->disc({scene.x + sun_u * scene.w, scene.y + 0.30F * scene.h}, sun_radius, c.sun);
  paint_->strip(ridge(kFarRidge, scene), scene.bottom(), c.far_ridge);
  paint_->strip(ridge(kNearRidge, scene), scene.bottom(), c.near_ridge);
}

// Back to front: each band covers all below it.
void Ui::terraced(const PxRect& scene) {
  const SceneryColours& c = scenery_colours();
  const int steps = static_cast<int>(std::ceil(scene.w / metrics_.px(kStepMm)));
  for (int k = 0; k < kBands; ++k) {
    std::vector<Point> top;
    for (int i = 0; i <= steps; ++i) {
      const float u = static_cast<float>(i) / static_cast<float>(steps);
      const float y = scene.y + scene.h * terrace(k, u);
      top.push_back({scene.x + u * scene.w, std::min(y, scene.bottom())});
    }
    paint_->strip(top, scene.bottom(), c.terraces[k]);
    const float t = static_cast<float>(k) / kBands;
    paint_->line(top, c.bund, metrics_.px(0.5F + 0.9F * t));
  }
}

void Ui::terraces(float top) {
  const Layout& l = layout();
  if (!l.portrait || theme_.plain) return;
  emit(Role::kImage, "", {mm::kPost, top, l.panel.w - 2 * mm::kPost, l.floor.bottom() - top});
  const PxRect scene = metrics_.px(Rect{0, top, l.panel.w, l.floor.bottom() - top});
  PxRect between = metrics_.px(l.floor);
  paint_->clip(between);
  ridges(scene, 0.84F, metrics_.px(10.5F));
  terraced(scene);
  paint_->unclip();
  posts();
  paint_->fill(metrics_.px(Rect{0, l.floor.bottom(), l.panel.w, mm::kPlinthLine}),
               theme_.genteng);
}

void Ui::big_post(float centre, float foot, bool left_brace, bool right_brace) {
  const SceneryColours& c = scenery_colours();
  const float top = layout().weave.bottom();
  const auto at = [&](float x, float y) {
    const PxRect p = metrics_.px(Rect{centre + x, y, 1, 1});
    return Point{p.x, p.y};
  };
  const auto brace = [&](float side) {
    const Point p[] = {at(side * 15, top), at(side * 22, top), at(side * 5, top + 20.5F),
                       at(side * 5, top + 14.6F)};
    paint_->polygon(p, theme_.kayu2);
  };
  if (left_brace) brace(-1);
  if (right_brace) brace(1);
  const PxRect body = metrics_.px(Rect{centre - 5, top, 10, foot - top});
  const float shade = metrics_.px(2.25F);
  paint_->fill(body, theme_.kayu);
  paint_->fill({body.right() - shade, body.y, shade, body.h}, theme_.kayu2);
  paint_->fill(metrics_.px(Rect{centre - 6.2F, foot - 23.8F, 12.4F, 2.0F}), theme_.kunyit);
  const float stone = foot - 10.0F;
  const Point lit[] = {at(-6.2F, stone), at(6.2F, stone), at(9.4F, foot), at(-9.4F, foot)};
  paint_->polygon(lit, c.stone);
  const Point shaded[] = {at(3.2F, stone), at(6.2F, stone), at(9.4F, foot), at(4.8F, foot)};
  paint_->polygon(shaded, c.stone_shade);
}

// The board under the roof: the name in both scripts.
void Ui::sign(const Rect& r, std::string_view name, std::string_view motto) {
  const PxRect box = metrics_.px(r);
  if (box.h < metrics_.px(kLeastSign)) return;
  const float hang = layout().weave.bottom();
  for (const float x : {r.x + r.w * 0.149F, r.x + r.w * 0.853F}) {
    paint_->fill(metrics_.px(Rect{x - 1, hang, 2, r.y - hang + 1}), theme_.kayu2);
  }
  Item& item = emit(Role::kHeading, name, r);
  item.value = motto;
  paint_->bordered(box, theme_.roof, theme_.shine, metrics_.px(mm::kEdge),
                   metrics_.px(mm::kRadiusTile));
  const Picture aksara = atlas_.sign(assets::Sign::kBaleLapor);
  const auto w = static_cast<float>(aksara.width);
  const auto h = static_cast<float>(aksara.height);
  const Face32 big = paint_->face(atlas_.sign_font());
  const PxRect room = box.inset(metrics_.px(4.0F));
  const Face32 small = fitting(decode(motto), capital(TextRole::kSedang), Weight::kRegular, room.w,
                               metrics_.px(12.0F), 1);
  const float overlap = big.size * 0.17F;  // the tails reach into the name's line
  const float named = h - overlap + big.size * 1.08F;
  // Low: the motto leaves first, then the name in Latin letters stands alone.
  const bool script = named <= room.h;
  const bool last = named + small.size * 0.9F <= room.h;
  const float total = (script ? h - overlap : 0) + big.size * 1.08F + (last ? small.size * 0.9F : 0);
  float y = std::round(box.mid_y() - total / 2);
  if (script) {
    paint_->picture({std::round(box.mid_x() - w / 2), y, w, h}, aksara, theme_.shine);
    y = std::round(y + h - overlap);
  }
  const float name_w = big.width(decode(name)) + 1;
  const float x = std::round(box.mid_x() - name_w / 2);
  words(item, {x, y, name_w, big.size}, name,
        {.weight = Weight::kBold, .fg = theme_.on_ijuk, .bg = theme_.roof, .font = &big});
  if (!last) return;
  y += std::round(big.size * 1.02F);
  words(item, {room.x, y, room.w, small.size}, motto,
        {.fg = theme_.on_ijuk, .bg = theme_.roof, .align = 0.5F, .font = &small});
}

void Ui::attract_scene(std::string_view name, std::string_view motto) {
  const Layout& l = layout();
  const float foot = attract_foot();
  stone_from_ = foot;
  const float top = l.weave.bottom();
  emit(Role::kImage, "", {0, top, l.panel.w, foot - top});
  const PxRect scene = metrics_.px(Rect{0, top, l.panel.w, foot - top});
  if (theme_.plain) {
    plain_scene(foot, name, motto);
    return;
  }
  paint_->fill(scene, scenery_colours().sky);
  paint_->clip(scene);
  ridges(scene, l.portrait ? 0.874F : 0.735F, metrics_.px(l.portrait ? 18.3F : 26.0F));
  terraced(scene);
  paint_->unclip();
  const float first = l.portrait ? 9.9F : 7.4F;
  const float last = l.panel.w - (l.portrait ? 9.9F : 7.4F);
  const int bays = l.portrait ? 1 : 3;
  for (int i = 0; i <= bays; ++i) {
    const float x = first + (last - first) * static_cast<float>(i) / static_cast<float>(bays);
    big_post(x, foot, i > 0, i < bays);
  }
  paint_->fill(metrics_.px(Rect{0, foot, l.panel.w, 2.4F}), theme_.genteng);
  // No plinth line here. Standing, Tutup cepat is drawn already and must not be covered.
  const float stone = l.portrait ? l.plinth.y : foot + 2.4F;
  paint_->fill(metrics_.px(l.panel.without_top(stone)), theme_.batu);
  sign(sign_place(), name, motto);
}

// An open strip hangs where the sign would: it moves down and loses its motto's line.
Rect Ui::sign_place() const {
  const Layout& l = layout();
  const float w = l.portrait ? 153.7F : 122.8F;
  const float h = l.portrait ? 84.3F : 71.8F;
  const float hang = l.portrait ? 13.4F : 12.4F;
  const float top = l.weave.bottom() + hang;
  if (l.portrait || l.strip.h <= 0) return {(l.panel.w - w) / 2, top, w, h};
  const float under = l.strip.bottom() + mm::kGapDown;
  return {(l.panel.w - w) / 2, under, w, attract_foot() - kBaysHeight - under};
}

// No view without colours: the sign on the floor, a rule, the base.
void Ui::plain_scene(float foot, std::string_view name, std::string_view motto) {
  paint_->fill(metrics_.px(Rect{0, foot, layout().panel.w, mm::kPlinthLine}), theme_.genteng);
  const float stone = portrait() ? layout().plinth.y : foot + mm::kPlinthLine;
  paint_->fill(metrics_.px(layout().panel.without_top(stone)), theme_.batu);
  sign(sign_place(), name, motto);
}

float Ui::attract_foot() const {
  return layout().portrait ? layout().floor.bottom() : layout().panel.h - 66.5F;
}

void Ui::map_ground(const Rect& land, std::string_view mountain, std::string_view sea) {
  const SceneryColours& c = scenery_colours();
  const Layout& l = layout();
  const Rect floor = l.floor;
  const float bottom = l.portrait ? l.plinth.y : floor.bottom();
  const float x = l.portrait ? 0 : floor.x;
  const float w = l.portrait ? l.panel.w : floor.w;
  emit(Role::kImage, "", {x, land.y - 2, w, bottom - land.y + 2});
  const float fields = land.y - 2.0F;
  if (!l.portrait && !theme_.plain) {
    const PxRect strip = metrics_.px(Rect{0, fields - kMapRidgeHeight, l.panel.w, kMapRidgeHeight});
    paint_->strip(ridge(kMapFar, strip), strip.bottom(), c.far_ridge);
    paint_->strip(ridge(kMapNear, strip), strip.bottom(), c.near_ridge);
  }
  paint_->fill(metrics_.px(Rect{x, fields, w, bottom - fields}), theme_.sawah);
  // The coast runs behind the last row of the map.
  const float coast = land.bottom() - 22.0F;
  std::vector<Point> shore;
  for (int i = 0; i <= 80; ++i) {
    const float u = static_cast<float>(i) / 80;
    const Rect at{x + w * u, coast + 1.6F * std::sin(6.0F * u + 2.6F), 1, 1};
    shore.push_back({metrics_.px(at).x, at.y * metrics_.per_mm()});
  }
  paint_->strip(shore, metrics_.px(bottom), theme_.laut);
  paint_->line(shore, theme_.plain ? theme_.ijuk : theme_.putih, metrics_.px(1.8F));
  const float mid = l.panel.w / 2;
  for (const float y : {land.bottom() + 8.0F, land.bottom() + 13.5F}) {
    for (const bool left : {true, false}) {
      std::vector<Point> wave;
      const float from = left ? x + 4.5F : mid + 73.0F;
      const float to = left ? mid - 73.0F : x + w - 4.5F;
      for (float at = from; at <= to; at += 1.5F) {
        wave.push_back({at * metrics_.per_mm(),
                        (y + 1.1F * std::sin(at * 0.55F)) * metrics_.per_mm()});
      }
      if (wave.size() > 1) {
        paint_->line(wave, theme_.plain ? theme_.ijuk : c.waves, metrics_.px(0.6F));
      }
    }
  }
  const auto direction = [&](const Rect& r, Icon icon, std::string_view shown, float align,
                             Colour bg) {
    Item& item = emit(Role::kText, shown, r);
    const PxRect box = item.rect_px;
    const float pin = paint_->icon_px(mm::kPictureButton);
    const float gap = metrics_.px(2.4F);
    const Face32 font = fitting(decode(shown), capital(TextRole::kIsi), Weight::kBold,
                                box.w - pin - gap - 1, box.h, 1);
    const float width = font.width(decode(shown)) + 1;
    const float at = std::round(box.x + (box.w - pin - gap - width) * align);
    paint_->icon({at + pin / 2, box.mid_y()}, icon, mm::kPictureButton, theme_.padi);
    words(item, {at + pin + gap, box.y, width, box.h}, shown,
          {.weight = Weight::kBold, .fg = theme_.ijuk, .bg = bg, .middle = true, .font = &font});
  };
  if (!l.portrait) {
    direction({l.heading.right() - 130, l.heading.y + 2, 130, 12}, Icon::kAtas, mountain, 1.0F,
              theme_.paras);
  }
  direction({mid - 70, land.bottom() + 3.5F, 140, 12}, Icon::kBawah, sea, 0.5F, theme_.laut);
}

}  // namespace bale::ui
