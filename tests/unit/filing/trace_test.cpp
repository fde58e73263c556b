// The kiosk cannot read yesterday: after a save no piece of eight characters or more is on its disk
// nor in its memory. Each scan is shown to find what is there when the seal or the wipe is not.
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <functional>
#include <set>

#include "tests/unit/filing/fixture.h"

using namespace bale;
using namespace bale::filing;

namespace {

constexpr std::size_t kPiece = 8;

// Words of nowhere else. Made when asked for, so that a forked child does not inherit them.
std::string marker(std::uint64_t seed) {
  SeededRandom random(seed);
  std::string out;
  for (int i = 0; i < 300; ++i) {
    out.push_back(static_cast<char>('a' + random.bytes<1>()[0] % 26U));
  }
  return out;
}

class Pieces {
 public:
  explicit Pieces(const std::string& text) {
    for (std::size_t i = 0; i + kPiece <= text.size(); ++i) pieces_.insert(text.substr(i, kPiece));
  }
  [[nodiscard]] bool in(std::string_view hay) const {
    for (std::size_t i = 0; i + kPiece <= hay.size(); ++i) {
      if (hay[i] < 'a' || hay[i] > 'z') continue;
      if (pieces_.contains(std::string(hay.substr(i, kPiece)))) return true;
    }
    return false;
  }

 private:
  std::set<std::string> pieces_;
};

bool on_disk(const std::string& folder, const Pieces& pieces) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    std::ifstream in(entry.path(), std::ios::binary);
    const std::string content{std::istreambuf_iterator<char>(in), {}};
    if (pieces.in(content)) return true;
  }
  return false;
}

// Every writable page of a stopped child.
bool in_memory(pid_t child, const Pieces& pieces) {
  std::ifstream maps("/proc/" + std::to_string(child) + "/maps");
  std::ifstream memory("/proc/" + std::to_string(child) + "/mem", std::ios::binary);
  bool found = false;
  for (std::string line; std::getline(maps, line);) {
    unsigned long first = 0;
    unsigned long last = 0;
    char flags[5] = {};
    if (std::sscanf(line.c_str(), "%lx-%lx %4s", &first, &last, flags) != 3) continue;
    if (flags[1] != 'w' || last - first > (256UL << 20U)) continue;
    std::string page(last - first, '\0');
    memory.clear();
    memory.seekg(static_cast<std::streamoff>(first));
    memory.read(page.data(), static_cast<std::streamsize>(page.size()));
    found = found || pieces.in(page);
  }
  return found;
}

report::Report marked(std::uint64_t seed) {
  auto r = a_report();
  const auto text = marker(seed);
  r.title = SecretString(std::string_view(text).substr(0, 100));
  r.content = SecretString(std::string_view(text).substr(100));
  r.contact.name = SecretString(std::string_view(text).substr(50, 60));
  return r;
}

// Whether a child that ran `work` and stopped still holds the marker.
bool child_holds(const std::function<void()>& work, std::uint64_t seed) {
  const pid_t child = ::fork();
  if (child == 0) {
    work();
    ::raise(SIGSTOP);
    ::_exit(0);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, WUNTRACED) == child);
  REQUIRE(WIFSTOPPED(status));
  const bool found = in_memory(child, Pieces(marker(seed)));
  ::kill(child, SIGKILL);
  ::waitpid(child, &status, 0);
  return found;
}

// A marked report whose plain std::string origin is wiped by hand: only what save() leaves counts.
report::Report marked_in_child(std::uint64_t seed) {
  SeededRandom random(seed);
  SecretString text;
  for (int i = 0; i < 300; ++i) {
    text.push_back(static_cast<char>('a' + random.bytes<1>()[0] % 26U));
  }
  auto r = a_report();
  r.title = SecretString(text.view().substr(0, 100));
  r.content = SecretString(text.view().substr(100));
  r.contact.name = SecretString(text.view().substr(50, 60));
  return r;
}

}  // namespace

TEST_CASE("nothing typed is on the disk after a save, without the seal the scan finds it") {
  for (const bool sealing : {true, false}) {
    Kiosk kiosk;
    kiosk.enrol();
    auto options = kiosk.options();
    options.sealing = sealing;
    auto filing = kiosk.open(options);
    save(filing, marked(5));
    const Pieces pieces(marker(5));
    CHECK(on_disk(kiosk.data(), pieces) == !sealing);
    REQUIRE(filing.outbox().checkpoint());
    CHECK(on_disk(kiosk.data(), pieces) == !sealing);
  }
}

TEST_CASE(
    "nothing typed is in memory after a save, before the wipe, or unsealed, the scan finds it") {
  Kiosk kiosk;
  kiosk.enrol();
  auto filing = kiosk.open();
  auto options = kiosk.options();
  options.sealing = false;
  auto open_box = kiosk.open(options);
  const auto minted = filing.mint();
  REQUIRE(minted);
  std::optional<report::Report> kept;
  const auto save_and_wipe = [&] { (void)filing.save(marked_in_child(6), *minted); };
  const auto save_and_keep = [&] {
    kept = marked_in_child(6);
    (void)filing.save(*kept, *minted);
  };
  const auto save_unsealed = [&] { (void)open_box.save(marked_in_child(6), *minted); };
  CHECK_FALSE(child_holds(save_and_wipe, 6));
  CHECK(child_holds(save_and_keep, 6));
  CHECK(child_holds(save_unsealed, 6));
}

TEST_CASE("nothing of an attachment is on the disk or in memory after a save, unless it is kept") {
  Kiosk kiosk;
  kiosk.enrol();
  auto filing = kiosk.open();
  const auto minted = filing.mint();
  REQUIRE(minted);
  const auto attach = [](std::uint64_t seed) {
    report::Attachment out{report::AttachmentType::kPdf, SecretBytes{'%', 'P', 'D', 'F', '-'}};
    SeededRandom random(seed);
    for (int i = 0; i < 300; ++i) {
      out.bytes.push_back(static_cast<std::uint8_t>('a' + random.bytes<1>()[0] % 26U));
    }
    return out;
  };
  std::optional<report::Attachment> kept;
  const auto save_and_wipe = [&] {
    const auto one = attach(8);
    (void)filing.save(a_report(), *minted, {&one, 1});
  };
  const auto save_and_keep = [&] {
    kept = attach(8);
    (void)filing.save(a_report(), *minted, {&*kept, 1});
  };
  CHECK_FALSE(child_holds(save_and_wipe, 8));
  CHECK(child_holds(save_and_keep, 8));
  save_and_wipe();
  CHECK_FALSE(on_disk(kiosk.data(), Pieces(marker(8))));
  REQUIRE(filing.outbox().checkpoint());
  CHECK_FALSE(on_disk(kiosk.data(), Pieces(marker(8))));
}
