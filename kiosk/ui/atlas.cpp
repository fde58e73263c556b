#include "kiosk/ui/atlas.h"

#include <imgui.h>
#include <imgui_freetype.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <sstream>

#include "assets/icons/pictures.h"

namespace bale::ui {
namespace {

using assets::Icon;
using assets::Sign;

// Latin without shaping; the code needs only its own alphabet.
constexpr ImWchar kTextGlyphs[] = {0x20,   0x7E,   0xA0,   0xFF,   0x2013, 0x2014, 0x2018,
                                   0x2019, 0x201C, 0x201D, 0x2022, 0x2022, 0x2026, 0x2026, 0};
constexpr ImWchar kSignGlyphs[] = {' ', ' ', 'B', 'B', 'L', 'L', 'a', 'a', 'e', 'e', 'l', 'l',
                                  'o', 'p', 'r', 'r', 0};  // "Bale Lapor"
constexpr ImWchar kCodeGlyphs[] = {'-', '-', '0', '9', 'A', 'Z', 0};

constexpr int kTextureWidth = 2048;
constexpr int kWideTexture = 4096;       // for panels of more pixels
constexpr float kManyPixels = 5.0F;      // a millimetre
constexpr int kLargestTexture = 8192;

constexpr Icon kCategories[] = {
    Icon::kJalan,      Icon::kLampuJalan, Icon::kSampah,     Icon::kAir,
    Icon::kKetertiban, Icon::kLaluLintas, Icon::kKesehatan,  Icon::kPendidikan,
    Icon::kPertanian,  Icon::kWisata,     Icon::kDigital,    Icon::kPerdagangan,
    Icon::kKerja,      Icon::kPelayananPungli, Icon::kSosial, Icon::kBencana,
    Icon::kLainnya};
constexpr Icon kKinds[] = {Icon::kPengaduan, Icon::kAspirasi, Icon::kInformasi};
constexpr Icon kWho[] = {Icon::kOrang, Icon::kOrangt, Icon::kIsi, Icon::kIsit};
constexpr Icon kLargeOthers[] = {Icon::kLacak,  Icon::kFoto,     Icon::kGedung, Icon::kAwas,
                                 Icon::kMikrofon, Icon::kPutar,  Icon::kBerhenti, Icon::kCetak,
                                 Icon::kKalender, Icon::kUlangi, Icon::kHapus,  Icon::kTelepon};
constexpr Icon kFaces[] = {Icon::kWajah1, Icon::kWajah2, Icon::kWajah3, Icon::kWajah4,
                           Icon::kWajah5};
// Beside key figures, in two-line banners, on the page tiles.
constexpr Icon kFigures[] = {Icon::kMark, Icon::kSentuh, Icon::kSimpan, Icon::kKirim, Icon::kCek,
                              Icon::kPutus, Icon::kCetak, Icon::kAtas, Icon::kBawah};

template <std::size_t N>
bool among(const Icon (&set)[N], Icon icon) {
  return std::ranges::find(set, icon) != std::end(set);
}

bool read_file(const std::string& path, std::string& into) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream all;
  all << in.rdbuf();
  into = all.str();
  return in && into.size() > 1000;
}

// Millimetre sizes are compared with a little room: they are literals from theme.h.
constexpr float kLiteralRoom = 0.01F;

// The name on the sign: capitals of 14.4 mm, 18.1 mm where the panel stands.
float sign_font_px(const Metrics& m) {
  return std::round((m.portrait() ? 18.1F : 14.4F) * m.per_mm() / kCapitalOfFontSize);
}

float sign_mm(Sign sign, bool portrait) {
  if (sign == Sign::kBasaBali) return 45.3F;
  return portrait ? 91.5F : 71.9F;
}

}  // namespace

FontFiles FontFiles::installed() { return {BALE_FONT_REGULAR, BALE_FONT_BOLD}; }

Atlas::Atlas() : atlas_(IM_NEW(ImFontAtlas)()), icons_(assets::kIconCount) {}

Atlas::~Atlas() { IM_DELETE(atlas_); }

tl::expected<std::unique_ptr<Atlas>, std::string> Atlas::bake(const Metrics& metrics,
                                                              const FontFiles& files) {
  std::unique_ptr<Atlas> a(new Atlas());
  if (!read_file(files.regular, a->regular_)) {
    return tl::unexpected<std::string>("The font cannot be read: " + files.regular);
  }
  if (!read_file(files.bold, a->bold_)) {
    return tl::unexpected<std::string>("The font cannot be read: " + files.bold);
  }
  a->add_fonts(metrics);
  a->reserve_pictures(metrics);
  if (!a->atlas_->Build()) {
    return tl::unexpected<std::string>("The fonts cannot be drawn: " + files.regular);
  }
  unsigned char* pixels = nullptr;
  a->atlas_->GetTexDataAsAlpha8(&pixels, &a->width_, &a->height_);
  if (pixels == nullptr || a->height_ > kLargestTexture) {
    return tl::unexpected<std::string>("This panel needs a larger texture than can be drawn.");
  }
  a->alpha_ = pixels;
  a->draw_pictures();
  a->atlas_->ClearInputData();
  std::string().swap(a->regular_);
  std::string().swap(a->bold_);
  return a;
}

