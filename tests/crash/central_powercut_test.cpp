// The power goes at a random write, sync or truncation of the centre's database while it takes in
// batches by group commit and photos by pieces. What was acknowledged is there, a batch is there whole
// or not at all, and of a photo a prefix no shorter than was told.
#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include <map>

#include "platform/fake/random.h"
#include "sync/central/sqlite_store.h"
#include "sync/central/upload_rules.h"
#include "tests/support/full.h"
#include "tests/support/powercut_vfs.h"

using bale::Id16;
using bale::central::NewReport;
using bale::central::Store;
using bale::central::Transaction;
using bale::central::UploadKey;
using bale::testing::Cut;
using bale::testing::PowerCutVfs;

namespace {

constexpr const char* kName = "central.db";
constexpr std::uint64_t kPhoto = 60'000;

// Everything one kiosk's batch brings.
struct Arrival {
  bale::central::BatchRow batch;
  std::vector<bale::central::ItemRow> items;
  std::vector<NewReport> reports;
  std::vector<std::uint64_t> seqs;
};

struct Tally {
  int cuts{0};
  int lost{0};
  int half{0};
  int broken{0};
};

class Rig {
 public:
  Rig(std::uint64_t seed, bool full) : random_(seed), full_(full) { new_disk(); }

  void new_disk() {
    vfs_ = std::make_unique<PowerCutVfs>(number());
    from_ = {random_.bytes<16>(), random_.bytes<16>()};
    next_seq_ = 1;
    promised_.clear();
    uploads_.clear();
  }

  void work_until_cut() {
    vfs_->disk().cut_after(1 + number() % 200,
                           number() % 2 == 0 ? Cut::kDropUnsynced : Cut::kScatter);
    in_flight_.clear();
    if (auto store = open()) {
      while (!vfs_->disk().off() && take_in(**store)) {
      }
    }
    if (!vfs_->disk().off()) vfs_->disk().cut_now(Cut::kDropUnsynced);
    vfs_->disk().power_on();
  }

  void inspect(Tally& tally) {
    ++tally.cuts;
    auto store = open();
    if (!store || !sound()) {
      ++tally.broken;
      return;
    }
    const auto seen = (*store)->read([&](Transaction& tx) -> bale::Result<void> {
      for (const auto& [id, digest] : promised_) inspect_promise(tx, id, digest, tally);
      for (const auto& arrival : in_flight_) inspect_arrival(tx, arrival, tally);
      for (const auto& [key, offset] : uploads_) inspect_upload(tx, key, offset, tally);
      return {};
    });
    if (!seen) ++tally.broken;
  }

 private:
  std::uint64_t number() {
    std::uint64_t out = 0;
    for (const auto byte : random_.bytes<8>()) out = out << 8 | byte;
    return out;
  }

  bale::Result<std::unique_ptr<Store>> open() {
    return bale::central::open_sqlite_store(
        {.path = kName, .vfs = vfs_->name(), .synchronous_full = full_});
  }

  bool sound() {
    try {
      SQLite::Database db(std::string(kName), SQLite::OPEN_READWRITE, 2000, vfs_->name());
      return db.execAndGet("PRAGMA integrity_check").getString() == "ok";
    } catch (const SQLite::Exception&) {
      return false;
    }
  }

  Arrival arrival() {
    Arrival out;
    out.batch.from = from_;
    out.batch.head = bale::Bytes(60, 1);
    out.batch.signature = bale::Bytes(80, 2);
    for (auto left = 1 + number() % 5; left > 0; --left) {
      bale::central::ItemRow item;
      item.id = random_.bytes<16>();
      item.seq = next_seq_++;
      item.digest = random_.bytes<32>();
      item.envelope = bale::Bytes(200 + number() % 2000, 3);
      NewReport report;
      report.id = item.id;
      report.case_number = "T-" + std::to_string(item.seq);
      report.lookup = random_.bytes<32>();
      report.from = from_;
      report.seq = item.seq;
      report.content = std::string(number() % 900, 'x');
      report.sealed_key = bale::Bytes(72, 4);
      report.status_version = 1;
      report.sealed_status = bale::Bytes(200, 5);
      out.batch.digests.push_back(item.digest);
      out.seqs.push_back(item.seq);
      out.items.push_back(std::move(item));
      out.reports.push_back(std::move(report));
    }
    return out;
  }

  // A group commit of a few batches, then their acknowledgement. Now and then a checkpoint.
  bool take_in(Store& store) {
    in_flight_.clear();
    for (auto left = 1 + number() % 3; left > 0; --left) in_flight_.push_back(arrival());
    std::vector<Store::Work> works;
    for (const auto& arrival : in_flight_) {
      works.push_back([&arrival](Transaction& tx) -> bale::Result<void> {
        tx.add_batch(arrival.batch, arrival.items);
        tx.add_reports(arrival.reports);
        (void)tx.hold(arrival.batch.from, arrival.seqs);
        return {};
      });
    }
    const auto results = store.commit(works);
    for (std::size_t i = 0; i < results.size(); ++i) {
      if (!results[i]) return false;
      for (const auto& item : in_flight_[i].items) promised_[item.id] = item.digest;
    }
    in_flight_.clear();
    if (!take_piece(store)) return false;
    if (number() % 4 == 0) store.rest();
    return true;
  }

