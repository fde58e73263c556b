// The kiosk's hand: a request in words, an answer the screen can show.
#include <doctest/doctest.h>

#include "kiosk/effects/guide.h"
#include "platform/fake/clock.h"

using namespace bale;

namespace {

struct Desk {
  FakeClock clock;
  std::vector<model::Guidance> seen;
  effects::Post post = [this](model::Event event) {
    seen.push_back(std::get<model::GuidanceSeen>(event).guidance);
  };
};

}  // namespace

TEST_CASE("a request is answered with categories, agencies by name and the reason") {
  Desk desk;
  effects::GuideHand hand(desk.post, desk.clock);
  CHECK(hand.take(model::Suggest{"Truk sampah tidak datang ke Desa Nyambu", {}, {}}));
  REQUIRE(desk.seen.size() == 1);
  const auto& guidance = desk.seen.front();
  REQUIRE(!guidance.categories.empty());
  CHECK(guidance.categories.size() <= 3);
  CHECK(guidance.categories.front() == "sampah");
  REQUIRE(!guidance.units.empty());
  CHECK(guidance.units.front().name == "DLH");
  CHECK(!guidance.because.empty());
  CHECK(guidance.where);
  CHECK_FALSE(guidance.when);
  CHECK(guidance.similar_this_week == 0);
}

TEST_CASE("of two requests the newer one is answered last, and other commands are left alone") {
  Desk desk;
  effects::GuideHand hand(desk.post, desk.clock);
  CHECK(hand.take(model::Suggest{"jalan rusak", {}, {}}));
  CHECK(hand.take(model::Suggest{"air PDAM mati", {}, {}}));
  REQUIRE(desk.seen.size() == 2);
  CHECK(desk.seen.back().categories.front() == "air");
  CHECK_FALSE(hand.take(model::EndVisit{}));
  CHECK(desk.seen.size() == 2);
}

TEST_CASE("similar reports are asked for by category and desa, never for a sensitive one") {
  Desk desk;
  std::vector<std::string> asked;
  const auto similar = [&](std::string_view category, std::string_view desa) {
    asked.push_back(std::string(category) + "@" + std::string(desa));
    return 5;
  };
  effects::GuideHand hand(desk.post, desk.clock, similar);
  CHECK(hand.take(model::Suggest{"sampah menumpuk", "sampah", "51.02.05.2001"}));
  CHECK(desk.seen.back().similar_this_week == 5);
  CHECK(hand.take(model::Suggest{"pungli", "pelayanan_pungli", "51.02.05.2001"}));
  CHECK(desk.seen.back().similar_this_week == 0);
  CHECK(hand.take(model::Suggest{"sampah", "sampah", {}}));
  CHECK(desk.seen.back().similar_this_week == 0);
  CHECK(asked == std::vector<std::string>{"sampah@51.02.05.2001"});
}

TEST_CASE("no words, nothing to say") {
  Desk desk;
  effects::GuideHand hand(desk.post, desk.clock);
  CHECK(hand.take(model::Suggest{{}, {}, {}}));
  REQUIRE(desk.seen.size() == 1);
  CHECK(desk.seen.front().categories.empty());
  CHECK(desk.seen.front().units.empty());
}
