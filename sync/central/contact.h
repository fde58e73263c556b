// POST /v1/contact: what a kiosk tells of itself, and everything the centre has for it.
#pragma once

#include <string>

#include "sync/central/directory.h"
#include "sync/central/keyring.h"
#include "sync/central/status_maker.h"
#include "sync/central/store.h"
#include "sync/central/upload_token.h"

namespace bale::central {

class Contacts {
 public:
  Contacts(const Keyring& keys, const Directory& kiosks, const StatusMaker& statuses,
           const Clock& clock)
      : keys_(keys), kiosks_(kiosks), statuses_(statuses), clock_(clock), tokens_(keys.signing) {}

  struct Judged {
    Caller caller;
    wire::Contact contact;
  };
  // Thread: any.
  [[nodiscard]] Answered<Judged> judge(ByteView body, const std::string& certificate) const;
  // Thread: the store's. The signed reply. 409 when the counter is lower than one seen before; the
  // same counter is answered again, because libcurl re-sends a POST by itself.
  [[nodiscard]] Answered<Bytes> answer(const Judged& judged, Transaction& tx) const;

 private:
  const Keyring& keys_;
  const Directory& kiosks_;
  const StatusMaker& statuses_;
  const Clock& clock_;
  UploadTokens tokens_;
};

}  // namespace bale::central
