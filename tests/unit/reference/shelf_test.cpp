#include "sync/reference/shelf.h"

#include <doctest/doctest.h>

#include "tests/support/child.h"
#include "tests/unit/reference/samples.h"

using namespace bale;
using namespace bale::reference;
using namespace bale::reference::test;

TEST_CASE("A newer bundle replaces the one held, an older one is refused, the same changes nothing") {
  const bale::testing::TempFolder folder;
  const Centre centre;
  const Shelf shelf(folder.path());
  CHECK(shelf.get(centre.keys, kKiosk).error().code == Errc::kNotFound);
  CHECK_FALSE(shelf.stamp());
  REQUIRE(shelf.put(sign_bundle(a_bundle(10), centre.signing), centre.keys, kKiosk));
  const auto stamp = shelf.stamp();
  REQUIRE(stamp);
  REQUIRE(shelf.put(sign_bundle(a_bundle(10), centre.signing), centre.keys, kKiosk));
  CHECK(shelf.stamp() == stamp);
  const auto older = shelf.put(sign_bundle(a_bundle(9), centre.signing), centre.keys, kKiosk);
  REQUIRE_FALSE(older);
  CHECK(older.error().code == Errc::kInvalid);
  CHECK(shelf.get(centre.keys, kKiosk)->version == 10);
  REQUIRE(shelf.put(sign_bundle(a_bundle(11), centre.signing), centre.keys, kKiosk));
  CHECK(shelf.get(centre.keys, kKiosk)->version == 11);
}

TEST_CASE("Hostile bytes neither arrive nor, put there by hand, are shown") {
  const bale::testing::TempFolder folder;
  const Centre centre;
  const Shelf shelf(folder.path());
  REQUIRE(shelf.put(sign_bundle(a_bundle(10), centre.signing), centre.keys, kKiosk));
  CHECK_FALSE(shelf.put(Bytes(100, 0xA5), centre.keys, kKiosk));
  CHECK(shelf.get(centre.keys, kKiosk)->version == 10);
  bale::testing::write_text(folder / "reference.bundle", "not signed by anybody");
  CHECK(shelf.get(centre.keys, kKiosk).error().code == Errc::kInvalid);
  REQUIRE(shelf.put(sign_bundle(a_bundle(3), centre.signing), centre.keys, kKiosk));
  CHECK(shelf.get(centre.keys, kKiosk)->version == 3);
}
