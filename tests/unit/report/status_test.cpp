#include "sync/report/status.h"

#include <doctest/doctest.h>

using namespace bale::report;

TEST_CASE("a stage is found by its key and by LAPOR's own name, and by nothing else") {
  for (int i = 0; i <= 5; ++i) {
    const auto stage = static_cast<Stage>(i);
    CHECK_FALSE(key_of(stage).empty());
    CHECK(parse_stage(key_of(stage)) == stage);
    CHECK(parse_stage(name_of(stage)) == stage);
  }
  CHECK(name_of(Stage::kDalamProses) == "Dalam Proses");
  CHECK_FALSE(parse_stage(""));
  CHECK_FALSE(parse_stage("selesai "));
  CHECK(key_of(static_cast<Stage>(6)).empty());
}
