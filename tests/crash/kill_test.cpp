// kill -9 of each program at a random system call inside its work: bale-file while it saves,
// bale-sync while it sends, bale-central while it ingests. Every id that was printed reaches the
// centre exactly once, and nothing arrives twice.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "tests/support/full.h"
#include "tests/support/house.h"
#include "tests/support/killer.h"

using bale::testing::Call;
using bale::testing::House;
using bale::testing::Killer;
using bale::testing::KillOutcome;

namespace {

bool has(const std::string& text, const char* part) { return text.find(part) != std::string::npos; }
// Reads and locks change nothing: a kill there is a kill at the next call.
bool changes(const Call& call) {
  return call.name != "fcntl" && call.name != "pread64" && call.name != "read";
}
bool in_outbox(const Call& call) { return has(call.target, "outbox.db") && changes(call); }
bool in_centre(const Call& call) { return has(call.target, "central.db") && changes(call); }
bool on_socket(const Call& call) {
  return call.target.starts_with("socket:") && call.name != "fcntl";
}
bool saving(const Call& call) { return in_outbox(call) || call.name == "write"; }

enum class Part { kSave, kSend, kIngest };

class Rounds {
 public:
  explicit Rounds(std::uint64_t seed) : random_(seed) {
    house_.start_centre();
    kiosk_ = house_.enrol("kiosk");
  }

  // One kill, recovery included. False: the program ended before the chosen call came.
  bool kill_in(Part part) {
    KillOutcome outcome;
    if (part == Part::kSave) outcome = kill_saving();
    if (part == Part::kSend) outcome = kill_sending();
    if (part == Part::kIngest) outcome = kill_ingesting();
    auto& usual = usual_[{part, counts_}];
    usual = std::max(usual, outcome.counted);
    if (outcome.killed) ++killed_[part];
    if (outcome.killed) ++calls_[outcome.where.name];
    drain();
    return outcome.killed;
  }

  void verify() {
    const auto ids = house_.ids();
    const std::set<std::string> once(ids.begin(), ids.end());
    CHECK(once.size() == ids.size());  // no id twice
    for (const auto& id : printed_) CHECK_MESSAGE(once.contains(id), "lost: " << id);
    std::set<std::string> contents;
    for (const auto& item : house_.reports()) {
      const auto content = item.at("content").get<std::string>();
      CHECK_MESSAGE(contents.insert(content).second, "arrived twice: " << content);
      CHECK_MESSAGE(written_.contains(content), "never written: " << content);
    }
    // A report whose line was not printed may have been saved: one a killed save at most.
    CHECK(ids.size() >= printed_.size());
    CHECK(ids.size() <= printed_.size() + static_cast<std::size_t>(killed_[Part::kSave]));
    const auto status = house_.status(kiosk_);
    CHECK(status.at("pending") == 0);
    CHECK(status.at("quarantined") == 0);
  }

  [[nodiscard]] std::string told() const {
    std::string out = "killed inside save " + std::to_string(killed(Part::kSave)) + ", send " +
                      std::to_string(killed(Part::kSend)) + ", ingest " +
                      std::to_string(killed(Part::kIngest)) + "; at";
    for (const auto& [name, count] : calls_) out += " " + name + " " + std::to_string(count) + ",";
    return out + " reports " + std::to_string(printed_.size());
  }
  [[nodiscard]] int killed(Part part) const {
    const auto found = killed_.find(part);
    return found == killed_.end() ? 0 : found->second;
  }

 private:
  std::uint64_t draw(std::uint64_t most) { return 1 + random_() % std::max<std::uint64_t>(most, 1); }

  std::vector<bale::testing::Json> fresh_reports(int count) {
    std::vector<bale::testing::Json> out;
    for (int i = 0; i < count; ++i) {
      const auto text = "Laporan nomor " + std::to_string(++number_);
      written_.insert(text);
      out.push_back(bale::testing::report(text));
    }
    return out;
  }

  // A database makes ten times the calls of a socket: half of the kills are kept for the socket.
  bale::testing::KillPlan plan(Part part, std::vector<std::string> argv,
                               bool (*counts)(const Call&)) {
    if (part != Part::kSave && random_() % 2 == 0) counts = on_socket;
    counts_ = counts;
    const auto most = usual_.contains({part, counts}) ? usual_[{part, counts}] : 20;
    return {std::move(argv), house_.logs("killed"), "", counts, draw(most), random_() % 2 == 0};
  }

  KillOutcome kill_saving() {
    auto what = plan(Part::kSave,
                     {bale::testing::program("bale-file"), "--ndjson", "--data", kiosk_}, saving);
    what.input = bale::testing::ndjson(fresh_reports(6));
    auto outcome = Killer(std::move(what)).wait();
    for (const auto& line : bale::testing::lines_of(outcome.out)) {
      if (const auto tab = line.find('\t'); tab != std::string::npos) {
        printed_.insert(line.substr(0, tab));
      }
    }
    return outcome;
  }

  void file_some() {
    for (const auto& id : house_.file(kiosk_, fresh_reports(8))) printed_.insert(id);
  }

  KillOutcome kill_sending() {
    file_some();
    return Killer(plan(Part::kSend, {bale::testing::program("bale-sync"), "once", "--data", kiosk_},
                       in_outbox))
        .wait();
  }

  KillOutcome kill_ingesting() {
    file_some();
    house_.stop_centre();
    Killer centre(plan(Part::kIngest,
                       {bale::testing::program("bale-central"), "serve", "--data",
                        house_.centre_data(), "--listen",
                        "127.0.0.1:" + std::to_string(house_.port())},
                       in_centre));
    for (int i = 0; i < 1000 && !centre.finished() && !bale::testing::listening(house_.port()); ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    (void)house_.sync_once(kiosk_);
    centre.terminate();
    auto outcome = centre.wait();
    house_.start_centre();
    return outcome;
  }

  // Everything goes through by itself once all programs run.
  void drain() {
    const auto done = house_.sync_once(kiosk_);
    INFO(done.out << done.err);
    CHECK(done.code == 0);
  }

  House house_;
  std::mt19937_64 random_;
  std::string kiosk_;
  int number_{0};
  std::set<std::string> printed_;
  std::set<std::string> written_;
  std::map<Part, int> killed_;
  std::map<std::pair<Part, bool (*)(const Call&)>, std::uint64_t> usual_;  // calls of a whole run
  bool (*counts_)(const Call&){nullptr};
  std::map<std::string, int> calls_;
};

}  // namespace

TEST_CASE("kill -9 inside save, send and ingest loses no report and doubles none") {
  const auto seed = bale::testing::fresh_seed();
  INFO("BALE_SEED=" << seed);
  const int wanted = bale::testing::times(20, 200);
  Rounds rounds(seed);
  int killed = 0;
  for (int i = 0; killed < wanted && i < wanted * 4; ++i) {
    killed += rounds.kill_in(static_cast<Part>(i % 3)) ? 1 : 0;
  }
  rounds.verify();
  MESSAGE(rounds.told());
  CHECK(killed == wanted);
  for (const auto part : {Part::kSave, Part::kSend, Part::kIngest}) {
    CHECK(rounds.killed(part) >= wanted / 5);
  }
}
