#include <doctest/doctest.h>

#include "platform/printer/status.h"

using bale::printer::Answers;
using bale::printer::Status;
using bale::printer::status_of;

TEST_CASE("Status follows the answers, the paper before all else") {
  CHECK(status_of({0x12, 0x12, 0x12}) == Status::kOk);
  CHECK(status_of({0x12, 0x12, 0x1E}) == Status::kNearEnd);
  CHECK(status_of({0x1A, 0x32, 0x7E}) == Status::kOut);
  CHECK(status_of({0x1A, 0x32, 0x12}) == Status::kOut);  // stopped by the paper's end
  CHECK(status_of({0x1A, 0x16, 0x12}) == Status::kOffline);  // cover
  CHECK(status_of({0x12, 0x52, 0x12}) == Status::kOffline);  // error
  CHECK(status_of({0x1A, 0x12, 0x12}) == Status::kOffline);
}

TEST_CASE("What is not answered is unknown, never well") {
  CHECK(status_of({}) == Status::kUnknown);
  CHECK(status_of({0x12, 0x12, {}}) == Status::kUnknown);
  CHECK(status_of({{}, {}, 0x12}) == Status::kUnknown);
  CHECK(status_of({0x12, {}, 0x12}) == Status::kOk);  // some printers do not know n = 2
}

TEST_CASE("Only a byte with the fixed bits of its kind is an answer") {
  int real_time = 0, in_turn = 0, both = 0;
  for (int byte = 0; byte < 256; ++byte) {
    const auto b = static_cast<std::uint8_t>(byte);
    real_time += bale::printer::real_time_answer(b) ? 1 : 0;
    in_turn += bale::printer::in_turn_answer(b) ? 1 : 0;
    both += bale::printer::real_time_answer(b) && bale::printer::in_turn_answer(b) ? 1 : 0;
  }
  CHECK(real_time == 16);
  CHECK(in_turn == 4);
  CHECK(both == 0);
  for (const int flow : {0x11, 0x13, 0xFF}) {
    CHECK_FALSE(bale::printer::real_time_answer(static_cast<std::uint8_t>(flow)));
  }
}
