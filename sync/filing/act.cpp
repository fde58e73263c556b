// Replies, ratings and withdrawals: the same path as a report, with a proof instead of a code.
#include "sync/filing/impl.h"
#include "sync/report/text.h"
#include "sync/report/validate.h"

namespace bale::filing {
namespace {

constexpr int kStarsMost = 5;

std::optional<std::string> reply_fault(std::string_view text) {
  if (!report::valid_utf8(text)) return "the reply is no text";
  bool says_something = false;
  for (auto rest = text; !rest.empty();) {
    const auto c = *report::next_code_point(rest);
    if (c != U'\n' && report::control(c)) return "the reply holds control characters";
    says_something = says_something || !report::blank(c);
  }
  if (!says_something) return "the reply says nothing";
  if (report::count_characters(text) > kReplyMax) return "the reply is too long";
  return std::nullopt;
}

// The proof covers kind, stars and text, so nothing of the act can be changed under it.
seal::Act to_record(const NewAct& act, const Id16& id, const seal::Master& master) {
  seal::Act out;
  out.kind = act.kind;
  out.lookup = master.lookup();
  out.act = id;
  out.text = act.of_visit ? SecretString(seal::kVisitRating) : act.text;
  out.stars = act.stars;
  out.proof = master.act_proof(id, out.body_digest());
  return out;
}

}  // namespace

std::optional<std::string> act_fault(const NewAct& act) {
  const bool reply = act.kind == seal::Kind::kReply;
  const bool rating = act.kind == seal::Kind::kRating;
  if (!reply && !rating && act.kind != seal::Kind::kWithdraw) return "this is no act";
  if (rating && (act.stars < 1 || act.stars > kStarsMost)) return "a rating is 1 to 5";
  if (!rating && (act.stars != 0 || act.of_visit)) return "only a rating has stars";
  if (reply) return reply_fault(act.text);
  if (!act.text.empty()) return "only a reply has words";
  return std::nullopt;
}

Result<ActSaved> Filing::act(const seal::Master& master, const NewAct& act) {
  if (auto fresh = impl_->refresh(); !fresh) return tl::unexpected(fresh.error());
  if (auto fault = act_fault(act)) return fail(Errc::kInvalid, std::move(*fault));
  outbox::NewRow row;
  row.id = impl_->random->bytes<16>();
  const auto id = impl_->random->bytes<16>();
  auto box = seal::seal_record(to_record(act, id, master), row.id, impl_->kiosk,
                               impl_->keys.held().opening.back().key);
  if (!box) return tl::unexpected(box.error());
  row.box = std::move(*box);
  impl_->stamp(row);
  const auto saved = impl_->outbox.append(row);
  if (!saved) return tl::unexpected(saved.error());
  return ActSaved{id, saved->seq};
}

}  // namespace bale::filing
