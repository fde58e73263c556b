#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "kiosk/effects/effects.h"
#include "kiosk/effects/qr.h"
#include "tests/unit/effects/desk.h"

using namespace bale;
using namespace bale::effects;
using bale::effects::test::Desk;
using bale::effects::test::good_report;

namespace {

// Takes events until one of this kind is there; false after five seconds.
template <typename E>
bool comes(Effects& effects) {
  for (int i = 0; i < 5'000; ++i) {
    for (const auto& event : effects.take()) {
      if (std::holds_alternative<E>(event)) return true;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  return false;
}

}  // namespace

TEST_CASE("Commands run on another thread, in order, and every answer wakes the loop") {
  Desk desk;
  desk.enrol();
  std::atomic<int> wakes{0};
  Effects effects(desk.settings(), desk.clock, desk.random, [&wakes] { ++wakes; });
  effects.wait_for_first(5'000);
  REQUIRE(comes<model::Ready>(effects));
  effects.run(model::MintCode{});
  effects.run(model::SaveReport{good_report()});
  CHECK(comes<model::ReportSaved>(effects));
  CHECK(wakes >= 2);
}

TEST_CASE("Ending while a report is saved never leaves half of it") {
  for (int round = 0; round < 20; ++round) {
    Desk desk;
    desk.enrol();
    {
      Effects effects(desk.settings(), desk.clock, desk.random, [] {});
      effects.run(model::SaveReport{good_report()});
      std::this_thread::sleep_for(std::chrono::milliseconds(round));
    }
    const auto counts = desk.open().counts();
    REQUIRE(counts);
    CHECK(counts->pending <= 1);
  }
}

TEST_CASE("Waiting for the first news ends at its limit when nothing comes") {
  Desk desk;  // not enrolled: the news is that it is not ready
  Effects effects(desk.settings(), desk.clock, desk.random, [] {});
  effects.wait_for_first(5'000);
  CHECK_FALSE(effects.take().empty());
}

TEST_CASE("The QR holds an upper-case address and the code in 29 modules") {
  const auto qr = make_qr("https://lapor.tabanankab.go.id/l", "7KQM3RTX9DHW");
  CHECK(qr.size == 29);
  CHECK(qr.modules.size() == 29U * 29U);
  CHECK(qr.modules[0] == 1);  // the corner of a finder pattern
}

TEST_CASE("Without an address the QR holds the code alone, and a monstrous one gives none") {
  CHECK(make_qr("", "7KQM3RTX9DHW").size == 21);
  CHECK(make_qr(std::string(5'000, 'a'), "7KQM3RTX9DHW").size == 0);
}
