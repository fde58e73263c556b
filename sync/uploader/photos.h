// Attachments, one after the other by tus over a connection of their own: a text is never behind a
// photo. Only parts of delivered reports are taken up.
//
//            due                 201/204, offset < size
//   (none) ───────▶ Create ──────────────────────────▶ Patch ─┐ offset < size
//                    │  ▲ 404                           ▲ │ ◀─┘
//        begun before│  │        offset                 │ │ cut, 409
//                    ▼  └───────────────── Ask (HEAD) ──┘◀┘
//   offset = size and Repr-Digest ours ─▶ sent; a signed contact that lists it ─▶ held
//
// Nothing said here is signed, so nothing said here lets a local copy go.
// Thread: one; a request travels on a thread of its own that touches the transport alone.
#pragma once

#include <future>
#include <optional>

#include "sync/uploader/link.h"
#include "sync/uploader/piece_size.h"
#include "sync/uploader/step.h"

namespace bale::uploader {

class Photos {
 public:
  // `landed` is called from the request's thread when its answer is there.
  Photos(Link& link, Transport& transport, std::function<void()> landed);
  ~Photos();

  // Looks at what came back, then sends the next request if `may_start`. Never waits.
  [[nodiscard]] Step step(bool may_start);
  // A request is under way, or the next waits a moment after a cut.
  [[nodiscard]] bool busy() const;
  // There is something to send and no token: a contact brings one.
  [[nodiscard]] bool wants_token() const { return wants_token_; }

 private:
  struct Current;
  [[nodiscard]] Step take_up();
  void send();
  [[nodiscard]] HttpRequest request();
  [[nodiscard]] HttpRequest carrying(const std::string& method, const std::string& path,
                                     std::uint64_t from) const;
  [[nodiscard]] Step settle(const Reply& reply);
  [[nodiscard]] Step judge(const HttpReply& reply);
  [[nodiscard]] Step advanced(const HttpReply& reply);
  [[nodiscard]] Step whole(const HttpReply& reply);
  [[nodiscard]] Step refused(const HttpReply& reply);
  [[nodiscard]] Step set_aside(const std::string& why, std::int64_t wait_ms);
  [[nodiscard]] Step cut(const CallVerdict& verdict);

  Link& link_;
  Transport& transport_;
  std::function<void()> landed_;
  PieceSize piece_;
  std::unique_ptr<Current> current_;
  std::optional<std::future<Reply>> flight_;
  MonotonicMs sent_at_{0};
  MonotonicMs not_before_{0};
  bool forgiven_{false};  // a cut since the last progress was not counted as a failure
  bool wants_token_{false};
  Traffic counted_;
};

}  // namespace bale::uploader
