// An enrolled folder as bale-sync's enrolment leaves it, with a root of the test's own.
#pragma once

#include <doctest/doctest.h>
#include <stdlib.h>  // NOLINT: mkdtemp

#include <filesystem>
#include <string>

#include "kiosk/effects/worker.h"
#include "platform/fake/clock.h"
#include "platform/fake/random.h"
#include "sync/seal/keys.h"

namespace bale::effects::test {

class Desk {
 public:
  Desk() {
    char path[] = "/tmp/bale-effects-XXXXXX";
    REQUIRE(::mkdtemp(path) != nullptr);
    data = path;
  }
  ~Desk() { std::filesystem::remove_all(data); }
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  void enrol() {
    const seal::SecretSignKey root{random.bytes<32>()};
    const seal::SecretSignKey signing{random.bytes<32>()};
    seal::KeySet keys;
    keys.serial = 1;
    keys.deployment = random.bytes<16>();
    keys.signing = {signing.public_key()};
    keys.opening = {{1, seal::SecretOpenKey{random.bytes<32>()}.public_key()}};
    keys.costs = {seal::kTestCost};
    outbox::Identity identity;
    identity.kiosk = random.bytes<16>();
    identity.name = "uji";
    auto box = open();
    REQUIRE(box.enrol(identity, seal::sign_key_set(keys, root), random));
    REQUIRE(seal::write_root_pin(data + "/root.pin", root.public_key()));
  }
  // A second connection, as bale-sync has.
  outbox::Outbox open() {
    outbox::OpenOptions options;
    options.path = data + "/outbox.db";
    auto opened = outbox::Outbox::open(options);
    REQUIRE(opened);
    return std::move(*opened);
  }
  [[nodiscard]] Options settings() const {
    Options out;
    out.open.data = data;
    out.receipt_url = "https://lapor.example/t";
    return out;
  }

  std::string data;
  FakeClock clock;
  SeededRandom random{20'261'124};
};

inline report::Report good_report() {
  report::Report r;
  r.title = SecretString("Lampu jalan padam");
  r.content = SecretString("Lampu jalan di depan balai banjar padam sejak Senin.");
  r.category = "lampu_jalan";
  r.privacy = report::Privacy{.anonim = true, .rahasia = false};
  r.consent = report::Consent{"2026-1", 1'795'000'000'000};
  return r;
}

}  // namespace bale::effects::test
