// What a photo of 200 KiB costs on the way up: every byte that a cutting proxy hands to the centre on
// the photos' connection, headers included, against the photo's own.
#include <doctest/doctest.h>

#include <algorithm>

#include "platform/fake/random.h"
#include "tests/support/full.h"
#include "tests/support/house.h"
#include "tests/support/proxy.h"

using bale::testing::House;
using bale::testing::Json;
using bale::testing::Proxy;

namespace {

constexpr std::size_t kPhoto = 200 * 1024;

// A PDF of noise: taken as it is, and nothing can be compressed.
std::string write_photo(House& house, bale::SeededRandom& random) {
  bale::Bytes noise(kPhoto - 15);
  random.fill(noise);
  const auto path = house.path("photo.pdf");
  bale::testing::write_text(path,
                            "%PDF-1.7\n" + std::string(bale::text_of(noise)) + "%%EOF\n");
  return path;
}

double cost(int cuts, std::uint64_t seed) {
  bale::SeededRandom random(seed);
  House house;
  house.start_centre();
  Proxy proxy(house.port());
  const auto kiosk = house.enrol("kiosk", proxy.url());
  auto report = bale::testing::report("Dengan foto.");
  report["attachments"] = {write_photo(house, random)};
  (void)house.file(kiosk, {report});
  std::vector<std::uint64_t> distances;
  for (int i = 0; i < cuts; ++i) {
    const auto room = static_cast<double>(kPhoto) / std::max(1, cuts);
    distances.push_back(1 + static_cast<std::uint64_t>(random.unit() * room));
  }
  proxy.cut_after(distances, true);
  int code = 1;
  for (int i = 0; i < 20 && code == 1; ++i) code = house.sync_once(kiosk).code;
  CHECK(code == 0);
  CHECK(proxy.cuts() == cuts);
  CHECK(house.status(kiosk).at("parts_held") == 1);
  return static_cast<double>(proxy.photos_up()) / static_cast<double>(kPhoto);
}

}  // namespace

TEST_CASE("a photo of 200 KiB costs at most 1.01, 1.05 and 1.15 of itself with 0, 1 and 10 cuts") {
  const auto seed = bale::testing::fresh_seed();
  INFO("BALE_SEED=" << seed);
  const auto uncut = cost(0, seed);
  const auto once = cost(1, seed + 1);
  const auto often = cost(10, seed + 2);
  MESSAGE("uncut " << uncut << ", one cut " << once << ", ten cuts " << often);
  CHECK(uncut > 1.0);
  CHECK(uncut <= 1.01);
  CHECK(once <= 1.05);
  CHECK(often <= 1.15);
}
