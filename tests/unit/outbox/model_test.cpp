// Random acts on a real outbox beside a plain model of what it must hold. BALE_SEED repeats a run.
#include <doctest/doctest.h>

#include <map>

#include "platform/fake/random.h"
#include "sync/outbox/outbox.h"
#include "tests/support/full.h"
#include "tests/unit/outbox/fixture.h"

using namespace bale;
using namespace bale::outbox;

namespace {

struct Row {
  State state{State::kPending};
  int attempts{0};
  WallMs next{0};
  Hash32 digest{};
  seal::Lookup lookup{};
  Id16 boot{};
};

// The outbox under test and what it should hold: sequence -> row, of the one chain.
class Pair {
 public:
  explicit Pair(std::uint64_t seed) : random_(seed), dice_(seed + 1) {
    box_.emplace(open_enrolled(folder_.options(), random_));
    chain_ = *box_->chain();
  }

  void step() {
    now_ += static_cast<WallMs>(roll(5'000));
    switch (roll(12)) {
      case 0:
      case 1:
      case 2:
      case 3:
        return append();
      case 4:
      case 5:
      case 6:
      case 7:
        return attempt();
      case 8:
        return crash();
      case 9:
        return send_again();
      case 10:
        return make_due();
      default:
        return new_boot();
    }
  }

  void check() {
    const auto counts = box_->counts();
    REQUIRE(counts);
    CHECK(counts->pending == count(State::kPending));
    CHECK(counts->delivered == count(State::kDelivered));
    CHECK(counts->quarantined == count(State::kQuarantined));
    CHECK(box_->acknowledged_through(chain_) == acknowledged());
    for (const auto& [seq, row] : rows_) {
      const auto trace = box_->trace(row.lookup);
      REQUIRE(trace);
      REQUIRE(trace->has_value());
      CHECK((*trace)->state == row.state);
    }
  }

 private:
  std::uint64_t roll(std::uint64_t sides) {
    return std::uniform_int_distribution<std::uint64_t>(0, sides - 1)(dice_);
  }

  void append() {
    const auto row = new_row(random_, now_, boot_);
    const auto appended = box_->append(row);
    REQUIRE(appended);
    CHECK(appended->seq == rows_.size() + 1);
    rows_[appended->seq] = {State::kPending, 0, 0, appended->digest, *row.lookup, row.boot};
  }

  // Which rows a lease must hold: due, oldest first, one boot.
  std::vector<std::uint64_t> expected(std::size_t max) const {
    std::vector<std::uint64_t> out;
    for (const auto& [seq, row] : rows_) {
      if (row.state == State::kDelivered || row.next > now_) continue;
      if (!out.empty() && rows_.at(out.front()).boot != row.boot) break;
      out.push_back(seq);
      if (out.size() == max) break;
    }
    return out;
  }

  void attempt() {
    const std::size_t max = 1 + roll(9);
    const auto wanted = expected(max);
    auto lease = box_->lease(now_, {.max_items = max});
    REQUIRE(lease);
    REQUIRE(lease->has_value() == !wanted.empty());
    if (wanted.empty()) return;
    const auto& items = (*lease)->items();
    REQUIRE(items.size() == wanted.size());
    for (std::size_t i = 0; i < items.size(); ++i) check_item(items[i], wanted[i]);
    if (roll(4) == 0) append();  // a visitor does not wait for the network
    if (roll(5) == 0) return;    // the power of the modem went: no verdict, nothing changes
    auto after = rows_;
    for (std::size_t i = 0; i < items.size(); ++i) decide(**lease, i, after[items[i].seq]);
    if (roll(8) == 0) return;  // verdicts that are never committed never were
    REQUIRE((*lease)->commit(roll(2) == 0 ? Bytes{} : Bytes{1, 2, 3}));
    rows_ = after;
  }

  void check_item(const Item& item, std::uint64_t seq) {
    CHECK(item.seq == seq);
    CHECK(item.digest == rows_[seq].digest);
    CHECK(seal::sha256(item.envelope) == item.digest);
    CHECK(item.attempts == rows_[seq].attempts);
    CHECK(item.state == rows_[seq].state);
  }

  void decide(Lease& lease, std::size_t index, Row& row) {
    const WallMs next = now_ + static_cast<WallMs>(roll(60'000));
    switch (roll(4)) {
      case 0:
        return;  // no answer for this one
      case 1:
        lease.deliver(index, {now_});
        row.state = State::kDelivered;
        row.next = 0;
        return;
      case 2: {
        const bool counts = roll(2) == 0;
        lease.retry(index, {next, counts});
        row.attempts += counts ? 1 : 0;
        row.next = next;
        return;
      }
      default:
        lease.reject(index, {"refused", next});
        row.state = State::kQuarantined;
        row.attempts += 1;
        row.next = next;
    }
  }

  void crash() {
    auto lease = box_->lease(now_, {});
    REQUIRE(lease);
    box_.reset();  // with a lease in flight: nothing on disk says Leased
    lease->reset();
    box_.emplace(open(folder_.options()));
  }

  void send_again() {
    if (rows_.empty()) return;
    const auto highest = roll(rows_.size() + 1);
    const std::vector<std::uint64_t> gaps{roll(rows_.size()) + 1, roll(rows_.size()) + 1};
    std::size_t expected_count = 0;
    for (auto& [seq, row] : rows_) {
      const bool lacks = seq > highest || seq == gaps[0] || seq == gaps[1];
      if (row.state != State::kDelivered || !lacks) continue;
      row.state = State::kPending;
      row.next = 0;
      ++expected_count;
    }
    CHECK(box_->send_again(chain_, highest, gaps) == expected_count);
  }

  void make_due() {
    REQUIRE(box_->make_due(now_));
    for (auto& [seq, row] : rows_) {
      if (row.state == State::kPending) row.next = std::min(row.next, now_);
    }
  }

  void new_boot() { boot_ = random_.bytes<16>(); }

  std::uint64_t count(State state) const {
    std::uint64_t n = 0;
    for (const auto& [seq, row] : rows_) n += row.state == state ? 1U : 0U;
    return n;
  }

  std::uint64_t acknowledged() const {
    for (const auto& [seq, row] : rows_) {
      if (row.state != State::kDelivered) return seq - 1;
    }
    return rows_.size();
  }

  Folder folder_;
  SeededRandom random_;
  std::mt19937_64 dice_;
  std::optional<Outbox> box_;
  Id16 chain_{};
  Id16 boot_{1};
  WallMs now_{1'000'000};
  std::map<std::uint64_t, Row> rows_;
};

}  // namespace

TEST_CASE("after any series of acts and crashes the outbox holds what a plain model holds") {
  const auto seed = testing::fresh_seed();
  MESSAGE("BALE_SEED=" << seed);
  const int runs = testing::times(10, 100);
  for (int run = 0; run < runs; ++run) {
    Pair pair(seed + static_cast<std::uint64_t>(run));
    for (int i = 0; i < 400; ++i) {
      pair.step();
      if (i % 20 == 0) pair.check();
    }
    pair.check();
  }
}
