// The power goes at a random write, sync or truncation of the outbox while reports are saved,
// leased and acknowledged. Nothing that was promised may be lost, and nothing may be half done.
#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include <map>
#include <optional>

#include "platform/fake/random.h"
#include "sync/outbox/outbox.h"
#include "sync/seal/cose.h"
#include "tests/support/full.h"
#include "tests/support/powercut_vfs.h"

using bale::Id16;
using bale::outbox::Outbox;
using bale::outbox::State;
using bale::testing::Cut;
using bale::testing::PowerCutVfs;

namespace {

constexpr bale::WallMs kNow = 1'795'000'000'000;

// What the outside was told about one row.
struct Promise {
  bale::seal::Lookup lookup{};
  State state{State::kPending};
  std::vector<bale::seal::Part> parts;
};

struct Tally {
  int cuts{0};
  int lost{0};    // promised, and not there or in an older state
  int half{0};    // there, but torn: envelope and digest apart, half a commit
  int broken{0};  // the file could not be read
};

class Rig {
 public:
  Rig(std::uint64_t seed, bool full) : random_(seed), full_(full) { new_disk(); }

  void new_disk() {
    vfs_ = std::make_unique<PowerCutVfs>(number());
    promises_.clear();
    undecided_.clear();
    in_flight_.reset();
    enrolled_ = false;
  }

  // Works until the power goes.
  void work_until_cut() {
    vfs_->disk().cut_after(1 + number() % 150, number() % 2 == 0 ? Cut::kDropUnsynced
                                                                  : Cut::kScatter);
    if (auto outbox = open()) {
      while (!vfs_->disk().off() && act(*outbox)) {
      }
    }
    if (!vfs_->disk().off()) vfs_->disk().cut_now(Cut::kDropUnsynced);
    vfs_->disk().power_on();
  }

  void inspect(Tally& tally) {
    ++tally.cuts;
    auto outbox = open();
    if (!outbox || !sound()) {
      ++tally.broken;
      return;
    }
    if (enrolled_ && !outbox->chain()) ++tally.lost;
    inspect_promises(*outbox, tally);
    inspect_commit(*outbox, tally);
    inspect_envelopes(*outbox, tally);
    settle(*outbox);
  }

 private:
  std::uint64_t number() {
    std::uint64_t out = 0;
    for (const auto byte : random_.bytes<8>()) out = out << 8 | byte;
    return out;
  }

  bale::Result<Outbox> open() {
    return Outbox::open({.path = "outbox.db", .vfs = vfs_->name(), .synchronous_full = full_});
  }

  bool sound() {
    try {
      SQLite::Database db(std::string("outbox.db"), SQLite::OPEN_READWRITE, 2000, vfs_->name());
      return db.execAndGet("PRAGMA integrity_check").getString() == "ok";
    } catch (const SQLite::Exception&) {
      return false;
    }
  }

  bool act(Outbox& outbox) {
    if (!enrolled_) return enrol(outbox);
    switch (number() % 8) {
      case 0: return outbox.checkpoint().has_value();
      case 1:
      case 2: return resolve(outbox);
      default: return append(outbox);
    }
  }

  bool enrol(Outbox& outbox) {
    if (outbox.chain()) {  // enrolled just before an earlier cut
      enrolled_ = true;
      return true;
    }
    const bale::outbox::Identity identity{random_.bytes<16>(), "k", "http://127.0.0.1:1", {1}, kNow};
    enrolled_ = outbox.enrol(identity, bale::Bytes{1, 2, 3}, random_).has_value();
    return enrolled_;
  }

  bool append(Outbox& outbox) {
    bale::outbox::NewRow row;
    row.id = random_.bytes<16>();
    row.lookup = random_.bytes<32>();
    row.key = 1;
    row.box = bale::Bytes(100 + number() % 3000, static_cast<std::uint8_t>(number()));
    row.clock.wall = kNow;
    in_flight_ = Promise{*row.lookup, State::kPending, {}};
    for (auto photos = number() % 3; photos > 0; --photos) {
      row.parts.push_back(photo());
      in_flight_->parts.push_back(row.parts.back().part);
    }
    ids_[*row.lookup] = row.id;
    const auto appended = outbox.append(row);
    if (!appended) return false;
    promises_[row.id] = *in_flight_;
    in_flight_.reset();
    return true;
  }

  bale::outbox::NewPart photo() {
    const auto size = 1 + number() % 20'000;
    bale::Bytes sealed(size, static_cast<std::uint8_t>(number()));
    return {{random_.bytes<16>(), size, bale::seal::sha256(sealed)}, std::move(sealed)};
  }

  // Takes a few rows and gives each a verdict; all of them are promised by one commit.
  bool resolve(Outbox& outbox) {
    (void)outbox.make_due(kNow);
    auto lease = outbox.lease(kNow, {.max_items = 1 + number() % 6});
    if (!lease) return false;
    if (!*lease) return true;
    undecided_.clear();
    for (std::size_t i = 0; i < (*lease)->items().size(); ++i) {
      const auto& id = (*lease)->items()[i].id;
      if (number() % 3 != 0) {
        (*lease)->deliver(i, {kNow});
        undecided_[id] = State::kDelivered;
      } else {
        (*lease)->reject(i, {"not a report", kNow});
        undecided_[id] = State::kQuarantined;
      }
    }
    if (!(*lease)->commit(bale::Bytes(200, 7))) return false;
    for (const auto& [id, state] : undecided_) promises_[id].state = state;
    undecided_.clear();
    return true;
  }

