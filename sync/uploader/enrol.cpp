#include "sync/uploader/enrol.h"

#include "sync/uploader/classify.h"

namespace bale::uploader {
namespace {

Bytes request_body(const wire::EnrolCode& code, const seal::SecretSignKey& key) {
  const wire::EnrolRequest request{code.id, key.public_key(),
                                   wire::enrol_mac(code.secret, key.public_key())};
  return seal::sign1(key, seal::purpose::kEnrol, wire::encode(request));
}

Result<Bytes> ask(Transport& transport, Bytes body) {
  auto reply = transport.send({"POST", "/v1/enrol", std::string(wire::kCborType), std::move(body)});
  const auto verdict = classify_call(reply);
  if (verdict.call == Call::kAnswered) return std::move(reply->body);
  const bool refused = reply && (reply->status == 403 || verdict.call == Call::kRefused);
  if (!refused) return fail(Errc::kUnavailable, "no enrolment: " + verdict.reason);
  return fail(Errc::kInvalid,
              "the centre refuses this code: it is used, expired or not one of its own");
}

tl::unexpected<Error> broken(const char* what) {
  return fail(Errc::kCrypto,
              std::string("the answer is not from the centre of this code: ") + what);
}

// A folder that already has a kiosk's queue stays that kiosk's.
Result<void> may_become(const std::optional<outbox::Identity>& held, const Id16& kiosk) {
  if (!held || held->kiosk == kiosk) return {};
  return fail(Errc::kInvalid, "this folder is already enrolled as \"" + held->name +
                                  "\"; use another folder for another kiosk");
}

Result<void> pin(const Folder& folder, const seal::PublicSignKey& root) {
  const auto held = seal::read_root_pin(folder.root_pin());
  if (held && *held == root) return {};
  if (held) return fail(Errc::kInvalid, "this folder is pinned to another centre's root key");
  if (held.error().code != Errc::kNotFound) return tl::unexpected(held.error());
  return seal::write_root_pin(folder.root_pin(), root);
}

Result<void> store(outbox::Outbox& outbox, const std::optional<outbox::Identity>& held,
                   const outbox::Identity& identity, const wire::EnrolReply& reply,
                   Random& random) {
  if (held && held->server_url == identity.server_url) return {};
  if (auto done = outbox.enrol(identity, reply.signed_keys, random); !done) return done;
  auto state = outbox.sync_state();
  if (!state) return tl::unexpected(state.error());
  state->first_contact_spread_s = reply.first_contact_spread_s;
  state->newest_server_time = std::max(state->newest_server_time, reply.server_time);
  return outbox.set_sync_state(*state);
}

}  // namespace

Result<wire::EnrolReply> believed_reply(ByteView body, const wire::EnrolCode& code,
                                        const seal::PublicSignKey& key) {
  const auto message = seal::read_sign1(body);
  if (!message) return broken("not a signed message");
  auto reply = wire::decode_enrol_reply(message->payload);
  if (!reply) return broken("not a reply to enrolment");
  if (seal::root_fingerprint(reply->root) != code.root) return broken("another root key");
  const auto keys = seal::verify_key_set(reply->signed_keys, reply->root);
  if (!keys) return broken("its keys are not the root's");
  const auto* signing = keys->signing_key(message->kid);
  if (signing == nullptr || !seal::verify1(body, *signing, seal::purpose::kEnrol)) {
    return broken("the signature does not hold");
  }
  const auto certificate = seal::verify_certificate(reply->certificate, *keys);
  if (!certificate || certificate->key != key || certificate->kiosk != reply->kiosk) {
    return broken("the certificate is not ours");
  }
  return reply;
}

Result<outbox::Identity> enrol(const Folder& folder, const std::string& server_url,
                               const wire::EnrolCode& code, Transport& transport,
                               outbox::Outbox& outbox, const Clock& clock, Random& random) {
  const auto key = folder.read_or_make_key(random);
  if (!key) return tl::unexpected(key.error());
  const auto body = ask(transport, request_body(code, *key));
  if (!body) return tl::unexpected(body.error());
  const auto reply = believed_reply(*body, code, key->public_key());
  if (!reply) return tl::unexpected(reply.error());
  const auto held = outbox.identity();
  if (!held) return tl::unexpected(held.error());
  if (auto may = may_become(*held, reply->kiosk); !may) return tl::unexpected(may.error());
  if (auto done = pin(folder, reply->root); !done) return tl::unexpected(done.error());
  outbox::Identity identity{reply->kiosk, reply->name, server_url, reply->certificate,
                            clock.wall()};
  if (auto done = store(outbox, *held, identity, *reply, random); !done) {
    return tl::unexpected(done.error());
  }
  return identity;
}

}  // namespace bale::uploader
