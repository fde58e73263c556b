// Enrolment: one call that makes a folder a kiosk of one centre.
//
//   key on disk ──▶ call ──▶ root = the code's? ──▶ keys = the root's? ──▶ reply = the keys'?
//     ──▶ certificate ours? ──▶ root.pin ──▶ identity, keys and first chain in the outbox
//
// May be cut at any arrow and run again with the same code.
#pragma once

#include "platform/clock.h"
#include "platform/transport/transport.h"
#include "sync/outbox/outbox.h"
#include "sync/uploader/folder.h"
#include "sync/wire/messages.h"

namespace bale::uploader {

// What an answer to enrolment proves. kCrypto names the arrow that broke.
[[nodiscard]] Result<wire::EnrolReply> believed_reply(ByteView body, const wire::EnrolCode& code,
                                                      const seal::PublicSignKey& key);

// kUnavailable: no answer, try again. kInvalid: the centre refuses this code, or the folder
// belongs to another kiosk.
[[nodiscard]] Result<outbox::Identity> enrol(const Folder& folder, const std::string& server_url,
                                             const wire::EnrolCode& code, Transport& transport,
                                             outbox::Outbox& outbox, const Clock& clock,
                                             Random& random);

}  // namespace bale::uploader
