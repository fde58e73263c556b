// Every widget at whatever size, theme and panel the kit is given: places follow from the layout.
#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include "tests/ui/gallery_screens.h"

namespace bale::gallery {
namespace {

using namespace ui;

constexpr std::string_view kLabels[] = {
    "Jalan", "Lampu jalan", "Sampah", "Air", "Ketertiban", "Lalu lintas", "Kesehatan",
    "Pendidikan", "Pertanian", "Wisata", "Digital", "Perdagangan", "Kerja", "Layanan, pungli",
    "Sosial", "Bencana", "Lainnya"};
constexpr Icon kIcons[] = {Icon::kJalan,      Icon::kLampuJalan, Icon::kSampah,
                           Icon::kAir,        Icon::kKetertiban, Icon::kLaluLintas,
                           Icon::kKesehatan,  Icon::kPendidikan, Icon::kPertanian,
                           Icon::kWisata,     Icon::kDigital,    Icon::kPerdagangan,
                           Icon::kKerja,      Icon::kPelayananPungli, Icon::kSosial,
                           Icon::kBencana,    Icon::kLainnya};
constexpr std::string_view kSizes[] = {"Kecil", "", "Besar", "Terbesar"};
constexpr std::string_view kPalettes_[] = {"", "Terang", "Gelap"};

void roof(Ui& ui, bool speaking = false) {
  const auto size = static_cast<std::size_t>(ui.text_size());
  const auto palette = static_cast<std::size_t>(ui.comfort().palette);
  ui.building({.step = 2, .step_words = "Langkah 2 dari 5", .step_name = "Apa masalahnya",
               .quick_close = "Tutup cepat", .languages = {"Bahasa", "ID"},
               .voice = {speaking ? "Berhenti" : "Dengar", {}}, .speaking = speaking,
               .size = {"Huruf", kSizes[size]}, .colours = {"Warna", kPalettes_[palette]},
               .hidden_words = "Layar disembunyikan. Sentuh di mana saja."});
}

void choosing(Ui& ui) {
  roof(ui);
  ui.heading("Tentang apa pengaduan Anda?");
  ui.explanation("Sentuh gambar yang paling dekat.");
  const Choices c = ui.choices(ui.layout().answers, kLabels,
                               {.columns = ui.portrait() ? 4 : 6, .rows = ui.portrait() ? 5 : 3,
                                .cells = 18});
  for (std::size_t i = 0; i < std::min(c.per_page(), std::size(kLabels)); ++i) {
    ui.tile(c.cell(i), {.label = kLabels[i], .icon = kIcons[i], .picture = c.picture, .selected = i == 1,
                        .enabled = i != 2});
  }
  if (c.paged) {
    ui.pages(ui.pages_place(ui.layout().answers),
             {.page = 0, .count = 3, .earlier = "Yang tadi", .later = "Gambar lain",
              .position = "1 dari 3"});
  }
  ui.back("Kembali");
  ui.hint("Sentuh satu gambar");
}

void voice_strip(Ui& ui) {
  roof(ui, true);
  const std::array<StripKey, 4> keys{{{.label = "Ulangi", .icon = Icon::kUlangi},
                                      {.label = "Lebih pelan", .icon = Icon::kPelan},
                                      {.label = "Suara 3/5", .icon = Icon::kDengar},
                                      {.label = "Sembunyikan layar", .icon = Icon::kMatat}}};
  ui.strip(keys);
  ui.heading("Siapa yang boleh melihat laporan ini?");
  const Rect& area = ui.layout().answers;
  for (int i = 0; i < 4; ++i) {
    const Rect cell = ui.portrait() ? grid(area, 1, 4, {.row = i}, 4, 5.5F)
                                    : grid(area, 2, 2, {.column = i % 2, .row = i / 2}, 4, 5.5F);
    ui.who(cell, {.title = i == 0 ? "Terbuka" : i == 1 ? "Anonim" : i == 2 ? "Rahasia" : "Keduanya",
                  .detail = "Isi ditutup bagi umum.", .name_word = "Nama", .content_word = "Isi",
                  .name_closed = i % 2 == 1, .content_closed = i > 1, .selected = i == 2});
  }
  ui.back("Kembali");
  ui.next("Lanjut");
}

void language_strip(Ui& ui) {
  roof(ui);
  const std::array<StripKey, 3> keys{{{.label = "Bahasa Indonesia", .selected = true},
                                      {.label = "Basa Bali"},
                                      {.label = "English"}}};
  ui.strip(keys);
  ui.heading("Periksa laporan Anda");
  const Rect& area = ui.layout().answers;
  const float h = ui.row_height(2);
  ui.row(area.top_part(h), {.icon = Icon::kJalan, .label = "Tentang", .value = "Jalan",
                            .change = "Ubah"});
  if (2 * h + 5.5F < area.h) {
    ui.row(area.without_top(h + 5.5F).top_part(h),
           {.icon = Icon::kPin, .label = "Tempat", .value = "Dauh Peken, Tabanan",
            .change = "Ubah"});
  }
  ui.back("Kembali");
  ui.next("Kirim Laporan", Icon::kKirim);
}

void telling(Ui& ui) {
  roof(ui);
  ui.heading("Pita, lencana, tahap");
  Rect rest = ui.layout().tall_answers;
  const float h = ui.row_height(1);
  const auto next = [&](float height) {
    const Rect r = rest.top_part(height);
    rest = rest.without_top(height + 4.0F);
    return r;
  };
  const float badges = ui.badge_height();
  const float stages = 72.0F;
  float x = rest.x;
  const Rect line = next(badges);
  x += ui.badge({x, line.y}, Icon::kPengaduan, "Pengaduan") + 4.0F;
  ui.badge({x, line.y}, Icon::kOrangt, "Anonim");
  if (rest.h > stages) {
    const std::array<Stage, 4> all{{{StageState::kDone, "Diterima", "21 November", Icon::kCek},
                                    {StageState::kNow, "Diproses", "24 November", Icon::kKerja},
                                    {StageState::kNotYet, "Ditanggapi", "", Icon::kJawab},
                                    {StageState::kNotYet, "Selesai", "", Icon::kCek}}};
    ui.stages(next(stages), all);
  }
  const Banner banners[] = {
      {.icon = Icon::kPutus, .title = "Jaringan sedang putus"},
      {.kind = BannerKind::kFailure, .icon = Icon::kCetak, .title = "Kertas habis"},
      {.kind = BannerKind::kGood, .icon = Icon::kCek, .title = "Diterima pusat 14.02"}};
  for (const Banner& b : banners) {
    if (rest.h >= h) ui.banner(next(h), b);
  }
  ui.back("Kembali");
  ui.next("Lanjut", {}, false);
}

void typing(Ui& ui) {
  roof(ui);
  ui.heading("Apa yang terjadi?");
  const KeyboardWords words{"Hapus", "Baris baru", "Spasi", "Huruf besar", "123", "ABC",
                            "Urut ABC", "Bacakan"};
  const float keys = keyboard_height(ui.portrait());
  const Rect area = ui.portrait() ? ui.layout().answers : ui.layout().tall_answers;
  const Rect board = area.bottom_part(keys).left_part(ui.portrait() ? area.w : std::min(area.w, 347.0F));
  ui.keyboard(board, {.order = KeyOrder::kAbc, .words = words});
  const Rect above{board.x, board.y - 27.3F, board.w, 21.8F};
  constexpr std::string_view kSuggested[] = {"banjar", "banjir", "banyak"};
  if (above.y >= area.y) ui.suggestions(above, kSuggested);
  const float top = ui.portrait() ? 62.0F : area.y;
  const float end = ui.portrait() ? 150.0F : above.y - 5.5F;
  if (end - top > 20.0F) {
    ui.field({board.x, top, board.w, end - top},
             {.label = "Isi", .text = U"Jalan berlubang besar di depan balai ban", .caret = 40,
              .many_lines = true, .display = ui.portrait()});
  }
  ui.back("Kembali");
  ui.next("Lanjut");
}

void media(Ui& ui) {
  roof(ui);
  ui.heading("Foto, suara, PIN, wajah");
  const Rect area = ui.layout().tall_answers;
  const bool tall = ui.portrait();
  const Rect top = tall ? Rect{14, 70, area.w - 12, 100} : area.top_part(area.h * 0.5F);
  const Rect low = tall ? area.top_part(80) : area.bottom_part(area.h * 0.45F);
  ui.photo(top.left_part(top.w * 0.4F), {}, "Belum ada gambar");
  ui.level(top.left_part(top.w * 0.65F).without_left(top.w * 0.45F), 5, "Suara");
  ui.dots(top.right_part(top.w * 0.3F).top_part(24), 3, 6, "PIN");
  constexpr std::string_view kWords[] = {"Buruk", "Kurang", "Cukup", "Baik", "Sangat baik"};
  ui.faces(low, kWords, 4);
  ui.back("Kembali");
  ui.next("Lanjut");
}

void pin(Ui& ui) {
  roof(ui);
  ui.heading("Masukkan PIN Anda");
  const Rect area = ui.portrait() ? ui.layout().answers : ui.layout().tall_answers;
  const float w = 130.0F;
  ui.number_pad({area.x + (area.w - w) / 2, area.y, w, std::min(area.h, 110.0F)}, "Hapus");
  ui.back("Kembali");
  ui.next("Lanjut", {}, false);
}

void hidden(Ui& ui) { choosing(ui); }

}  // namespace

const std::vector<Screen>& widgets() {
  static const std::vector<Screen> all = {
      {"30-choosing", choosing},
      {"31-voice-strip", voice_strip, true},
      {"32-language-strip", language_strip, true},
      {"33-telling", telling},
      {"34-typing", typing},
      {"35-media", media},
      {"36-pin", pin},
      {"37-hidden", hidden, false, true}};
  return all;
}

}  // namespace bale::gallery
