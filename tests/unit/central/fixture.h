// A centre in a temporary folder, real SQLite, and kiosks that speak to its rooms directly.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "platform/fake/clock.h"
#include "platform/fake/random.h"
#include "sync/central/contact.h"
#include "sync/central/directory.h"
#include "sync/central/enrol.h"
#include "sync/central/ingest.h"
#include "sync/central/keyring.h"
#include "sync/central/sqlite_store.h"
#include "tests/support/child.h"

namespace bale::testing {

inline constexpr central::PassphraseCost kCheapPassphrase{1, 8};

[[nodiscard]] report::Report a_report(const std::string& title = "Lampu jalan padam");

// One kiosk's end of the protocol.
class TestKiosk {
 public:
  explicit TestKiosk(Random& random)
      : key(random.bytes<32>()), id(random.bytes<16>()), chain(random.bytes<16>()) {}

  seal::SecretSignKey key;
  Id16 id;
  Id16 chain;
  std::uint64_t next_seq{1};
  std::uint64_t counter{0};
};

class TestCentre {
 public:
  TestCentre();

  // Enrols as a kiosk would, through a code.
  TestKiosk enrol(const std::string& name = "Lobi");
  void reopen();

  // An item sealed for this centre by `kiosk`; takes its next sequence.
  seal::Envelope envelope(TestKiosk& kiosk, const seal::Record& record);
  seal::Envelope envelope(TestKiosk& kiosk, const report::Report& report,
                          const seal::Master& master);
  Bytes item(TestKiosk& kiosk, const std::string& title = "Lampu jalan padam");
  seal::Master master() { return seal::Master(random.bytes<32>()); }

  // Sends one batch; fails the test when it is refused whole.
  std::vector<wire::AckItem> send(const TestKiosk& kiosk, const std::vector<Bytes>& items);
  wire::Outcome send_one(const TestKiosk& kiosk, const Bytes& item);
  // Also when refused.
  central::Answered<std::vector<wire::AckItem>> try_send(const TestKiosk& kiosk,
                                                         const std::vector<Bytes>& items,
                                                         const std::string& certificate = {});
  central::Answered<wire::ContactReply> contact(TestKiosk& kiosk, std::uint64_t cursor = 0,
                                                std::uint64_t key_serial = 1);
  wire::ContactReply must_contact(TestKiosk& kiosk, std::uint64_t cursor = 0);

  std::vector<central::ReportRow> reports();
  void write(const central::Store::Work& work);

  TempFolder folder;
  FakeClock clock;
  SeededRandom random{20261124};
  std::unique_ptr<central::Keyring> keys;
  std::unique_ptr<central::Store> store;
  central::Directory directory;
  std::unique_ptr<central::StatusMaker> statuses;
  std::unique_ptr<central::Ingest> ingest;
  std::unique_ptr<central::Contacts> contacts;
  std::unique_ptr<central::Enrolment> enrolment;
};

}  // namespace bale::testing
