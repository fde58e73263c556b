#include "sync/report/tracking_code.h"

#include <doctest/doctest.h>

#include <set>

#include "platform/fake/random.h"

using namespace bale;
using report::kCrockford;
using report::TrackingCode;

namespace {

std::string compact(const TrackingCode& code) {
  return std::string(code.compact().view());
}

bool passes(std::string_view text) {
  return TrackingCode::parse(text).has_value();
}

// Deterministic digits, so that an extreme code can be minted.
class FixedRandom final : public Random {
 public:
  explicit FixedRandom(std::uint8_t byte) : byte_(byte) {}
  void fill(std::span<std::uint8_t> out) override {
    for (auto& b : out) b = byte_;
  }

 private:
  std::uint8_t byte_;
};

}  // namespace

TEST_CASE("a minted code reads back as itself, with and without hyphens") {
  SeededRandom random(1);
  for (int i = 0; i < 1'000; ++i) {
    const auto code = TrackingCode::mint(random);
    CHECK(code.formatted().size() == 14);
    CHECK(TrackingCode::parse(code.formatted().view()) == code);
    CHECK(TrackingCode::parse(code.compact().view()) == code);
  }
}

TEST_CASE("the format is three groups of four from Crockford's alphabet") {
  SeededRandom random(2);
  const auto code = TrackingCode::mint(random);
  const auto text = code.formatted();
  const auto view = text.view();
  for (std::size_t i = 0; i < view.size(); ++i) {
    if (i == 4 || i == 9) {
      CHECK(view[i] == '-');
    } else {
      CHECK(kCrockford.find(view[i]) != std::string_view::npos);
    }
  }
}

TEST_CASE("no single slip passes: every other character in every place of many codes") {
  SeededRandom random(3);
  for (int i = 0; i < 300; ++i) {
    const auto good = compact(TrackingCode::mint(random));
    for (std::size_t at = 0; at < good.size(); ++at) {
      for (const char c : kCrockford) {
        if (c == good[at]) continue;
        auto bad = good;
        bad[at] = c;
        REQUIRE_FALSE(passes(bad));
      }
    }
  }
}

// The check is linear, so what a swap of a and b changes depends on a, b and the place alone:
// every pair in every place is the whole space, not a sample.
TEST_CASE("no swap of two characters passes, neighbours or not: every pair in every place") {
  FixedRandom zero(0);
  const auto base = TrackingCode::mint(zero);
  for (std::size_t i = 0; i < TrackingCode::kLength; ++i) {
    for (std::size_t j = i + 1; j < TrackingCode::kLength; ++j) {
      for (const char a : kCrockford) {
        for (const char b : kCrockford) {
          if (a == b) continue;
          auto text = compact(base);
          text[i] = a;
          text[j] = b;
          // Bring the text to a valid one by a third place, then swap.
          const std::size_t third = i != 0 ? 0 : (j != 1 ? 1 : 2);
          for (const char c : kCrockford) {
            text[third] = c;
            if (passes(text)) break;
          }
          REQUIRE(passes(text));
          std::swap(text[i], text[j]);
          REQUIRE_FALSE(passes(text));
        }
      }
    }
  }
}

TEST_CASE("reading forgives case, spaces, hyphens and the letters O, I and L") {
  FixedRandom ones(1);
  const auto code = TrackingCode::mint(ones);  // 1111-1111-111?
  auto text = compact(code);
  for (const char like_one : {'I', 'L', 'i', 'l', '1'}) {
    auto written = text;
    written[3] = like_one;
    CHECK(TrackingCode::parse(written) == code);
  }
  FixedRandom zeros(0);
  CHECK(TrackingCode::parse(" oO0o-0000 00o0 ") == TrackingCode::mint(zeros));
  SeededRandom random(4);
  const auto any = TrackingCode::mint(random);
  std::string lower;
  for (const char c : compact(any)) lower.push_back(static_cast<char>(std::tolower(c)));
  CHECK(TrackingCode::parse(lower) == any);
}

TEST_CASE(
    "dashes, quotes, too little and too much are no code, and the sentence does not repeat them") {
  for (const char* text :
       {"", "-", "--------------", "''", "\"\"", "' OR 1=1 --", "%", "0000-0000-000",
        "0000-0000-00000", "U000-0000-0000", "0000_0000_0000", "\xC3\xA9", "0000-0000-000\xFF"}) {
    const auto code = TrackingCode::parse(text);
    REQUIRE_FALSE(code);
    CHECK(code.error().code == Errc::kInvalid);
    if (std::string_view(text).size() > 4) {
      CHECK(code.error().message.find(text) == std::string::npos);
    }
  }
  CHECK_FALSE(
      passes(std::string_view("0000\0"
                              "0000000",
                              12)));
  CHECK_FALSE(passes(std::string(1'000'000, '0')));
}

TEST_CASE("codes use the whole alphabet in every random place") {
  SeededRandom random(5);
  std::array<std::set<char>, TrackingCode::kLength> seen;
  for (int i = 0; i < 2'000; ++i) {
    const auto text = compact(TrackingCode::mint(random));
    for (std::size_t at = 0; at < text.size(); ++at) seen[at].insert(text[at]);
  }
  for (const auto& place : seen) CHECK(place.size() == 32);
}