  void inspect_promises(Outbox& outbox, Tally& tally) {
    for (const auto& [id, promise] : promises_) {
      const auto trace = outbox.trace(promise.lookup);
      if (!trace || !*trace) {
        ++tally.lost;
      } else if (!undecided_.contains(id) && (*trace)->state != promise.state) {
        ++tally.lost;
      }
      inspect_photos(outbox, promise, tally);
    }
    inspect_interrupted(outbox, tally);
  }

  // sealed_part() compares the digest: what it gives is whole.
  void inspect_photos(Outbox& outbox, const Promise& promise, Tally& tally) {
    for (const auto& part : promise.parts) {
      if (!outbox.sealed_part(part.id)) ++tally.lost;
    }
  }

  // The save the power interrupted: with all its photos, or as if it had never been.
  void inspect_interrupted(Outbox& outbox, Tally& tally) {
    if (!in_flight_) return;
    const auto trace = outbox.trace(in_flight_->lookup);
    const bool there = trace && *trace;
    for (const auto& part : in_flight_->parts) {
      if (outbox.sealed_part(part.id).has_value() != there) ++tally.half;
    }
  }

  // The commit the power interrupted: all of it or none.
  void inspect_commit(Outbox& outbox, Tally& tally) {
    std::size_t done = 0;
    for (const auto& [id, state] : undecided_) {
      const auto trace = outbox.trace(promises_[id].lookup);
      if (trace && *trace && (*trace)->state == state) ++done;
    }
    // A verdict may name the state the row had before: count those as either.
    std::size_t unchanged = 0;
    for (const auto& [id, state] : undecided_) unchanged += promises_[id].state == state ? 1 : 0;
    if (done != undecided_.size() && done != unchanged) ++tally.half;
  }

  void inspect_envelopes(Outbox& outbox, Tally& tally) {
    (void)outbox.make_due(kNow);
    const auto lease = outbox.lease(kNow, {.max_items = 1000, .max_bytes = 64U << 20U});
    if (!lease || !*lease) return;
    for (const auto& item : (*lease)->items()) {
      const auto envelope = bale::seal::decode_envelope(item.envelope);
      const bool whole = bale::seal::sha256(item.envelope) == item.digest && envelope &&
                         envelope->id == item.id && envelope->seq == item.seq &&
                         outbox.parts_of(item.row) == envelope->parts;
      if (!whole) ++tally.half;
    }
  }

  // What was in flight is now a fact, one way or the other.
  void settle(Outbox& outbox) {
    if (in_flight_) {
      const auto trace = outbox.trace(in_flight_->lookup);
      if (trace && *trace) promises_[ids_[in_flight_->lookup]] = *in_flight_;
    }
    for (const auto& [id, state] : undecided_) {
      const auto trace = outbox.trace(promises_[id].lookup);
      if (trace && *trace) promises_[id].state = (*trace)->state;
    }
    in_flight_.reset();
    undecided_.clear();
  }

  bale::SeededRandom random_;
  bool full_;
  std::unique_ptr<PowerCutVfs> vfs_;
  bool enrolled_{false};
  std::map<Id16, Promise> promises_;
  std::map<bale::seal::Lookup, Id16> ids_;
  std::map<Id16, State> undecided_;
  std::optional<Promise> in_flight_;
};

Tally cut_many_times(int cuts, bool full, std::uint64_t seed) {
  Rig rig(seed, full);
  Tally tally;
  for (int i = 0; i < cuts; ++i) {
    if (i % 12 == 0) rig.new_disk();
    rig.work_until_cut();
    rig.inspect(tally);
    if (tally.lost + tally.half + tally.broken > 0) break;  // the first is enough
  }
  return tally;
}

}  // namespace

TEST_CASE("a power cut at any moment loses no saved report or photo and leaves no half row in the outbox") {
  const auto seed = bale::testing::fresh_seed();
  INFO("BALE_SEED=" << seed);
  const int cuts = bale::testing::times(200, 1000);
  const auto tally = cut_many_times(cuts, true, seed);
  CHECK(tally.cuts == cuts);
  CHECK(tally.lost == 0);
  CHECK(tally.half == 0);
  CHECK(tally.broken == 0);
  MESSAGE("outbox: " << tally.cuts << " power cuts, " << tally.lost << " lost, " << tally.half
                     << " half rows");
}

TEST_CASE("with synchronous=OFF the same power cuts lose saved reports of the outbox") {
  const auto seed = bale::testing::fresh_seed();
  INFO("BALE_SEED=" << seed);
  const auto tally = cut_many_times(100, false, seed);
  CHECK(tally.lost + tally.half + tally.broken > 0);
  MESSAGE("synchronous=OFF: found after " << tally.cuts << " power cuts");
}
