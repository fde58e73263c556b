#include "sync/uploader/link.h"

#include "sync/uploader/classify.h"

namespace bale::uploader {

Link::Exchange Link::call(const std::string& path, Bytes body) {
  auto reply = transport.send({"POST", path, std::string(wire::kCborType), std::move(body)});
  memory.count(transport.traffic());
  auto verdict = classify_call(reply);
  if (verdict.alarm) memory.state.alarm = verdict.reason;
  return {std::move(reply), std::move(verdict)};
}

}  // namespace bale::uploader
