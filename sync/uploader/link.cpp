#include "sync/uploader/link.h"

namespace bale::uploader {

Link::Flight Link::send(HttpRequest request) {
  request.headers.clear();
  if (shows_certificate) request.headers.push_back("Bale-Certificate: " + to_hex(certificate));
  // The thread has a copy of its own: the flight may be moved while it is under way.
  auto reply = std::async(std::launch::async, [this, request] { return transport.send(request); });
  return {std::move(request), std::move(reply)};
}

Link::Flight Link::begin(const std::string& path, Bytes body) {
  return send({"POST", path, std::string(wire::kCborType), std::move(body)});
}

Link::Exchange Link::finish(Flight flight) {
  auto reply = flight.reply.get();
  memory.count(transport.traffic());
  if (reply && reply->status == 403 && !shows_certificate && !certificate.empty()) {
    shows_certificate = true;
    reply = send(std::move(flight.request)).reply.get();
    memory.count(transport.traffic());
  }
  auto verdict = classify_call(reply);
  if (verdict.call == Call::kAnswered) shows_certificate = false;
  if (verdict.alarm) memory.state.alarm = verdict.reason;
  return {std::move(reply), std::move(verdict)};
}

}  // namespace bale::uploader
