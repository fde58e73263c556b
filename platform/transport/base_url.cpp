#include "platform/transport/base_url.h"

#include <arpa/inet.h>
#include <curl/curl.h>

#include <memory>

namespace bale {
namespace {

using Url = std::unique_ptr<CURLU, decltype(&curl_url_cleanup)>;

std::string part(const Url& url, CURLUPart which) {
  char* found = nullptr;
  if (curl_url_get(url.get(), which, &found, 0) != CURLUE_OK) return {};
  std::string out(found);
  curl_free(found);
  return out;
}

// libcurl maps "localhost" to loopback itself and never asks a name server for it.
bool loopback(const std::string& host) {
  in_addr v4{};
  if (inet_pton(AF_INET, host.c_str(), &v4) == 1) return (ntohl(v4.s_addr) >> 24) == 127;
  return host == "localhost" || host == "[::1]";
}

bool bare(const Url& url) {
  return part(url, CURLUPART_USER).empty() && part(url, CURLUPART_PASSWORD).empty() &&
         part(url, CURLUPART_QUERY).empty() && part(url, CURLUPART_FRAGMENT).empty();
}

}  // namespace

Result<BaseUrl> parse_base_url(const std::string& text) {
  const Url url(curl_url(), &curl_url_cleanup);
  if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), 0) != CURLUE_OK) {
    return fail(Errc::kInvalid, "the server's address is not a URL");
  }
  const auto scheme = part(url, CURLUPART_SCHEME);
  const auto host = part(url, CURLUPART_HOST);
  if (host.empty() || !bare(url)) {
    return fail(Errc::kInvalid, "the server's address must be https://HOST[:PORT][/PATH]");
  }
  if (scheme != "https" && !(scheme == "http" && loopback(host))) {
    return fail(Errc::kInvalid,
                "the server's address must be https; http is for loopback addresses only");
  }
  auto whole = part(url, CURLUPART_URL);
  while (whole.ends_with('/')) whole.pop_back();
  return BaseUrl{std::move(whole), scheme == "https"};
}

}  // namespace bale
