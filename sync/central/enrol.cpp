#include "sync/central/enrol.h"

#include <sodium.h>
#include <spdlog/spdlog.h>

#include <algorithm>

#include "sync/report/validate.h"

namespace bale::central {
namespace {

auto refused(const char* title) {
  return refuse(403, wire::Problem::kStopAndAlarm, title);
}

bool same(ByteView a, ByteView b) {
  return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

bool plain_words(const std::string& name) {
  const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; };
  return !name.empty() && name.size() <= wire::kNameBytesMax && report::valid_utf8(name) &&
         std::none_of(name.begin(), name.end(), control);
}

}  // namespace

std::uint32_t first_contact_spread(std::size_t fleet) {
  return static_cast<std::uint32_t>(std::clamp<std::size_t>(fleet / 30, 30, 24 * 3600));
}

Answered<wire::EnrolRequest> Enrolment::judge(ByteView body) const {
  const auto message = seal::read_sign1(body);
  if (!message) return refuse(400, wire::Problem::kRetryLater, "The request cannot be read.");
  auto request = wire::decode_enrol_request(message->payload);
  if (!request) return refuse(400, wire::Problem::kRetryLater, "The request cannot be read.");
  if (!seal::verify1(body, request->key, seal::purpose::kEnrol)) {
    return refused("The request is not signed by the key it brings.");
  }
  return *request;
}

Answered<Enrolment::Enrolled> Enrolment::enrol(const wire::EnrolRequest& request,
                                               Transaction& tx) const {
  const auto code = tx.code(request.code_id);
  if (!code) return refused("This enrolment code is not known.");
  if (code->use) return again(request, *code, tx);
  if (clock_.wall() - code->made_at > kCodeLife) {
    return refused("This enrolment code has expired: make a new one.");
  }
  if (!code->secret || !same(wire::enrol_mac(*code->secret, request.key), request.mac)) {
    spdlog::warn("ALARM: an enrolment code for {} was used without its secret", code->name);
    return refused("This is not the whole enrolment code.");
  }
  return enrol_new(request, *code, tx);
}

Answered<Enrolment::Enrolled> Enrolment::enrol_new(const wire::EnrolRequest& request,
                                                   const CodeRow& code, Transaction& tx) const {
  KioskRow kiosk;
  kiosk.id = random_.bytes<16>();
  kiosk.name = code.name;
  kiosk.key = request.key;
  kiosk.enrolled_at = clock_.wall();
  kiosk.certificate = seal::sign_certificate(
      {kiosk.id, kiosk.key, kiosk.name, kiosk.enrolled_at}, keys_.signing);
  tx.add_kiosk(kiosk);
  tx.use_code(code.id, {kiosk.key, kiosk.id, kiosk.enrolled_at});
  return answer(std::move(kiosk), tx.kiosks().size());
}

Answered<Enrolment::Enrolled> Enrolment::again(const wire::EnrolRequest& request,
                                               const CodeRow& code, Transaction& tx) const {
  if (!same(code.use->key, request.key)) {
    spdlog::warn("ALARM: the enrolment code of kiosk {} was used by a second machine", code.name);
    return refused("This enrolment code was used by another machine.");
  }
  if (clock_.wall() - code.use->at > kSameAnswerFor) {
    return refused("This enrolment code was used more than a day ago: make a new one.");
  }
  auto kiosks = tx.kiosks();
  for (auto& kiosk : kiosks) {
    if (kiosk.id == code.use->kiosk) return answer(std::move(kiosk), kiosks.size());
  }
  return refused("The kiosk of this enrolment code is gone: make a new one.");
}

Enrolment::Enrolled Enrolment::answer(KioskRow kiosk, std::size_t fleet) const {
  wire::EnrolReply reply;
  reply.kiosk = kiosk.id;
  reply.name = kiosk.name;
  reply.root = keys_.shown.root;
  reply.signed_keys = keys_.shown.signed_set;
  reply.certificate = kiosk.certificate;
  reply.first_contact_spread_s = first_contact_spread(fleet);
  reply.server_time = clock_.wall();
  return {std::move(kiosk),
          seal::sign1(keys_.signing, seal::purpose::kEnrol, wire::encode(reply))};
}

Result<std::string> make_enrol_code(Store& store, const seal::PublicSignKey& root,
                                    const std::string& name, const Clock& clock, Random& random) {
  if (!plain_words(name)) {
    return fail(Errc::kInvalid, "a kiosk's name is 1 to 200 bytes of text on one line");
  }
  wire::EnrolCode code;
  code.id = random.bytes<6>();
  code.secret = random.bytes<16>();
  code.root = seal::root_fingerprint(root);
  const auto kept = commit_one(store, [&](Transaction& tx) -> Result<void> {
    tx.add_code({code.id, name, code.secret, clock.wall(), std::nullopt});
    return {};
  });
  if (!kept) return tl::unexpected(kept.error());
  auto word = wire::encode(code);
  wipe(code.secret.data(), code.secret.size());
  return word;
}

}  // namespace bale::central
