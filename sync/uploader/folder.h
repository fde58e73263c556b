// Where bale-sync keeps what is its own, below the kiosk's data folder (`--data DIR`).
//
//   DIR/outbox.db      shared with the kiosk
//   DIR/root.pin       the centre's root key; written by enrolment, read by all
//   DIR/sync/          0700, bale-sync's alone
//     kiosk.key        Ed25519 seed in hexadecimal, 0600
//     ca.pem           a private authority given at enrolment; absent: the system's
//     lock             flock: one uploader at a time
#pragma once

#include <string>

#include "platform/files.h"
#include "platform/random.h"
#include "sync/seal/cose.h"

namespace bale::uploader {

class Folder {
 public:
  explicit Folder(std::string data) : data_(std::move(data)) {}
  [[nodiscard]] std::string outbox() const { return data_ + "/outbox.db"; }
  [[nodiscard]] std::string root_pin() const { return data_ + "/root.pin"; }
  [[nodiscard]] std::string own() const { return data_ + "/sync"; }
  [[nodiscard]] std::string key() const { return own() + "/kiosk.key"; }
  [[nodiscard]] std::string ca() const { return own() + "/ca.pem"; }
  // The authority to trust; empty when none was given.
  [[nodiscard]] std::string ca_if_any() const;

  // Makes DIR and DIR/sync where missing, then takes the lock. kBusy: another uploader runs.
  [[nodiscard]] Result<FileLock> lock() const;
  // kNotReady when there is no key; kCorrupt when the file is not one.
  [[nodiscard]] Result<seal::SecretSignKey> read_key() const;
  // The key that is there, or a new one, on disk before this returns.
  [[nodiscard]] Result<seal::SecretSignKey> read_or_make_key(Random& random) const;
  // Keeps a copy: the file it came from may be on a stick.
  [[nodiscard]] Result<void> keep_ca(const std::string& from) const;

 private:
  std::string data_;
};

}  // namespace bale::uploader
