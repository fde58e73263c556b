#include <doctest/doctest.h>

#include "sync/wire/messages.h"

using namespace bale::wire;

TEST_CASE("each problem is read back from its type alone") {
  for (const auto problem : {Problem::kRetryLater, Problem::kQuarantine, Problem::kUseNewKey,
                             Problem::kSplit, Problem::kStopAndAlarm}) {
    CHECK(parse_problem(problem_json(problem, 503, "a title")) == problem);
  }
  CHECK(parse_problem(R"({"title":"split","type":"urn:bale:problem:quarantine"})") ==
        Problem::kQuarantine);
}

TEST_CASE("a missing, unknown, misshapen or huge problem says nothing") {
  CHECK_FALSE(parse_problem(R"({"title":"urn:bale:problem:split"})"));
  CHECK_FALSE(parse_problem(R"({"type":"about:blank"})"));
  CHECK_FALSE(parse_problem(R"({"type":7})"));
  CHECK_FALSE(parse_problem(R"(["urn:bale:problem:split"])"));
  CHECK_FALSE(parse_problem("<html>urn:bale:problem:split</html>"));
  CHECK_FALSE(parse_problem(""));
  CHECK_FALSE(parse_problem(std::string(100'000, '[')));
}

TEST_CASE("a title that is not UTF-8 does not break the problem") {
  CHECK(parse_problem(problem_json(Problem::kSplit, 413, "\xFF\"\n")) == Problem::kSplit);
}
