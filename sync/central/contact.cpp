#include "sync/central/contact.h"

#include <spdlog/spdlog.h>

#include "sync/central/enrol.h"
#include "sync/central/upload_rules.h"

namespace bale::central {
namespace {

constexpr std::size_t kRefreshAtOnce = 2000;  // stale statuses sealed before a contact is answered

void fill_statuses(wire::ContactReply& reply, StatusPage page) {
  reply.status_cursor = page.cursor;
  reply.more = page.more;
  reply.statuses = std::move(page.items);
}

void fill_chain(wire::ContactReply& reply, ChainView view) {
  reply.contiguous = view.contiguous;
  reply.highest = view.highest;
  reply.gaps = std::move(view.gaps);
}

}  // namespace

Answered<Contacts::Judged> Contacts::judge(ByteView body, const std::string& certificate) const {
  const auto message = seal::read_sign1(body);
  if (!message) return refuse(400, wire::Problem::kRetryLater, "The contact cannot be read.");
  auto contact = wire::decode_contact(message->payload);
  if (!contact) return refuse(400, wire::Problem::kRetryLater, "The contact cannot be read.");
  auto caller = kiosks_.find(contact->kiosk, contact->key, certificate, keys_.shown.set);
  if (!caller) return tl::unexpected(caller.error());
  if (!seal::verify1(body, caller->kiosk.key, seal::purpose::kContact)) {
    return refuse(401, wire::Problem::kStopAndAlarm, "The contact's signature does not hold.");
  }
  return Judged{std::move(*caller), std::move(*contact)};
}

Answered<Bytes> Contacts::answer(const Judged& judged, Transaction& tx) const {
  const auto& contact = judged.contact;
  const ChainId chain{contact.kiosk, contact.chain};
  auto view = tx.chain(chain, wire::kGapsMax);
  if (contact.counter < view.counter) {
    spdlog::warn("ALARM: kiosk {} sent an old contact: a replay or a copied disk",
                 judged.caller.kiosk.name);
    return refuse(409, wire::Problem::kRetryLater, "A later contact of this chain was answered.");
  }
  if (judged.caller.newcomer) tx.add_kiosk(judged.caller.kiosk);
  if (auto done = statuses_.refresh(tx, kRefreshAtOnce); !done) {
    spdlog::error("statuses could not be sealed: {}", done.error().message);
  }
  wire::ContactReply reply;
  reply.kiosk = contact.kiosk;
  reply.chain = contact.chain;
  reply.counter = contact.counter;
  reply.epoch = tx.epoch();
  fill_chain(reply, std::move(view));
  fill_statuses(reply, tx.statuses(contact.kiosk, contact.status_cursor,
                                   {wire::kStatusesMax, wire::kReplyBytesMax / 4}));
  if (contact.heartbeat.key_serial < keys_.shown.set.serial) {
    reply.signed_keys = keys_.shown.signed_set;
  }
  reply.first_contact_spread_s = first_contact_spread(kiosks_.size());
  reply.server_time = clock_.wall();
  for (const auto& id : contact.parts_lost) tx.lose_part({contact.kiosk, id});
  reply.parts_held = held_parts(tx, contact.kiosk, contact.parts);
  if (contact.parts_waiting > 0) reply.token = tokens_.make(chain, reply.server_time);
  tx.put_contact(chain, contact.counter, contact.heartbeat, reply.server_time);
  return seal::sign1(keys_.signing, seal::purpose::kContact, wire::encode(reply));
}

}  // namespace bale::central
