#include "sync/uploader/link.h"

namespace bale::uploader {

Reply Link::send(const std::string& path, const Bytes& body) {
  HttpRequest request{"POST", path, std::string(wire::kCborType), body};
  if (shows_certificate) request.headers.push_back("Bale-Certificate: " + to_hex(certificate));
  auto reply = transport.send(request);
  memory.count(transport.traffic());
  return reply;
}

Link::Exchange Link::call(const std::string& path, const Bytes& body) {
  auto reply = send(path, body);
  if (reply && reply->status == 403 && !shows_certificate && !certificate.empty()) {
    shows_certificate = true;
    reply = send(path, body);
  }
  auto verdict = classify_call(reply);
  if (verdict.call == Call::kAnswered) shows_certificate = false;
  if (verdict.alarm) memory.state.alarm = verdict.reason;
  return {std::move(reply), std::move(verdict)};
}

}  // namespace bale::uploader
