// The receipt as a person and as a phone read it.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

#include "kiosk/effects/paper_parts.h"
#include "kiosk/effects/qr.h"
#include "kiosk/effects/receipt_paper.h"
#include "tests/support/child.h"
#include "tests/support/fake_paper.h"

using bale::SecretString;
using bale::effects::PaperFaces;
using bale::effects::receipt_page;
using bale::printer::Job;
using bale::printer::Profile;
using bale::testing::FakePaper;
using bale::testing::TempFolder;
namespace report = bale::report;

namespace {

constexpr const char* kAddress = "https://lapor.tabanankab.example/t";
constexpr const char* kCode = "7KQM-3RTX-9DHW";
constexpr const char* kCompact = "7KQM3RTX9DHW";
constexpr bale::WallMs kMorning = 1'795'482'840'000;  // 24 November 2026, 09.14 WITA

const Profile kNarrow{};
Profile wide() {
  Profile profile;
  profile.dots = 576;
  profile.columns = 48;
  return profile;
}

PaperFaces faces() {
  PaperFaces out;
  out.regular = std::move(*bale::effects::Letters::read(FONT_REGULAR));
  out.bold = std::move(*bale::effects::Letters::read(FONT_BOLD));
  return out;
}

bale::model::PrintReceipt receipt(report::Lang lang = report::Lang::kId,
                                  const std::string& address = kAddress) {
  bale::model::PrintReceipt out;
  out.receipt.code = SecretString(kCode);
  auto qr = bale::effects::make_qr(address, kCompact);
  out.receipt.qr = std::move(qr.modules);
  out.receipt.qr_size = qr.size;
  out.receipt.privacy = {.anonim = true, .rahasia = false};
  out.receipt.saved_at = kMorning;
  out.hall = "Mal Pelayanan Publik Tabanan";
  out.lang = lang;
  return out;
}

FakePaper on_paper(const Job& job, const Profile& profile) {
  FakePaper paper(profile);
  for (const auto& step : job.steps) {
    for (const auto byte : step) paper.take(byte);
  }
  CHECK(paper.error() == "");
  CHECK_FALSE(paper.within_command());
  return paper;
}

// Pictures stay where BALE_SHOTS says, for people.
std::string shot(const TempFolder& folder, const std::string& name) {
  const char* const shots = std::getenv("BALE_SHOTS");
  return (shots != nullptr ? std::string(shots) : folder.path()) + "/" + name + ".png";
}

std::string scanned(const TempFolder& folder, const std::string& png) {
  const auto read =
      bale::testing::run({{"zbarimg", "-q", "--raw", png}, folder / "zbarimg", "", {}});
  return read.out.substr(0, read.out.find('\n'));
}

bool holds(const FakePaper& paper, const std::string& words) {
  return paper.text().find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("A phone reads address and code off the paper, on both widths and in three languages") {
  const TempFolder folder;
  const struct { report::Lang lang; const char* name; } kLangs[] = {
      {report::Lang::kId, "id"}, {report::Lang::kEn, "en"}, {report::Lang::kBan, "ban"}};
  for (const auto& profile : {kNarrow, wide()}) {
    for (const auto& [lang, name] : kLangs) {
      CAPTURE(name);
      const auto paper = on_paper(receipt_page(receipt(lang), profile, faces()), profile);
      const auto png =
          shot(folder, "receipt-" + std::to_string(profile.columns) + "-" + std::string(name));
      paper.save_png(png);
      CHECK(scanned(folder, png) == "HTTPS://LAPOR.TABANANKAB.EXAMPLE/T#7KQM3RTX9DHW");
      CHECK(paper.text().find(kCode) != std::string::npos);
      CHECK(paper.pages() == 1);
      CHECK(paper.widest() <= profile.columns);
      CHECK(paper.widest() > profile.columns * 3 / 4);  // reads well: no narrow gutter of words
      CHECK(paper.rows() < 1'500);                      // 19 cm of paper at most
    }
  }
}

TEST_CASE("Without an address the picture is the code alone") {
  const TempFolder folder;
  const auto paper =
      on_paper(receipt_page(receipt(report::Lang::kId, ""), kNarrow, faces()), kNarrow);
  const auto png = shot(folder, "receipt-code-alone");
  paper.save_png(png);
  CHECK(scanned(folder, png) == kCompact);
}

TEST_CASE("The receipt says when, what kind, who may see it, and what happens next") {
  const auto paper = on_paper(receipt_page(receipt(), kNarrow, faces()), kNarrow);
  for (const char* words :
       {"Selasa, 24 November 2026", "pukul 09.14 WITA", "Jenis  : Pengaduan",
        "Dilihat: Anonim, nama ditutup", "BELUM TERKIRIM", "3 hari kerja", "Lihat kabarnya",
        "Simpan baik-baik", "Gratis"}) {
    CAPTURE(words);
    CHECK(holds(paper, words));
  }
}

TEST_CASE("The paper names the hall's own term") {
  auto what = receipt();
  what.verify_days = 7;
  CHECK(holds(on_paper(receipt_page(what, kNarrow, faces()), kNarrow), "7 hari kerja"));
}

TEST_CASE("Each kind and each pair of flags has its words") {
  auto what = receipt();
  what.receipt.kind = report::Classification::kPermintaanInformasi;
  what.receipt.privacy = {.anonim = false, .rahasia = true};
  CHECK(holds(on_paper(receipt_page(what, kNarrow, faces()), kNarrow), "Permintaan informasi"));
  CHECK(holds(on_paper(receipt_page(what, kNarrow, faces()), kNarrow), "Rahasia, isi ditutup"));
  what.receipt.kind = report::Classification::kAspirasi;
  what.receipt.privacy = {.anonim = true, .rahasia = true};
  const auto both = on_paper(receipt_page(what, kNarrow, faces()), kNarrow);
  CHECK(holds(both, "Aspirasi"));
  CHECK(holds(both, "Dilihat: Anonim dan rahasia,\n         nama dan isi ditutup"));
  what.receipt.privacy = {};
  CHECK(holds(on_paper(receipt_page(what, kNarrow, faces()), kNarrow), "Terbuka"));
}

TEST_CASE("The paper tells the truth about where the report is") {
  auto what = receipt();
  what.receipt.delivered_at = kMorning + 60'000;
  const auto delivered = on_paper(receipt_page(what, kNarrow, faces()), kNarrow);
  CHECK(holds(delivered, "Sudah diterima pusat"));
  CHECK_FALSE(holds(delivered, "BELUM TERKIRIM"));
  what.receipt.delivered_at.reset();
  what.receipt.quarantined = true;
  const auto held = on_paper(receipt_page(what, kNarrow, faces()), kNarrow);
  CHECK(holds(held, "Belum diterima pusat"));
  CHECK_FALSE(holds(held, "Akan dikirim"));
}

TEST_CASE("A hall with a long name, letters of the script or commands in it stays within the line") {
  for (const char* hall :
       {"Kantor Kecamatan Selemadeg Timur Kabupaten Tabanan Lantai Dua", "ᬩᬮᬮᬧᭀᬃ Kétut",
        "Balai\x1B@\x1DV Desa", "Balaidesaselemadegtimurkabupatentabananprovinsibalilantaidua"}) {
    auto what = receipt();
    what.hall = hall;
    (void)on_paper(receipt_page(what, kNarrow, faces()), kNarrow);
    (void)on_paper(receipt_page(what, kNarrow, {}), kNarrow);
    (void)on_paper(receipt_page(what, wide(), {}), wide());
  }
}

TEST_CASE("Without the product's face the head stands in the printer's letters") {
  const TempFolder folder;
  const auto paper = on_paper(receipt_page(receipt(), kNarrow, {}), kNarrow);
  paper.save_png(shot(folder, "receipt-no-face"));
  CHECK(holds(paper, "Bale Lapor\nMal Pelayanan Publik Tabanan\n"));
}

TEST_CASE("A long address makes smaller modules, never a narrower quiet zone") {
  const TempFolder folder;
  const std::string address =
      "https://lapor.tabanankab.example/" + std::string(66, 'a');  // 99: the most a hall may say
  const auto paper =
      on_paper(receipt_page(receipt(report::Lang::kId, address), kNarrow, faces()), kNarrow);
  const auto png = shot(folder, "receipt-long-address");
  paper.save_png(png);
  CHECK(scanned(folder, png).ends_with(std::string("#") + kCompact));
}

TEST_CASE("A picture that is not whole, or none, is left out and not spoken of") {
  auto what = receipt();
  what.receipt.qr.pop_back();
  const auto paper = on_paper(receipt_page(what, kNarrow, faces()), kNarrow);
  CHECK_FALSE(holds(paper, "gambar di atas"));
  CHECK(holds(paper, kCode));
}

TEST_CASE("The weave is its own mirror image beat for beat, in the cells of the look") {
  const auto weave = bale::effects::weave_picture(384);
  const auto black = [&](int beat, int row) { return weave.get(beat * 8 + 3, 12 + row * 4 + 1); };
  const int tone[16] = {0, 1, 2, 1, 0, 0, 1, 2, 2, 1, 0, 0, 1, 1, 0, 0};
  for (int beat = 0; beat < 48; ++beat) {
    CAPTURE(beat);
    int rows = 0;
    for (int row = 0; row < 5; ++row) {
      CHECK(black(beat, row) == black(beat, 4 - row));
      rows += black(beat, row) ? 1 : 0;
    }
    CHECK(rows == (tone[beat % 16] == 0 ? 1 : tone[beat % 16] == 1 ? 2 : 5));
  }
}

TEST_CASE("The test page fills one line exactly and shows every weight") {
  const TempFolder folder;
  for (const auto& profile : {kNarrow, wide()}) {
    const auto paper = on_paper(
        bale::effects::test_page("Mal Pelayanan Publik Tabanan", report::Lang::kId, profile,
                                 faces()),
        profile);
    paper.save_png(shot(folder, "test-" + std::to_string(profile.columns)));
    CHECK(paper.widest() == profile.columns);
    CHECK(holds(paper, "Cetak uji."));
  }
}
