#include <doctest/doctest.h>

#include "sync/uploader/classify.h"

using namespace bale;
using namespace bale::uploader;
using wire::Problem;

namespace {

HttpReply reply(int status, std::string type, std::string body = "") {
  return {status, std::move(type), {body.begin(), body.end()}, std::nullopt};
}
HttpReply problem(Problem what, int status) {
  return reply(status, "application/problem+json", wire::problem_json(what, status, "x"));
}

struct Row {
  const char* what;
  Reply reply;
  Call call;
  bool alarm{false};
  bool new_keys{false};
};

Reply failure(NoReply why) {
  return tl::unexpected(HttpFailure{why, "why"});
}

std::vector<Row> table() {
  const auto html = std::string("text/html");
  return {
      {"a reply in our format", reply(200, "application/cbor"), Call::kAnswered},
      {"a captive portal", reply(200, html, "<html>"), Call::kRetryLater},
      {"200 without a type", reply(200, ""), Call::kRetryLater},
      {"204", reply(204, ""), Call::kRetryLater},
      {"202 in our format is not the answer we know", reply(202, "application/cbor"),
       Call::kRetryLater},
      {"a redirect", reply(302, html), Call::kRetryLater},
      {"401", reply(401, ""), Call::kRetryLater, true},
      {"403", reply(403, html), Call::kRetryLater, true},
      {"403 that asks for quarantine destroys nothing", problem(Problem::kQuarantine, 403),
       Call::kRetryLater, true},
      {"404", reply(404, html), Call::kRetryLater, true},
      {"405", reply(405, ""), Call::kRetryLater, true},
      {"407", reply(407, html), Call::kRetryLater},
      {"408", reply(408, ""), Call::kRetryLater},
      {"409", reply(409, ""), Call::kRetryLater},
      {"413 from anyone", reply(413, html), Call::kSplit},
      {"413 that says quarantine", problem(Problem::kQuarantine, 413), Call::kSplit},
      {"425", reply(425, ""), Call::kRetryLater},
      {"429", reply(429, ""), Call::kRetryLater},
      {"400 from a proxy", reply(400, html), Call::kRetryLater},
      {"422 from a proxy", reply(422, html), Call::kRetryLater},
      {"422 as a problem of unknown type", reply(422, "application/problem+json", "{}"),
       Call::kRefused},
      {"422 quarantine", problem(Problem::kQuarantine, 422), Call::kRefused},
      {"split", problem(Problem::kSplit, 400), Call::kSplit},
      {"retry later", problem(Problem::kRetryLater, 400), Call::kRetryLater},
      {"new keys", problem(Problem::kUseNewKey, 409), Call::kRetryLater, false, true},
      {"stop and alarm", problem(Problem::kStopAndAlarm, 409), Call::kRetryLater, true},
      {"500", reply(500, html), Call::kRetryLater},
      {"503 as a problem of unknown type", reply(503, "application/problem+json", "{}"),
       Call::kRetryLater},
      {"511 of a portal", reply(511, html), Call::kRetryLater},
      {"no name server", failure(NoReply::kDns), Call::kRetryLater},
      {"no connection", failure(NoReply::kConnect), Call::kRetryLater},
      {"a stall", failure(NoReply::kStalled), Call::kRetryLater},
      {"a reply too large", failure(NoReply::kTooLarge), Call::kRetryLater},
      {"a certificate that does not hold", failure(NoReply::kTls), Call::kRetryLater, true},
  };
}

outbox::Item sent() {
  outbox::Item item;
  item.id = {1};
  item.seq = 5;
  item.digest = {2};
  return item;
}
wire::AckItem acked(wire::Outcome outcome) {
  return {5, {1}, {2}, outcome, "why"};
}

}  // namespace

TEST_CASE("each answer means what the table says") {
  for (const auto& row : table()) {
    CAPTURE(row.what);
    const auto verdict = classify_call(row.reply);
    CHECK(verdict.call == row.call);
    CHECK(verdict.alarm == row.alarm);
    CHECK(verdict.new_keys == row.new_keys);
    CHECK((verdict.call == Call::kAnswered) == verdict.reason.empty());
  }
}

TEST_CASE("a problem's title and a body's words decide nothing") {
  const auto words = R"({"title":"urn:bale:problem:quarantine 401 unauthorized"})";
  CHECK(classify_call(reply(503, "application/problem+json", words)).call == Call::kRetryLater);
  CHECK(classify_call(reply(200, "text/plain", "stored")).call == Call::kRetryLater);
}

TEST_CASE("Retry-After is handed on") {
  auto busy = reply(503, "");
  busy.retry_after_ms = 60'000;
  CHECK(classify_call(busy).retry_after_ms == 60'000);
}

TEST_CASE("only stored and duplicate of exactly our bytes mean delivered") {
  const auto item = sent();
  for (const auto outcome : {wire::Outcome::kStored, wire::Outcome::kDuplicate}) {
    auto found = acked(outcome);
    CHECK(std::holds_alternative<Delivered>(classify_item(item, &found)));
    auto other = found;
    other.digest[0] ^= 1;
    CHECK(std::holds_alternative<RetryLater>(classify_item(item, &other)));
    other = found;
    other.id[0] ^= 1;
    CHECK(std::holds_alternative<RetryLater>(classify_item(item, &other)));
    other = found;
    other.seq = 6;
    CHECK(std::holds_alternative<RetryLater>(classify_item(item, &other)));
  }
  CHECK(std::holds_alternative<RetryLater>(classify_item(item, nullptr)));
}

TEST_CASE("a conflict is set aside with an alarm, a refusal without") {
  const auto conflict = acked(wire::Outcome::kConflict);
  const auto rejected = acked(wire::Outcome::kRejected);
  CHECK(std::get<Rejected>(classify_item(sent(), &conflict)).alarm);
  CHECK_FALSE(std::get<Rejected>(classify_item(sent(), &rejected)).alarm);
  CHECK(std::get<Rejected>(classify_item(sent(), &rejected)).reason == "why");
}
