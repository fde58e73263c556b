#include "kiosk/screens/track_next.h"

#include <doctest/doctest.h>

namespace {

using namespace bale;
using report::Stage;

// Noon in Tabanan on that day of August 2026: the 10th is a Monday, no holiday until the 17th.
WallMs august(int day) { return (report::days_since_epoch({2026, 8, day}) * 24 + 4) * 3'600'000; }

model::State tracked(std::vector<report::StageAt> stages, int today) {
  model::State s;
  s.wall = august(today);
  s.track = model::TrackView{};
  s.track->status = report::Status{};
  s.track->status->stages = std::move(stages);
  return s;
}

model::State answered(int day, int today) {
  auto s = tracked({{Stage::kDalamProses, august(day)}}, today);
  s.track->status->answers = {{"puprpkp", august(day), "Sudah."}};
  return s;
}

std::string said(const model::State& s) {
  const auto words = screens::next_words(s);
  return words ? words->title + " | " + words->detail : "nothing";
}

}  // namespace

TEST_CASE("what was received is to be checked, by a day in words") {
  CHECK(said(tracked({{Stage::kBelumTerverifikasi, august(10)}}, 11)) ==
        "Selanjutnya: admin memeriksa dan meneruskan | paling lambat Kamis, 13 Agustus 2026");
}

TEST_CASE("an acknowledgement alone starts the same clock") {
  model::State s;
  s.wall = august(11);
  s.track = model::TrackView{};
  CHECK(said(s) == "nothing");
  s.track->delivered_at = august(10);
  CHECK(said(s) ==
        "Selanjutnya: admin memeriksa dan meneruskan | paling lambat Kamis, 13 Agustus 2026");
}

TEST_CASE("what is late is said as late, and when it was due") {
  CHECK(said(tracked({{Stage::kBelumTerverifikasi, august(10)}}, 14)) ==
        "Terlambat: admin belum memeriksa dan meneruskan | "
        "seharusnya paling lambat Kamis, 13 Agustus 2026");
  CHECK(said(tracked({{Stage::kTerverifikasi, august(3)}}, 14)) ==
        "Terlambat: instansi belum menindaklanjuti | "
        "seharusnya paling lambat Senin, 10 Agustus 2026");
  const auto late = screens::next_words(tracked({{Stage::kTerverifikasi, august(3)}}, 14));
  REQUIRE(late);
  CHECK(late->late);
}

TEST_CASE("what was forwarded is to be followed up") {
  CHECK(said(tracked({{Stage::kTerverifikasi, august(3)}}, 4)) ==
        "Selanjutnya: instansi mulai menindaklanjuti | paling lambat Senin, 10 Agustus 2026");
}

TEST_CASE("an answer that no rule dates is awaited without a day") {
  CHECK(said(tracked({{Stage::kDalamProses, august(3)}}, 31)) ==
        "Selanjutnya: instansi menjawab | ");
}

TEST_CASE("after an answer the report is closed unless the reporter responds") {
  CHECK(said(answered(3, 4)) ==
        "Selanjutnya: laporan ditutup kalau Anda tidak menanggapi | "
        "sesudah Selasa, 18 Agustus 2026");
  CHECK(said(answered(3, 19)) ==
        "Batas waktu menanggapi sudah lewat | laporan bisa ditutup sejak Selasa, 18 Agustus 2026");
}

TEST_CASE("nothing follows on a report that came to its end") {
  for (const auto stage : {Stage::kSelesai, Stage::kDiarsipkan, Stage::kDitolak}) {
    CHECK(said(tracked({{stage, august(10)}}, 11)) == "nothing");
  }
}

TEST_CASE("the terms are the hall's") {
  auto s = tracked({{Stage::kBelumTerverifikasi, august(10)}}, 11);
  s.hall.sla.verify = 1;
  CHECK(said(s).ends_with("Selasa, 11 Agustus 2026"));
}

TEST_CASE("the English visitor reads English") {
  auto s = tracked({{Stage::kBelumTerverifikasi, august(10)}}, 11);
  s.lang = report::Lang::kEn;
  CHECK(said(s).starts_with("Next: an admin checks it"));
}
