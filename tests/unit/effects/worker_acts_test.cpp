#include <doctest/doctest.h>

#include "kiosk/effects/effects.h"
#include "tests/unit/effects/desk.h"

using namespace bale;
using namespace bale::effects;
using bale::effects::test::Desk;
using bale::effects::test::good_report;

namespace {

// Knows the handles 1 and 2.
class TwoPhotos final : public AttachmentSource {
 public:
  [[nodiscard]] std::vector<report::Attachment> bytes_of(
      std::span<const int> handles) const override {
    std::vector<report::Attachment> out;
    for (const int handle : handles) {
      if (handle == 1 || handle == 2) out.push_back({report::AttachmentType::kJpeg, jpeg(handle)});
    }
    return out;
  }

 private:
  static SecretBytes jpeg(int handle) {
    SecretBytes bytes{0xFF, 0xD8, 0xFF, 0xE0};
    bytes.resize(2'000, static_cast<std::uint8_t>(handle));
    return bytes;
  }
};

struct Hall {
  Desk desk;
  TwoPhotos photos;
  Worker worker;
  Hall() : worker(settings(), desk.clock, desk.random) {
    Worker::Events opened;
    worker.poll(opened);
  }
  Options settings() {
    desk.enrol();
    auto out = desk.settings();
    out.attachments = &photos;
    return out;
  }
  Worker::Events run(const model::Command& command) {
    Worker::Events out;
    worker.run(command, out);
    return out;
  }
  model::Receipt saved(std::vector<int> handles = {}) {
    auto events = run(model::SaveReport{good_report(), std::move(handles)});
    REQUIRE(events.size() == 1);
    REQUIRE(std::holds_alternative<model::ReportSaved>(events[0]));
    return std::get<model::ReportSaved>(events[0]).receipt;
  }
  bool act(const model::SendAct& act) {
    const auto events = run(act);
    REQUIRE(events.size() == 1);
    return std::get<model::ActDone>(events[0]).saved;
  }
  std::uint64_t pending() { return desk.open().counts()->pending; }
};

}  // namespace

TEST_CASE(
    "A report is saved with its attachments, and the receipt counts and names what was saved") {
  Hall hall;
  const auto receipt = hall.saved({1, 2});
  CHECK(receipt.attachments == 2);
  CHECK(receipt.kind == report::Classification::kPengaduan);
  CHECK(hall.pending() == 1);
}

TEST_CASE("An attachment whose bytes are gone costs no words, and is not counted") {
  Hall hall;
  CHECK(hall.saved({1, 99}).attachments == 1);
  CHECK(hall.saved({99}).attachments == 0);
}

TEST_CASE(
    "A reply, a rating and a withdrawal on a report of this kiosk are rows that wait to be sent") {
  Hall hall;
  const auto code = hall.saved().code;
  CHECK(hall.act(
      {.kind = model::ActKind::kReply, .code = code, .text = SecretString("Sudah terang.")}));
  CHECK(hall.act({.kind = model::ActKind::kRating, .code = code, .text = {}, .stars = 4}));
  CHECK(hall.act({.kind = model::ActKind::kWithdraw, .code = code, .text = {}}));
  CHECK(hall.pending() == 4);
}

TEST_CASE("The face for the hall needs no code: it belongs to the report just saved") {
  Hall hall;
  const model::SendAct face{.kind = model::ActKind::kRating, .code = {}, .text = {}, .stars = 5};
  CHECK_FALSE(hall.act(face));  // nothing was saved in this visit
  hall.saved();
  CHECK(hall.act(face));
  CHECK(hall.pending() == 2);
}

TEST_CASE("An act on an unknown code, with no words or with impossible stars is not saved") {
  Hall hall;
  const auto code = hall.saved().code;
  const auto other = report::TrackingCode::mint(hall.desk.random).formatted();
  CHECK_FALSE(hall.act({.kind = model::ActKind::kWithdraw, .code = other, .text = {}}));
  CHECK_FALSE(hall.act({.kind = model::ActKind::kWithdraw, .code = SecretString("x"), .text = {}}));
  CHECK_FALSE(hall.act({.kind = model::ActKind::kReply, .code = code, .text = {}}));
  CHECK_FALSE(hall.act({.kind = model::ActKind::kRating, .code = code, .text = {}, .stars = -3}));
  CHECK(hall.pending() == 1);
}

TEST_CASE("An act that was confirmed is sent though the visitor left in the same moment") {
  Desk desk;
  desk.enrol();
  for (int round = 0; round < 5; ++round) {
    Effects effects(desk.settings(), desk.clock, desk.random, [] {});
    effects.run(model::MintCode{});
    effects.run(model::SaveReport{good_report(), {}});
    for (bool saved = false; !saved;) {
      effects.wait_for_first(5'000);
      for (const auto& event : effects.take()) {
        saved = saved || std::holds_alternative<model::ReportSaved>(event);
      }
    }
    effects.run(model::SendAct{model::ActKind::kRating, {}, {}, 3});
  }
  CHECK(desk.open().counts()->pending == 10);
}
