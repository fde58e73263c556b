// A kiosk with a real outbox, and a centre in memory that keeps the protocol unless told not to.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <map>
#include <set>

#include "platform/fake/clock.h"
#include "platform/fake/random.h"
#include "sync/uploader/contact.h"
#include "sync/uploader/session.h"
#include "tests/support/fake_transport.h"

namespace bale::uploader::test {

class TempFolder {
 public:
  TempFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "bale-XXXXXX").string();
    path_ = ::mkdtemp(pattern.data());
  }
  ~TempFolder() { std::filesystem::remove_all(path_); }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

inline HttpReply cbor(Bytes body) {
  return {200, std::string(wire::kCborType), std::move(body), std::nullopt};
}
inline HttpReply problem(wire::Problem what, int status) {
  const auto text = wire::problem_json(what, status, "a title");
  return {status, std::string(wire::kProblemType), {text.begin(), text.end()}, std::nullopt};
}

// What the centre holds and how it answers. Faults are set by tests, one field each.
struct FakeCentre {
  seal::SecretSignKey root{ByteArray<32>{1}};
  seal::SecretSignKey signing{ByteArray<32>{2}};
  seal::KeySet keys;
  Id16 kiosk{7};
  WallMs server_time{1'795'000'500'000};
  std::uint64_t epoch{1};

  std::map<std::uint64_t, Hash32> held;             // by sequence
  std::map<std::uint64_t, wire::Outcome> outcomes;  // instead of stored
  std::vector<std::size_t> batches;                 // sizes, as they came
  std::vector<wire::Contact> contacts;
  std::vector<wire::StatusItem> statuses;
  Bytes new_keys;

  std::function<void(wire::Ack&)> spoil_ack{[](wire::Ack&) {}};
  std::function<void(wire::ContactReply&)> spoil_contact{[](wire::ContactReply&) {}};
  const seal::SecretSignKey* signs{&signing};

  FakeCentre() {
    keys.serial = 1;
    keys.signing = {signing.public_key()};
    keys.opening = {{1, {}}};
    keys.costs = {seal::kTestCost};
    keys.made_at = 1;
  }
  [[nodiscard]] Bytes signed_keys() const { return seal::sign_key_set(keys, root); }

  FakeTransport::Answer answer(const HttpRequest& request) {
    return request.path == "/v1/reports" ? take_batch(request.body) : take_contact(request.body);
  }

  FakeTransport::Answer take_batch(ByteView body) {
    const auto batch = wire::decode_batch(body);
    if (!batch) return problem(wire::Problem::kQuarantine, 400);
    batches.push_back(batch->items.size());
    wire::Ack ack{kiosk, wire::decode_batch_head(batch->head)->chain, epoch, server_time, {}};
    for (const auto& item : batch->items) ack.items.push_back(take_item(item));
    spoil_ack(ack);
    return cbor(seal::sign1(*signs, seal::purpose::kAck, wire::encode(ack)));
  }

  wire::AckItem take_item(ByteView item) {
    const auto envelope = seal::decode_envelope(item);
    const auto digest = seal::sha256(item);
    if (const auto told = outcomes.find(envelope->seq); told != outcomes.end()) {
      return {envelope->seq, envelope->id, digest, told->second, "as the test says"};
    }
    const bool known = !held.emplace(envelope->seq, digest).second;
    const auto outcome = known ? wire::Outcome::kDuplicate : wire::Outcome::kStored;
    return {envelope->seq, envelope->id, digest, outcome, ""};
  }

  FakeTransport::Answer take_contact(ByteView body) {
    contacts.push_back(*wire::decode_contact(seal::read_sign1(body)->payload));
    auto reply = reply_to(contacts.back());
    spoil_contact(reply);
    return cbor(seal::sign1(*signs, seal::purpose::kContact, wire::encode(reply)));
  }

  [[nodiscard]] wire::ContactReply reply_to(const wire::Contact& contact) const {
    wire::ContactReply reply;
    reply.kiosk = contact.kiosk;
    reply.chain = contact.chain;
    reply.counter = contact.counter;
    reply.epoch = epoch;
    reply.highest = held.empty() ? 0 : held.rbegin()->first;
    while (held.contains(reply.contiguous + 1)) ++reply.contiguous;
    for (auto seq = reply.contiguous + 1; seq < reply.highest; ++seq) {
      if (!held.contains(seq)) reply.gaps.push_back(seq);
    }
    if (contact.status_cursor < statuses.size()) reply.statuses = statuses;
    reply.status_cursor = statuses.size();
    reply.signed_keys = new_keys;
    reply.first_contact_spread_s = 77;
    reply.server_time = server_time;
    return reply;
  }
};

struct World {
  TempFolder folder;
  FakeClock clock;
  SeededRandom random{42};
  FakeCentre centre;
  FakeTransport transport{[this](const HttpRequest& request) { return centre.answer(request); }};
  seal::SecretSignKey key{ByteArray<32>{3}};
  outbox::Outbox outbox{open_outbox()};
  Link link{outbox,
            transport,
            clock,
            random,
            key,
            centre.kiosk,
            Bytes(20, 0xCE),
            *Trust::load(centre.root.public_key(), centre.signed_keys()),
            *Memory::load(outbox),
            {}};

  outbox::Outbox open_outbox() {
    outbox::OpenOptions options;
    options.path = folder.path() + "/outbox.db";
    auto opened = *outbox::Outbox::open(options);
    const outbox::Identity identity{centre.kiosk, "Balai", "http://127.0.0.1", Bytes{1}, 0};
    if (!opened.enrol(identity, centre.signed_keys(), random)) std::abort();
    return opened;
  }
  void save(int reports) {
    for (int i = 0; i < reports; ++i) save_one();
  }
  void save_one() {
    outbox::NewRow row;
    row.id = random.bytes<16>();
    row.lookup = random.bytes<32>();
    row.key = 1;
    row.box = Bytes(300, 0x5A);
    row.clock = {clock.wall(), clock.monotonic(), std::nullopt};
    row.boot = clock.boot_id();
    (void)*outbox.append(row);
  }
  outbox::Counts counts() { return *outbox.counts(); }
  // Steps until there is nothing to do or one fails; a bound, so that a loop is a failure.
  Step drain(Session& session) {
    for (int i = 0; i < 200; ++i) {
      auto step = session.send_batch();
      if (!step.done()) return step;
    }
    return {Step::Kind::kFailed, "it never ends", false, {}};
  }
};

}  // namespace bale::uploader::test
