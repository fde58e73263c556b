// An enrolled folder with a centre's keys beside it, and reports to save.
#pragma once

#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "platform/fake/clock.h"
#include "platform/fake/random.h"
#include "sync/filing/filing.h"

namespace bale::filing {

// Folder of a kiosk whose centre is this test. Goes away with its content.
class Kiosk {
 public:
  Kiosk() {
    std::string path = (std::filesystem::temp_directory_path() / "bale-XXXXXX").string();
    REQUIRE(::mkdtemp(path.data()) != nullptr);
    data_ = path;
  }
  Kiosk(const Kiosk&) = delete;
  Kiosk& operator=(const Kiosk&) = delete;
  ~Kiosk() { std::filesystem::remove_all(data_); }

  void enrol() {
    REQUIRE(seal::write_root_pin(data_ + "/root.pin", root.public_key()));
    auto box = outbox();
    REQUIRE(box.enrol({kiosk, "mpp-1", "http://127.0.0.1:1", {}, 1},
                      seal::sign_key_set(keys(1), root), random));
  }

  [[nodiscard]] seal::KeySet keys(std::uint64_t serial) const {
    seal::KeySet out;
    out.serial = serial;
    out.deployment = deployment;
    out.signing = {signing.public_key()};
    out.opening = {{1, opening.public_key()}};
    out.costs = {seal::kTestCost};
    return out;
  }

  // Another connection, as bale-sync has one.
  [[nodiscard]] outbox::Outbox outbox() const {
    outbox::OpenOptions options;
    options.path = data_ + "/outbox.db";
    auto opened = outbox::Outbox::open(options);
    REQUIRE(opened);
    return std::move(*opened);
  }

  [[nodiscard]] OpenOptions options() const {
    OpenOptions out;
    out.data = data_;
    return out;
  }
  [[nodiscard]] Filing open(const OpenOptions& options) {
    auto opened = Filing::open(options, clock, random);
    if (!opened) FAIL(opened.error().message);
    return std::move(*opened);
  }
  [[nodiscard]] Filing open() { return open(options()); }

  // What the centre reads out of the oldest pending rows.
  [[nodiscard]] std::vector<std::pair<seal::Envelope, report::Report>> received() const {
    std::vector<std::pair<seal::Envelope, report::Report>> out;
    auto box = outbox();
    auto lease = box.lease(clock.wall(), {.max_items = 100'000, .max_bytes = 1U << 30U});
    REQUIRE(lease);
    if (!*lease) return out;
    for (const auto& item : (*lease)->items()) {
      auto envelope = seal::decode_envelope(item.envelope);
      REQUIRE(envelope);
      auto record = seal::open_record(envelope->box, opening, envelope->id, kiosk);
      REQUIRE(record);
      out.emplace_back(*envelope, std::get<seal::ReportRecord>(*record).report);
    }
    return out;
  }

  [[nodiscard]] const std::string& data() const { return data_; }

  Id16 kiosk{7};
  Id16 deployment{8};
  seal::SecretSignKey root{ByteArray<32>{1}};
  seal::SecretSignKey signing{ByteArray<32>{2}};
  seal::SecretOpenKey opening{ByteArray<32>{3}};
  FakeClock clock;
  SeededRandom random{1};

 private:
  std::string data_;
};

inline report::Report a_report() {
  report::Report r;
  r.title = "Lampu jalan padam";
  r.content = "Tiga lampu padam sejak Senin malam.";
  r.incident_date = report::Date{2026, 11, 16};
  r.place = report::Place{"51.02.05.2001", "depan pura"};
  r.category = "lampu_jalan";
  r.privacy = report::Privacy{true, false};
  r.consent = report::Consent{"2026-1", 1};
  return r;
}

inline Saved save(Filing& filing, const report::Report& report) {
  const auto minted = filing.mint();
  REQUIRE(minted);
  const auto saved = filing.save(report, *minted);
  if (!saved) FAIL(saved.error().message);
  return *saved;
}

}  // namespace bale::filing
