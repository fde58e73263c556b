#include "tests/ui/gallery_screens.h"

#include <array>
#include <iterator>
#include <string>

namespace bale::gallery {
namespace {

using namespace ui;

constexpr std::string_view kQuick = "Tutup cepat";

void steps(Ui& ui, int step, std::string_view words, std::string_view name) {
  ui.building({.step = step, .step_words = words, .step_name = name, .quick_close = kQuick});
}

void attract(Ui& ui) {
  ui.building({.title = "Mal Pelayanan Publik Tabanan", .small_title = true});
  ui.attract_scene("Bale Lapor", "Lapor, usul, tanya");
  if (!ui.portrait()) {
    for (int i = 0; i < 3; ++i) {
      const Rect r{17.8F + 153.7F * static_cast<float>(i), 133.9F, 132.9F, 50.6F};
      ui.language(r, i == 0 ? "Bahasa Indonesia" : i == 1 ? "Basa Bali" : "English",
                  i == 0 ? "Sentuh untuk mulai" : i == 1 ? "Lanturang" : "Touch to start", i == 1);
    }
    ui.text({14, 208, 250, 10}, "Di balai ini sepanjang 2026", {.weight = Weight::kBold});
    ui.figure({14, 221, 90, 24}, Icon::kSimpan, "1.284", "laporan diterima");
    ui.figure({108.5F, 221, 75, 24}, Icon::kKirim, "1.251", "diteruskan");
    ui.figure({188, 221, 75, 24}, Icon::kCek, "968", "selesai");
    ui.banner({292.5F, 208.3F, 169.5F, 27.3F},
              {.icon = Icon::kPutus, .title = "Jaringan sedang putus",
               .detail = "Anda tetap bisa melapor di sini."});
    ui.button({409.6F, 241.8F, 52.4F, 20.3F},
              {.kind = ButtonKind::kQuiet, .label = "Petugas", .icon = Icon::kPetugas});
    return;
  }
  for (int i = 0; i < 3; ++i) {
    const Rect r{8, 221.2F + 48.4F * static_cast<float>(i), 252, 42.4F};
    ui.language(r, i == 0 ? "Bahasa Indonesia" : i == 1 ? "Basa Bali" : "English",
                i == 0 ? "Sentuh untuk mulai" : i == 1 ? "Lanturang" : "Touch to start", i == 1);
  }
  ui.banner({8, 369, 252, 28}, {.icon = Icon::kPutus, .title = "Jaringan sedang putus",
                                .detail = "Anda tetap bisa melapor di sini."});
  ui.text({12, 402, 200, 10}, "Di balai ini sepanjang 2026", {.weight = Weight::kBold});
  ui.figure({12, 413, 80, 24}, Icon::kSimpan, "1.284", "diterima");
  ui.figure({96, 413, 80, 24}, Icon::kKirim, "1.251", "diteruskan");
  ui.figure({181, 413, 75, 24}, Icon::kCek, "968", "selesai");
}

void kind(Ui& ui) {
  steps(ui, 1, "Langkah 1 dari 5", "Mulai");
  ui.heading("Apa yang ingin Anda sampaikan?");
  ui.explanation("Gratis. Boleh tanpa nama.");
  const bool tall = ui.portrait();
  if (tall) ui.terraces(88);
  const Rect area = ui.layout().answers;
  const float wide = tall ? 42 : 43.6F;
  const Rect three = area.without_top(1).without_bottom(wide + 5.3F + (tall ? 0 : 2.5F));
  const std::string_view names[] = {"Pengaduan", "Aspirasi", "Permintaan informasi"};
  const std::string_view details[] = {"Ada yang rusak, salah, atau merugikan",
                                      "Saya punya usul atau harapan", "Saya ingin bertanya"};
  const Icon icons[] = {Icon::kPengaduan, Icon::kAspirasi, Icon::kInformasi};
  for (int i = 0; i < 3; ++i) {
    const Rect r = tall ? grid(three, 1, 3, {.row = i}, 0, mm::kGapDown)
                        : grid(three, 3, 1, {.column = i}, mm::kGapAcross, 0);
    ui.tile(r, {.label = names[i], .detail = details[i], .icon = icons[i],
                .picture = tall ? mm::kPictureTile : mm::kPictureHero, .wide = tall,
                .text = TextRole::kSedang});
  }
  ui.tile({area.x, three.bottom() + 6.5F, area.w, wide},
          {.label = "Lacak laporan", .detail = "Saya sudah pernah melapor dan punya kode",
           .icon = Icon::kLacak, .wide = true, .arrow = true, .text = TextRole::kSedang});
  ui.back("Kembali");
  ui.hint(tall ? "Sentuh satu gambar" : "Sentuh satu gambar untuk lanjut");
}

void category(Ui& ui) {
  steps(ui, 2, "Langkah 2 dari 5", "Apa masalahnya");
  ui.heading("Tentang apa pengaduan Anda?");
  ui.explanation("Sentuh gambar yang paling dekat.");
  const bool tall = ui.portrait();
  if (tall) {
    ui.text({14, 82.5F, 55, 10}, "Jawaban Anda:");
    ui.badge({70, 80}, Icon::kPengaduan, "Pengaduan");
    ui.terraces(88);
  }
  const std::string_view names[] = {"Jalan", "Lampu jalan", "Sampah", "Air", "Ketertiban",
                                    "Lalu lintas", "Kesehatan", "Pendidikan", "Pertanian",
                                    "Wisata", "Digital", "Perdagangan", "Kerja",
                                    "Layanan, pungli", "Sosial", "Bencana"};
  const Icon icons[] = {Icon::kJalan,     Icon::kLampuJalan, Icon::kSampah, Icon::kAir,
                        Icon::kKetertiban, Icon::kLaluLintas, Icon::kKesehatan,
                        Icon::kPendidikan, Icon::kPertanian, Icon::kWisata, Icon::kDigital,
                        Icon::kPerdagangan, Icon::kKerja, Icon::kPelayananPungli, Icon::kSosial,
                        Icon::kBencana};
  const Rect area = ui.layout().answers;
  const Rect cells = tall ? area.without_bottom(26.8F + 5) : area;
  const int columns = tall ? 4 : 6;
  const int rows = tall ? 4 : 3;
  const float gap = tall ? 5.0F : mm::kGapDown;
  for (int i = 0; i < 16; ++i) {
    ui.tile(grid(cells, columns, rows, {.column = i % columns, .row = i / columns},
                 mm::kGapAcross, gap),
            {.label = names[i], .icon = icons[i],
             .picture = tall ? mm::kPictureRow : mm::kPictureTile});
  }
  const Rect other = tall ? area.bottom_part(26.8F)
                          : grid(cells, 6, 3, {.column = 4, .row = 2, .across = 2},
                                 mm::kGapAcross, gap);
  ui.tile(other, {.label = tall ? "Lainnya, atau saya tidak tahu"
                                : "Lainnya,\natau saya tidak tahu",
                  .icon = Icon::kLainnya, .picture = tall ? mm::kPictureRow : mm::kPictureTile,
                  .wide = true});
  ui.back("Kembali");
  ui.hint(tall ? "Sentuh satu gambar" : "Sentuh satu gambar untuk lanjut");
}

constexpr KeyboardWords kWords{"Hapus", "Baris baru", "Spasi", "Huruf besar", "123", "ABC"};

void words_on(Ui& ui, KeyboardPage page) {
  steps(ui, 2, "Langkah 2 dari 5", "Apa masalahnya");
  ui.heading("Apa yang terjadi?");
  const bool tall = ui.portrait();
  const std::u32string_view text = U"Sudah dua minggu. Jalan berlubang besar di depan balai ban";
  const Field field{.label = "Apa yang terjadi?", .text = text, .caret = text.size(),
                    .many_lines = true};
  const Keyboard keys{.page = page, .capitals = page == KeyboardPage::kLetters, .words = kWords};
  const Rect area = ui.layout().answers;
  if (tall) {
    ui.field({12, 63.5F, 244, 94}, field);
    ui.text({14, 163, 240, 10}, "Boleh dilewati. Gambar dan tempat sudah cukup.", {.second = true});
    ui.keyboard(area.bottom_part(keyboard_height(true)).moved(0, -30), keys);
  } else {
    ui.field({14, 58.2F, 347, 63}, field);
    ui.keyboard({14, 128.4F, 347, keyboard_height(false)}, keys);
    ui.text({370, 62, 92, 10}, "Tidak ingin mengetik?", {.weight = Weight::kBold});
    ui.text({370, 75, 92, 45}, "Boleh dilewati. Gambar dan tempat sudah cukup.", {.second = true});
  }
  ui.back("Kembali");
  ui.next("Lanjut");
}
void words(Ui& ui) { words_on(ui, KeyboardPage::kLetters); }
void numbers(Ui& ui) { words_on(ui, KeyboardPage::kNumbers); }

void map(Ui& ui) {
  steps(ui, 3, "Langkah 3 dari 5", "Di mana dan kapan");
  const bool tall = ui.portrait();
  const Rect land = tall ? Rect{8, 223, 252, 185} : Rect{14, 82, 448, 134.5F};
  ui.map_ground(land, "Kaja: arah gunung", "Kelod: arah laut");
  ui.heading("Di kecamatan mana kejadiannya?");
  struct Place {
    std::string_view name;
    GridCell cell;
  };
  const Place places[] = {{"Pupuan", {0, 0, 2, 2}},        {"Penebel", {2, 0, 2, 2}},
                          {"Baturiti", {4, 0, 2, 1}},      {"Marga", {4, 1, 2, 1}},
                          {"Selemadeg Barat", {0, 2}},     {"Selemadeg", {1, 2}},
                          {"Selemadeg Timur", {2, 2}},     {"Kerambitan", {3, 2}},
                          {"Tabanan", {4, 2}},             {"Kediri", {5, 2}}};
  for (int i = 0; i < 10; ++i) {
    const Place& p = places[i];
    const Rect r = tall ? grid(land, 2, 5, {.column = i % 2, .row = i / 2}, mm::kGapAcross, 5.5F)
                        : grid(land, 6, 3, p.cell, mm::kGapAcross, mm::kGapDown);
    ui.tile(r, {.label = p.name, .text = TextRole::kSedang,
                .mark = i == 9 ? "Anda di sini" : std::string_view()});
  }
  ui.back("Kembali");
  if (!tall) {
    ui.button(ui.layout().extra.left_part(99.2F),
              {.label = "Saya tidak tahu", .icon = Icon::kInformasi});
  }
  ui.hint("Sentuh satu kecamatan");
}

void desa(Ui& ui) {
  steps(ui, 3, "Langkah 3 dari 5", "Di mana dan kapan");
  ui.heading("Di desa mana di Kecamatan Penebel?");
  ui.explanation("Urut abjad. Halaman 1 dari 2.");
  const std::string_view names[] = {"Babahan", "Biaung", "Buruan", "Jatiluwih", "Jegu",
                                    "Mengesta", "Penatahan", "Penebel", "Pesagi", "Pitra",
                                    "Rejasa", "Riang Gede"};
  const bool tall = ui.portrait();
  if (tall) ui.terraces(88);
  const Rect area = ui.layout().answers.without_top(2).without_bottom(tall ? 0 : 3);
  const Rect list = area.without_right(mm::kPageColumn + 6);
  const int columns = tall ? 1 : 3;
  const int rows = tall ? 7 : 4;
  for (int i = 0; i < columns * rows; ++i) {
    ui.tile(grid(list, columns, rows, {.column = i % columns, .row = i / columns},
                 mm::kGapAcross, mm::kGapDown),
            {.label = names[i], .text = TextRole::kSedang});
  }
  ui.pages(area.right_part(mm::kPageColumn), {.page = 0, .count = 2, .earlier = "Yang tadi",
                                              .later = "Desa lain", .position = "1 dari 2"});
  ui.back("Kembali");
  ui.hint("Sentuh satu desa");
}

void who(Ui& ui) {
  steps(ui, 4, "Langkah 4 dari 5", "Kerahasiaan");
  ui.heading("Siapa yang boleh melihat laporan ini?");
  const std::string_view titles[] = {"Terbuka", "Anonim", "Rahasia", "Keduanya"};
  const std::string_view details[] = {"Nama dan isi boleh dilihat umum.",
                                      "Nama ditutup bagi umum dan pihak yang dilaporkan.",
                                      "Isi laporan ditutup bagi umum.",
                                      "Nama dan isi sama-sama ditutup."};
  const bool tall = ui.portrait();
  if (tall) ui.terraces(88);
  for (int i = 0; i < 4; ++i) {
    const Rect r = tall ? grid(ui.layout().tall_answers, 1, 4, {.row = i}, 0, mm::kGapDown)
                        : grid(ui.layout().tall_answers, 2, 2, {.column = i % 2, .row = i / 2},
                               4.7F, 6);
    ui.who(r, {.title = titles[i], .detail = details[i], .name_word = "Nama",
               .content_word = "Isi", .name_closed = i % 2 == 1, .content_closed = i > 1,
               .selected = tall && i == 1});
  }
  ui.back("Kembali");
  ui.hint("Sentuh satu pilihan");
}

void review(Ui& ui) {
  steps(ui, 5, "Langkah 5 dari 5", "Periksa dan kirim");
  ui.heading("Periksa laporan Anda");
  const bool tall = ui.portrait();
  const Rect note = tall ? Rect{14, 62, 84, 18.8F} : Rect{378.4F, 37.2F, 83.6F, 18.8F};
  ui.banner(note, {.icon = Icon::kAwas, .title = "Belum dikirim"});
  if (tall) ui.terraces(88);
  const Row rows[] = {{Icon::kJalan, "Pengaduan tentang", "Jalan", "Ubah"},
                      {Icon::kIsit, "Isi laporan",
                       "Sudah dua minggu. Jalan berlubang besar di depan balai banjar", "Ubah"},
                      {Icon::kPin, "Tempat", "Desa Jatiluwih, Kecamatan Penebel", "Ubah"},
                      {Icon::kKalender, "Waktu kejadian", "Senin, 23 November 2026", "Ubah"},
                      {Icon::kGedung, "Instansi tujuan", "Dinas PUPRPKP (disarankan)", "Ubah"},
                      {Icon::kFoto, "Foto", "1 foto", "Ubah"},
                      {Icon::kOrangt, "Yang boleh melihat", "Anonim: nama ditutup", "Ubah"},
                      {Icon::kTelepon, "Kontak", "Tidak diisi", "Ubah"}};
  const Rect area = tall ? ui.layout().answers : ui.layout().tall_answers.without_top(2.4F);
  const int columns = tall ? 1 : 2;
  const int lines = tall ? 6 : 4;
  for (int i = 0; i < columns * lines; ++i) {
    ui.row(grid(area, columns, lines, {.column = i % columns, .row = i / columns}, 4.7F,
                mm::kGapDown),
           rows[i]);
  }
  ui.back("Kembali");
  ui.next("Kirim Laporan", Icon::kKirim);
}

// A pattern with the three eyes of a QR code; not readable, only for the eye.
std::array<std::uint8_t, 29 * 29> sample_qr() {
  std::array<std::uint8_t, 29 * 29> m{};
  unsigned seed = 7;
  for (auto& cell : m) {
    seed = seed * 1103515245U + 12345U;
    cell = (seed >> 16U) & 1U;
  }
  const auto eye = [&](int x0, int y0) {
    for (int y = -1; y < 8; ++y) {
      for (int x = -1; x < 8; ++x) {
        if (x0 + x < 0 || y0 + y < 0 || x0 + x > 28 || y0 + y > 28) continue;
        const bool ring = x == 0 || y == 0 || x == 6 || y == 6;
        const bool heart = x > 1 && x < 5 && y > 1 && y < 5;
        const bool inside = x >= 0 && y >= 0 && x < 7 && y < 7;
        m[static_cast<std::size_t>((y0 + y) * 29 + x0 + x)] = inside && (ring || heart) ? 1 : 0;
      }
    }
  };
  eye(0, 0);
  eye(22, 0);
  eye(0, 22);
  return m;
}

void receipt(Ui& ui) {
  ui.building({.title = "Tanda Terima", .quick_close = kQuick});
  ui.heading("Laporan Anda sudah tersimpan", Icon::kCek);
  const auto matrix = sample_qr();
  const QrMatrix qr{29, matrix};
  const bool tall = ui.portrait();
  if (tall) {
    ui.card({12, 62, 244, 115});
    ui.text({20, 68, 160, 10}, "Kode tanda terima Anda",
            {.weight = Weight::kBold, .on_white = true});
    ui.code({20, 82.8F, 134, 87.2F}, "7KQM-3RTX-9DHW");
    ui.qr({174, 84, 74, 74}, qr, "Pindai dengan HP");
    ui.text({164, 155.5F, 94, 10}, "Pindai dengan HP", {.centred = true, .on_white = true});
    ui.banner({8, 222.4F, 252, 30.8F},
              {.icon = Icon::kSimpan, .title = "Tersimpan di sini, belum terkirim.",
               .detail = "Akan dikirim saat jaringan tersedia."});
    ui.banner({8, 259.3F, 252, 30.8F},
              {.kind = BannerKind::kFailure, .icon = Icon::kCetak,
               .title = "Kertas habis. Tanda terima tidak dicetak.",
               .detail = "Salin kode dengan pena, atau foto layar ini."});
    ui.point({12, 314, 244, 14}, Icon::kKirim, "1. Dikirim ke pusat", "begitu jaringan tersedia");
    ui.point({12, 335, 244, 14}, Icon::kGedung, "2. Diteruskan ke instansi",
             "paling lama 3 hari kerja");
    ui.point({12, 357, 244, 14}, Icon::kLacak, "3. Lihat kabarnya di sini",
             "dengan kode ini, kapan saja");
  } else {
    ui.banner({14, 59.5F, 448, 20.8F},
              {.icon = Icon::kSimpan, .title = "Tersimpan di sini, belum terkirim.",
               .detail = "Akan dikirim saat jaringan tersedia."});
    ui.card({14, 86.3F, 337.2F, 92.2F});
    ui.text({22.8F, 95.2F, 160, 10}, "Kode tanda terima Anda",
            {.weight = Weight::kBold, .on_white = true});
    ui.code({22.8F, 111, 319.5F, 44.1F}, "7KQM-3RTX-9DHW");
    ui.text({22.8F, 161, 319, 10}, "Salin atau foto kode ini. Tanpa kode, kabar laporan tidak bisa "
                                   "dibuka.", {.on_white = true});
    ui.card({357, 86.3F, 105, 92.2F});
    ui.qr({372.5F, 86.8F, 74, 74}, qr, "Pindai dengan HP");
    ui.text({360, 160, 99, 10}, "Pindai dengan HP",
            {.weight = Weight::kBold, .centred = true, .on_white = true});
    ui.text({14, 184.5F, 200, 10}, "Sesudah ini", {.weight = Weight::kBold});
    ui.point({14, 200, 140, 21}, Icon::kKirim, "1. Dikirim ke pusat", "begitu jaringan tersedia");
    ui.point({166.8F, 200, 140, 21}, Icon::kGedung, "2. Diteruskan ke instansi",
             "paling lama 3 hari kerja");
    ui.point({319.5F, 200, 142, 21}, Icon::kLacak, "3. Lihat kabarnya di sini",
             "dengan kode ini, kapan saja");
    ui.button(ui.layout().extra.left_part(106.4F), {.label = "Lapor lagi", .icon = Icon::kTambah});
  }
  ui.next("Selesai", Icon::kCek);
}

void track(Ui& ui) {
  ui.building({.title = "Lacak Laporan", .quick_close = kQuick});
  ui.heading("Sedang dikerjakan");
  const bool tall = ui.portrait();
  const std::string_view pieces[] = {"oleh ", "Dinas PUPRPKP", " sejak Senin, 16 November 2026"};
  ui.mixed(ui.layout().explanation, pieces);
  const Stage stages[] = {{StageState::kDone, "Tersimpan di sini", "Minggu\n8 November"},
                          {StageState::kDone, "Diterima pusat", "Selasa\n10 November"},
                          {StageState::kDone, "Terverifikasi", "Kamis\n12 November"},
                          {StageState::kNow, "Dalam proses", "sejak Senin\n16 November",
                           Icon::kKerja},
                          {StageState::kNotYet, "Selesai", "belum"}};
  if (tall) {
    ui.stages({12, 78, 244, 75}, stages);
    ui.code_keys({8, 225, 252, 150}, "Hapus");
    ui.back("Kembali");
    return;
  }
  ui.stages({14, 70.4F, 448, 65}, stages);
  ui.card({14, 141.3F, 292.5F, 87.3F});
  ui.picture({22.8F, 149, 11, 11}, Icon::kGedung);
  ui.text({39, 149.3F, 260, 10}, "Jawaban Dinas PUPRPKP",
          {.weight = Weight::kBold, .on_white = true});
  ui.text({22.8F, 175, 275, 30}, "Petugas kami sudah meninjau lokasi. Lubang akan ditambal dengan "
                                 "aspal panas. Bahan sudah dipesan.", {.on_white = true});
  ui.hairline({22.8F, 209, 274.6F, 1});
  const Icon icons[] = {Icon::kTambah, Icon::kJawab, Icon::kTarik};
  const std::string_view labels[] = {"Tambah keterangan", "Jawab instansi", "Tarik laporan"};
  for (int i = 0; i < 3; ++i) {
    ui.button({312.4F, 141.3F + 31 * static_cast<float>(i), 149.6F, 25},
              {.kind = ButtonKind::kChoice, .label = labels[i], .icon = icons[i]});
  }
  ui.back("Kembali");
  ui.next("Selesai", Icon::kCek);
}

void code_entry(Ui& ui) {
  ui.building({.title = "Lacak Laporan", .quick_close = kQuick});
  ui.heading("Apa kode tanda terima Anda?");
  const Rect area = ui.layout().answers;
  const bool tall = ui.portrait();
  ui.field(tall ? Rect{12, 75, 244, 30} : Rect{14, 60, 448, 28},
           {.label = "Kode", .text = U"7KQM 3RT", .caret = 8, .wrong = true,
            .role = TextRole::kJudul});
  ui.fault(tall ? Rect{14, 110, 240, 12} : Rect{14, 90, 448, 12},
           "Kurang 5 huruf. Lihat lagi tanda terima Anda.");
  ui.code_keys(tall ? area.without_bottom(60) : area.without_top(40), "Hapus");
  ui.back("Kembali");
  ui.next("Lanjut", {}, false);
}

void phone(Ui& ui) {
  steps(ui, 5, "Langkah 5 dari 5", "Kontak");
  ui.heading("Nomor HP Anda (boleh dilewati)");
  const bool tall = ui.portrait();
  const Rect area = ui.layout().answers;
  ui.field(tall ? Rect{12, 75, 244, 26} : Rect{14, 62, 200, 26},
           {.label = "HP", .text = U"0812 3456 78", .caret = 12});
  ui.number_pad(tall ? area.without_bottom(60) : Rect{250, 62, 212, 165}, "Hapus");
  ui.back("Kembali");
  ui.next("Lanjut");
}

void idle(Ui& ui) {
  steps(ui, 2, "Langkah 2 dari 5", "Apa masalahnya");
  const bool tall = ui.portrait();
  const Rect card = ui.cover(tall ? Rect{12, 90, 244, 320} : Rect{74.4F, 51, 327.3F, 188.4F});
  const Rect in = card.inset(tall ? 14 : 16.5F);
  ui.countdown(tall ? Rect{94.3F, 110, 79.3F, 79.3F} : Rect{94.2F, 70.9F, 79.3F, 79.3F}, 38, 45);
  const float x = tall ? in.x : 190.9F;
  const float y = tall ? 200.0F : 69.5F;
  const float w = in.right() - x;
  ui.text({x, y, w, 17}, "Anda masih di sini?",
          {.role = TextRole::kJudul, .weight = Weight::kBold, .on_white = true, .as = Role::kHeading});
  ui.text({x, y + 20, w, 14}, "Sesi akan berakhir dalam 38 detik.",
          {.role = TextRole::kSedang, .on_white = true});
  ui.text({x, y + 37, w, 28}, "Sesudah itu semua yang Anda isi dihapus dari layar ini.",
          {.role = TextRole::kSedang, .on_white = true});
  const Rect low = in.bottom_part(66);
  ui.button(low.top_part(32), {.kind = ButtonKind::kPrimary, .label = "Saya masih di sini",
                               .icon = Icon::kCek, .text = TextRole::kJudul});
  ui.button(low.bottom_part(26).without_bottom(2.6F),
            {.label = "Tutup sekarang dan hapus", .icon = Icon::kTutup});
}

}  // namespace

const std::vector<Screen>& screens() {
  static const std::vector<Screen> all = {
      {"01-attract", attract}, {"02-kind", kind},       {"03-category", category},
      {"04-words", words},     {"04-numbers", numbers}, {"05-map", map},
      {"06-desa", desa},       {"07-who", who},         {"08-review", review},
      {"09-receipt", receipt}, {"10-track", track},     {"11-idle", idle},
      {"20-code", code_entry}, {"21-phone", phone},
      {"22-states", states}};
  return all;
}

}  // namespace bale::gallery
