#include "sync/central/directory.h"

namespace bale::central {
namespace {

std::optional<KioskRow> from_certificate(const std::string& header, const Id16& kiosk,
                                         const seal::KeySet& keys) {
  const auto bytes = from_hex(header);
  if (!bytes || bytes->empty() || bytes->size() > wire::kCertificateMax) return std::nullopt;
  auto certificate = seal::verify_certificate(*bytes, keys);
  if (!certificate || certificate->kiosk != kiosk) return std::nullopt;
  return KioskRow{kiosk,  certificate->name,      certificate->key,
                  *bytes, certificate->issued_at, true};
}

}  // namespace

void Directory::add(const KioskRow& kiosk) {
  const std::lock_guard lock(mutex_);
  kiosks_.insert_or_assign(kiosk.id, kiosk);
}

std::size_t Directory::size() const {
  const std::lock_guard lock(mutex_);
  return kiosks_.size();
}

bool Directory::knows(const Id16& kiosk) const {
  const std::lock_guard lock(mutex_);
  return kiosks_.contains(kiosk);
}

Answered<Caller> Directory::find(const Id16& kiosk, const seal::KeyId& key,
                                 const std::string& certificate, const seal::KeySet& keys) const {
  Caller caller;
  {
    const std::lock_guard lock(mutex_);
    const auto known = kiosks_.find(kiosk);
    caller.newcomer = known == kiosks_.end();
    if (!caller.newcomer) caller.kiosk = known->second;
  }
  if (caller.newcomer) {
    auto row = from_certificate(certificate, kiosk, keys);
    if (!row) return refuse(403, wire::Problem::kStopAndAlarm, "This kiosk is not enrolled here.");
    caller.kiosk = std::move(*row);
  }
  if (seal::key_id(caller.kiosk.key) != key) {
    return refuse(403, wire::Problem::kStopAndAlarm, "This is not the key the kiosk enrolled.");
  }
  return caller;
}

}  // namespace bale::central