  // The byte of a photo at a place, so that every prefix can be checked.
  static std::uint8_t photo_byte(const UploadKey& key, std::uint64_t at) {
    return static_cast<std::uint8_t>(key.id[at % 16] + at / 16);
  }

  // One piece more of the newest upload, or the first of another.
  bool take_piece(Store& store) {
    if (uploads_.empty() || number() % 5 == 0) {
      uploads_[{from_.kiosk, random_.bytes<16>()}] = 0;
    }
    auto at = uploads_.begin();
    std::advance(at, static_cast<std::ptrdiff_t>(number() % uploads_.size()));
    const auto& [key, offset] = *at;
    const auto size = std::min<std::uint64_t>(1 + number() % 20'000, kPhoto - offset);
    bale::Bytes piece;
    for (auto i = offset; i < offset + size; ++i) piece.push_back(photo_byte(key, i));
    const auto done = commit_one(store, [&](Transaction& tx) -> bale::Result<void> {
      const auto row = bale::central::create_upload(tx, key, kPhoto, 1);
      if (!row) return bale::fail(bale::Errc::kInvalid, row.error().title);
      // What was cut off in the middle of an answer may be held further than was promised.
      if (row->offset > offset) return {};
      const auto kept = bale::central::append_upload(tx, key, offset, piece, 1);
      return kept ? bale::Result<void>() : bale::fail(bale::Errc::kInvalid, kept.error().title);
    });
    if (!done) return false;
    if (store.read([&](Transaction& tx) -> bale::Result<void> {
          at->second = tx.upload(key)->offset;
          return {};
        })) {
      return true;
    }
    return false;
  }

  static void inspect_upload(Transaction& tx, const UploadKey& key, std::uint64_t promised,
                             Tally& tally) {
    const auto row = tx.upload(key);
    if (!row) {
      if (promised > 0) ++tally.lost;
      return;
    }
    const auto bytes = tx.upload_bytes(row->n);
    if (row->offset < promised) ++tally.lost;
    bool same = bytes.size() == row->offset && row->whole() == (row->offset == kPhoto);
    for (std::size_t i = 0; same && i < bytes.size(); ++i) same = bytes[i] == photo_byte(key, i);
    if (!same) ++tally.half;
  }

  static void inspect_promise(Transaction& tx, const Id16& id, const bale::Hash32& digest,
                              Tally& tally) {
    const auto held = tx.held(std::span(&id, 1));
    const auto found = held.find(id);
    if (found == held.end() || found->second != digest || !tx.report(id)) ++tally.lost;
  }

  // Not acknowledged: there whole, or not at all.
  static void inspect_arrival(Transaction& tx, const Arrival& arrival, Tally& tally) {
    std::size_t there = 0;
    for (const auto& item : arrival.items) {
      const bool held = !tx.held(std::span(&item.id, 1)).empty();
      if (held != tx.report(item.id).has_value()) ++tally.half;
      there += held ? 1 : 0;
    }
    if (there != 0 && there != arrival.items.size()) ++tally.half;
  }

  bale::SeededRandom random_;
  bool full_;
  std::unique_ptr<PowerCutVfs> vfs_;
  bale::central::ChainId from_;
  std::uint64_t next_seq_{1};
  std::map<Id16, bale::Hash32> promised_;
  std::vector<Arrival> in_flight_;
  std::map<UploadKey, std::uint64_t> uploads_;  // bytes that HEAD would have told
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

TEST_CASE("a power cut at any moment takes no acknowledged report and no byte of a photo from the centre") {
  const auto seed = bale::testing::fresh_seed();
  INFO("BALE_SEED=" << seed);
  const int cuts = bale::testing::times(200, 1000);
  const auto tally = cut_many_times(cuts, true, seed);
  CHECK(tally.cuts == cuts);
  CHECK(tally.lost == 0);
  CHECK(tally.half == 0);
  CHECK(tally.broken == 0);
  MESSAGE("centre: " << tally.cuts << " power cuts, " << tally.lost << " lost, " << tally.half
                     << " half batches");
}

TEST_CASE("with synchronous=OFF the same power cuts take acknowledged reports from the centre") {
  const auto seed = bale::testing::fresh_seed();
  INFO("BALE_SEED=" << seed);
  const auto tally = cut_many_times(100, false, seed);
  CHECK(tally.lost + tally.half + tally.broken > 0);
  MESSAGE("synchronous=OFF: found after " << tally.cuts << " power cuts");
}
