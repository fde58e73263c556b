#include "tests/ui/gallery_screens.h"

namespace bale::gallery {

using namespace ui;

// Every state beside the next (landscape only): the pressed ones are shown by touching them.
void states(Ui& ui) {
  ui.building({.title = "Bagian dan keadaan", .quick_close = "Tutup cepat"});
  if (ui.portrait()) return;
  const auto at = [](int column, int row, float w = 82, float h = 22.8F) {
    return Rect{14.0F + 92 * static_cast<float>(column), 41.0F + 31 * static_cast<float>(row), w,
                h};
  };
  ui.button(at(0, 0), {.kind = ButtonKind::kPrimary, .label = "Lanjut", .icon = Icon::kLanjut});
  ui.button(at(1, 0), {.label = "Ubah", .icon = Icon::kUbah});
  ui.button(at(2, 0), {.label = "Belum bisa", .icon = Icon::kUbah, .enabled = false});
  ui.button(at(3, 0), {.kind = ButtonKind::kPrimary, .label = "Fokus", .icon = Icon::kLanjut});
  ui.button(at(4, 0, 80), {.kind = ButtonKind::kNext, .label = "Desa lain",
                           .icon = Icon::kBawah});
  ui.tile(at(0, 1, 71.4F, 49.4F), {.label = "Jalan", .icon = Icon::kJalan});
  ui.tile(at(1, 1, 71.4F, 49.4F), {.label = "Jalan", .icon = Icon::kJalan, .selected = true});
  ui.tile(at(2, 1, 71.4F, 49.4F), {.label = "Jalan", .icon = Icon::kJalan, .enabled = false});
  ui.tile(at(3, 1, 71.4F, 49.4F), {.label = "Disarankan", .icon = Icon::kGedung,
                                   .suggested = true});
  ui.banner(at(0, 3, 130, 21.8F), {.icon = Icon::kPutus, .title = "Jaringan sedang putus"});
  ui.banner(at(0, 3, 130, 21.8F).moved(138, 0),
            {.kind = BannerKind::kFailure, .icon = Icon::kCetak, .title = "Kertas habis"});
  ui.banner(at(0, 3, 140, 21.8F).moved(276, 0),
            {.kind = BannerKind::kGood, .icon = Icon::kCek, .title = "Diterima pusat 14.02"});
  ui.field(at(0, 4, 130), {.label = "HP", .text = U"0812 3456 78", .caret = 12});
  ui.field(at(0, 4, 130).moved(138, 0),
           {.label = "NIK", .text = U"510203", .has_caret = false, .masked = true});
  ui.field(at(0, 4, 140).moved(276, 0),
           {.label = "HP 2", .text = U"0812", .has_caret = false, .wrong = true});
  ui.fault({290, 188, 172, 12}, "Kurang 8 angka. Lihat lagi nomor HP Anda.");
  ui.badge({14, 195}, Icon::kPengaduan, "Pengaduan");
  ui.badge({90, 195}, Icon::kOrangt, "Anonim");
  ui.back("Kembali");
  ui.next("Lanjut", {}, false);
  ui.focus(at(3, 0));
}

}  // namespace bale::gallery
