// Why a call is not answered with what it asked for.
#pragma once

#include <string>

#include "sync/central/http_message.h"
#include "sync/wire/messages.h"

namespace bale::central {

struct Refusal {
  int status{400};
  wire::Problem problem{wire::Problem::kRetryLater};
  std::string title;  // for people; no content
};

template <typename T>
using Answered = tl::expected<T, Refusal>;

[[nodiscard]] inline tl::unexpected<Refusal> refuse(int status, wire::Problem problem,
                                                    std::string title) {
  return tl::unexpected<Refusal>(Refusal{status, problem, std::move(title)});
}

[[nodiscard]] inline Reply to_reply(const Refusal& refusal) {
  Reply reply;
  reply.status = refusal.status;
  reply.content_type = wire::kProblemType;
  const auto body = wire::problem_json(refusal.problem, refusal.status, refusal.title);
  reply.body.assign(body.begin(), body.end());
  return reply;
}

[[nodiscard]] inline Reply to_reply(Bytes body) {
  Reply reply;
  reply.content_type = wire::kCborType;
  reply.body = std::move(body);
  return reply;
}

}  // namespace bale::central
