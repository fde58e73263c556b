#include "sync/uploader/contact.h"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "sync/uploader/patience.h"

namespace bale::uploader {
namespace {

// Parts are kept this much longer than a signed contact lists them: a centre restored to a day
// before may ask for them again (protocol.md).
constexpr WallMs kHeldKeepMs = 14LL * 24 * 60 * 60 * 1000;

struct Asked {
  wire::Contact contact;
  outbox::PartsToAsk parts;
};

struct Opened {
  wire::ContactReply reply;
  Trust trust;  // the one held, or the newer one the reply brought
};

ContactStep failed(const Error& error) {
  return {Step::failure(error), false, 0, 0};
}

Result<void> ask_for_parts(Link& link, Asked& asked) {
  const auto counts = link.outbox.part_counts();
  if (!counts) return tl::unexpected(counts.error());
  auto parts = link.outbox.parts_to_ask(wire::kPartsAskedMax);
  if (!parts) return tl::unexpected(parts.error());
  asked.parts = *std::move(parts);
  asked.contact.parts_waiting = counts->waiting;
  for (const auto& part : asked.parts.sent) asked.contact.parts.push_back(part.id);
  asked.contact.parts_lost = asked.parts.damaged;
  return {};
}

Result<Asked> next_contact(Link& link) {
  const auto chain = link.outbox.chain();
  if (!chain) return tl::unexpected(chain.error());
  const auto counts = link.outbox.counts();
  if (!counts) return tl::unexpected(counts.error());
  auto& state = link.memory.state;
  ++state.contact_counter;
  const auto now = link.clock.wall();
  Asked asked;
  auto& out = asked.contact;
  out.kiosk = link.kiosk;
  out.key = seal::key_id(link.key.public_key());
  out.chain = *chain;
  out.counter = state.contact_counter;
  out.status_cursor = state.status_cursor;
  out.heartbeat.pending = counts->pending;
  out.heartbeat.quarantined = counts->quarantined;
  const auto age = now - counts->oldest_pending.value_or(now);
  out.heartbeat.oldest_pending_s = static_cast<std::uint64_t>(std::max<WallMs>(age, 0) / 1000);
  out.heartbeat.key_serial = link.trust.keys().serial;
  out.heartbeat.wall = now;
  out.heartbeat.version = "bale-sync " BALE_VERSION;
  if (auto done = ask_for_parts(link, asked); !done) return tl::unexpected(done.error());
  return asked;
}

// The set a reply brings is looked at first: a new signing key may have signed this very reply.
// That is safe, because the set itself is the pinned root's.
Result<Opened> open(const Link& link, ByteView body) {
  const auto message = seal::read_sign1(body);
  if (!message) return tl::unexpected(message.error());
  auto unverified = wire::decode_contact_reply(message->payload);
  if (!unverified) return tl::unexpected(unverified.error());
  auto trust = link.trust;
  if (!unverified->signed_keys.empty()) {
    auto offered = link.trust.with(unverified->signed_keys);
    if (!offered) return tl::unexpected(offered.error());
    trust = *std::move(offered);
  }
  if (const auto held = trust.verify(body, seal::purpose::kContact); !held) {
    return tl::unexpected(held.error());
  }
  return Opened{*std::move(unverified), std::move(trust)};
}

Result<void> answers(const wire::Contact& sent, const wire::ContactReply& reply) {
  if (reply.kiosk == sent.kiosk && reply.chain == sent.chain && reply.counter == sent.counter) {
    return {};
  }
  return fail(Errc::kCrypto, "it answers another contact");
}

Result<void> store_keys(Link& link, Opened& opened) {
  if (opened.reply.signed_keys.empty()) return {};
  if (auto done = link.outbox.set_signed_keys(opened.reply.signed_keys); !done) return done;
  link.trust = std::move(opened.trust);
  spdlog::info("key set {} is in use", link.trust.keys().serial);
  return {};
}

Result<void> store_statuses(Link& link, const wire::ContactReply& reply) {
  std::vector<outbox::Outbox::SealedStatus> statuses;
  statuses.reserve(reply.statuses.size());
  for (const auto& item : reply.statuses) statuses.push_back({item.lookup, item.sealed});
  if (statuses.empty() && reply.status_cursor == link.memory.state.status_cursor) return {};
  return link.outbox.store_statuses(statuses, reply.status_cursor);
}

// What the centre lacks goes out again, whatever it once acknowledged: it may be a restored one.
Result<std::size_t> compare(Link& link, const wire::Contact& sent,
                            const wire::ContactReply& reply) {
  const auto held = link.outbox.acknowledged_through(sent.chain);
  if (!held) return tl::unexpected(held.error());
  if (reply.contiguous < *held) {
    spdlog::warn("the centre holds 1..{} and has acknowledged 1..{}", reply.contiguous, *held);
  }
  return link.outbox.send_again(sent.chain, reply.highest, reply.gaps);
}

// A part is held when the centre names it with the digest we have. After a restore every one is
// asked about anew, so that what was lost there comes again.
Result<void> settle_parts(Link& link, const outbox::PartsToAsk& asked,
                          const wire::ContactReply& reply, bool restored) {
  std::vector<Id16> held;
  for (const auto& part : asked.sent) {
    const auto named = std::any_of(reply.parts_held.begin(), reply.parts_held.end(),
                                   [&part](const wire::HeldPart& one) {
                                     return one.id == part.id && one.sha256 == part.sha256;
                                   });
    if (named) held.push_back(part.id);
  }
  const auto again = link.clock.wall() + item_wait_ms(link.random);
  if (auto done = link.outbox.settle_parts(asked, held, reply.server_time, again); !done) {
    return done;
  }
  if (restored) return link.outbox.doubt_held_parts();
  const auto dropped = link.outbox.drop_parts_held_before(reply.server_time - kHeldKeepMs);
  if (!dropped) return tl::unexpected(dropped.error());
  return {};
}

// Empty when nothing is wrong any more.
Result<std::string> standing_alarm(Link& link) {
  const auto refused = link.outbox.quarantine(1);
  if (!refused) return tl::unexpected(refused.error());
  const auto parts = link.outbox.part_counts();
  if (!parts) return tl::unexpected(parts.error());
  if (refused->empty() && parts->damaged > 0) {
    return std::to_string(parts->damaged) +
           " attachment(s) damaged on this disk: their reports went without them";
  }
  if (refused->empty()) return std::string();
  return "the centre refuses a report: " + refused->front().reason;
}

Result<void> remember(Link& link, const wire::ContactReply& reply) {
  auto alarm = standing_alarm(link);
  if (!alarm) return tl::unexpected(alarm.error());
  auto& state = link.memory.state;
  state.alarm = *std::move(alarm);
  state.last_contact = link.clock.wall();
  state.offset_ms = reply.server_time - link.clock.wall();
  link.memory.saw_server_time(reply.server_time);
  state.status_cursor = reply.status_cursor;
  state.epoch = reply.epoch;
  state.contiguous = reply.contiguous;
  state.highest = reply.highest;
  state.first_contact_spread_s = reply.first_contact_spread_s;
  return {};
}

ContactStep take(Link& link, const Asked& asked, Opened& opened) {
  const auto& sent = asked.contact;
  const auto cursor = link.memory.state.status_cursor;
  const bool restored =
      link.memory.state.epoch != 0 && link.memory.state.epoch != opened.reply.epoch;
  if (auto done = store_keys(link, opened); !done) return failed(done.error());
  if (auto done = store_statuses(link, opened.reply); !done) return failed(done.error());
  const auto again = compare(link, sent, opened.reply);
  if (!again) return failed(again.error());
  if (auto done = settle_parts(link, asked.parts, opened.reply, restored); !done) {
    return failed(done.error());
  }
  if (!opened.reply.token.empty()) link.token = opened.reply.token;
  if (auto done = remember(link, opened.reply); !done) return failed(done.error());
  // A cursor that stands still has nothing more to give, whatever `more` says.
  const bool more = (opened.reply.more && opened.reply.status_cursor != cursor) ||
                    restored || asked.parts.sent.size() == wire::kPartsAskedMax;
  // With more to come the next contact writes the memory before it is sent; the statuses and their
  // cursor are on disk already.
  if (!more) {
    if (auto saved = link.memory.save(); !saved) return failed(saved.error());
  }
  return {{Step::Kind::kDone, "", false, {}}, more, *again};
}

}  // namespace

ContactStep make_contact(Link& link) {
  const auto asked = next_contact(link);
  if (!asked) return failed(asked.error());
  if (auto stored = link.memory.save(); !stored) return failed(stored.error());
  const auto body = seal::sign1(link.key, seal::purpose::kContact, wire::encode(asked->contact));
  const auto [reply, verdict] = link.call("/v1/contact", body);
  if (verdict.call != Call::kAnswered) return {Step::failure(verdict), false, 0};
  auto opened = open(link, reply->body);
  auto held =
      opened ? answers(asked->contact, opened->reply) : Result<void>(tl::unexpected(opened.error()));
  if (held) return take(link, *asked, *opened);
  link.memory.state.alarm = "a reply to a contact does not hold: " + held.error().message;
  return failed({Errc::kCrypto, link.memory.state.alarm});
}

}  // namespace bale::uploader