void Atlas::add_fonts(const Metrics& m) {
  atlas_->FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
  atlas_->FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
  atlas_->Flags |= ImFontAtlasFlags_NoMouseCursors;
  atlas_->TexDesiredWidth = m.per_mm() > kManyPixels ? kWideTexture : kTextureWidth;
  const auto add_sized = [&](std::string& file, float size, const ImWchar* glyphs) {
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.OversampleH = 1;
    return atlas_->AddFontFromMemoryTTF(file.data(), static_cast<int>(file.size()), size, &config,
                                        glyphs);
  };
  for (int i = 0; i < kCapitalCount; ++i) {
    const float size = m.font_px(kCapitalHeights[i]);
    fonts_[2 * i] = add_sized(regular_, size, kTextGlyphs);
    fonts_[2 * i + 1] = add_sized(bold_, size, kTextGlyphs);
  }
  fonts_[2 * kCapitalCount] = add_sized(bold_, m.font_px(kCodeCapital), kCodeGlyphs);
  fonts_[2 * kCapitalCount + 1] = add_sized(bold_, sign_font_px(m), kSignGlyphs);
}

ImFont* Atlas::font(int capital, Weight weight) const {
  return fonts_[2 * capital + static_cast<int>(weight)];
}

ImFont* Atlas::code_font() const { return fonts_[2 * kCapitalCount]; }

void Atlas::reserve(Icon icon, float millimetres, const Metrics& m) {
  const int side = static_cast<int>(m.px(millimetres));
  // One pixel of air, so that no neighbour shows at a picture's edge.
  const int rect = atlas_->AddCustomRectRegular(side + 1, side + 1);
  icons_[static_cast<std::size_t>(icon)].push_back({millimetres, rect, {}});
}

// Sizes are added from small to large. Only what stands in tiles is baked large.
void Atlas::reserve_pictures(const Metrics& m) {
  for (int i = 0; i < assets::kIconCount; ++i) {
    const auto icon = static_cast<Icon>(i);
    const bool face = among(kFaces, icon);
    const bool tile = face || among(kCategories, icon) || among(kKinds, icon) ||
                      among(kWho, icon) || among(kLargeOthers, icon);
    reserve(icon, mm::kPictureSmall, m);
    reserve(icon, mm::kPictureButton, m);
    if (icon == Icon::kCek) reserve(icon, mm::kTick, m);
    reserve(icon, mm::kPictureHeading, m);
    if (tile || among(kFigures, icon)) reserve(icon, mm::kPictureMark, m);
    reserve(icon, mm::kPictureRow, m);
    if (tile) reserve(icon, mm::kPictureTile, m);
    if (among(kWho, icon)) reserve(icon, mm::kPictureWho, m);
    if (face || among(kKinds, icon)) reserve(icon, mm::kPictureHero, m);
  }
  for (int s = 0; s < assets::kSignCount; ++s) {
    const auto sign = static_cast<Sign>(s);
    const assets::AlphaImage image = assets::master(sign);
    const int w = static_cast<int>(m.px(sign_mm(sign, m.portrait())));
    const int h = w * image.height / image.width;
    signs_[s].rect = atlas_->AddCustomRectRegular(w + 1, h + 1);
  }
}

void Atlas::draw_pictures() {
  const auto draw = [this](const assets::AlphaImage& image, Baked& b) {
    const ImFontAtlasCustomRect* r = atlas_->GetCustomRectByIndex(b.rect);
    assets::scale_into(image, r->Width - 1, r->Height - 1, alpha_ + r->Y * width_ + r->X, width_);
    b.where = picture_at(b.rect);
  };
  for (std::size_t i = 0; i < icons_.size(); ++i) {
    for (Baked& b : icons_[i]) draw(assets::master(static_cast<Icon>(i)), b);
  }
  for (int s = 0; s < assets::kSignCount; ++s) {
    draw(assets::master(static_cast<Sign>(s)), signs_[s]);
  }
}

Picture Atlas::picture_at(int rect) const {
  const ImFontAtlasCustomRect* r = atlas_->GetCustomRectByIndex(rect);
  const auto w = static_cast<float>(width_);
  const auto h = static_cast<float>(height_);
  return {static_cast<float>(r->X) / w,
          static_cast<float>(r->Y) / h,
          static_cast<float>(r->X + r->Width - 1) / w,
          static_cast<float>(r->Y + r->Height - 1) / h,
          r->Width - 1,
          r->Height - 1};
}

Picture Atlas::picture(Icon icon, float millimetres) const {
  const std::vector<Baked>& sizes = icons_[static_cast<std::size_t>(icon)];
  const Baked* best = &sizes.front();
  for (const Baked& b : sizes) {
    if (b.millimetres < millimetres + kLiteralRoom) best = &b;
  }
  return best->where;
}

ImFont* Atlas::sign_font() const { return fonts_[2 * kCapitalCount + 1]; }

Picture Atlas::sign(Sign sign) const { return signs_[static_cast<int>(sign)].where; }

void Atlas::release_pixels() {
  atlas_->ClearTexData();
  alpha_ = nullptr;
}

void Atlas::set_texture(std::uintptr_t id) {
  atlas_->SetTexID((ImTextureID)id);  // NOLINT: a pointer before Dear ImGui 1.91.4, a number since
}

}  // namespace bale::ui
