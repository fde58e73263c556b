// The HTTP seam as a script: each request goes to a function. Linked by tests only.
#pragma once

#include <functional>
#include <vector>

#include "platform/transport/transport.h"

namespace bale {

class FakeTransport final : public Transport {
 public:
  using Answer = tl::expected<HttpReply, HttpFailure>;
  using Handler = std::function<Answer(const HttpRequest&)>;

  explicit FakeTransport(Handler handler) : handler_(std::move(handler)) {}

  Answer send(const HttpRequest& request) override {
    if (stopped_) return tl::unexpected(HttpFailure{NoReply::kStopped, "stopped"});
    requests.push_back(request);
    traffic_.up += request.body.size();
    auto answer = handler_(request);
    if (answer) traffic_.down += answer->body.size();
    return answer;
  }
  void stop() override { stopped_ = true; }
  [[nodiscard]] Traffic traffic() const override { return traffic_; }
  void answer_with(Handler handler) { handler_ = std::move(handler); }

  static Answer dead() { return tl::unexpected(HttpFailure{NoReply::kConnect, "no route"}); }
  static Answer portal() {
    return HttpReply{200, "text/html", {'<', 'h', 't', 'm', 'l', '>'}, std::nullopt};
  }
  static Answer plain(int status) { return HttpReply{status, "", {}, std::nullopt}; }

  std::vector<HttpRequest> requests;

 private:
  Handler handler_;
  Traffic traffic_;
  std::atomic<bool> stopped_{false};
};

}  // namespace bale
