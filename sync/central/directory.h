// The kiosks this centre knows, in memory: every signed call begins here.
#pragma once

#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "sync/central/refusal.h"
#include "sync/central/rows.h"

namespace bale::central {

// A kiosk as a call found it.
struct Caller {
  KioskRow kiosk;
  // Not in the database: it showed a certificate of ours from before a restore. Whoever stores
  // something for it adds its row too, flagged until an admin confirms it.
  bool newcomer{false};
};

// Thread: any.
class Directory {
 public:
  void add(const KioskRow& kiosk);
  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] bool knows(const Id16& kiosk) const;
  // 403 stop-and-alarm for an unknown kiosk or another key than the enrolled one. `certificate` is
  // the header Bale-Certificate (hexadecimal), needed only after a restore.
  [[nodiscard]] Answered<Caller> find(const Id16& kiosk, const seal::KeyId& key,
                                      const std::string& certificate,
                                      const seal::KeySet& keys) const;

 private:
  mutable std::mutex mutex_;
  std::map<Id16, KioskRow> kiosks_;
};

}  // namespace bale::central
