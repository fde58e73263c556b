#include "sync/central/http_text.h"

#include <algorithm>
#include <cctype>

namespace bale::central {
namespace {

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(), [](char c) {
    return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  });
  return out;
}

bool all_digits(std::string_view text) {
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

int framing_fault(const Framing& head) {
  if (head.version != 10 && head.version != 11) return 400;
  if (head.transfer_codings + head.content_lengths > 1) return 400;
  const bool coded = head.transfer_codings == 1;
  if (coded && (head.version == 10 || lower(head.transfer_coding) != "chunked")) return 400;
  if (!all_digits(head.content_length)) return 400;
  if (head.hosts > 1 || (head.hosts == 0 && head.version == 11)) return 400;
  if (head.target.empty() || head.target.front() != '/') return 400;
  if (!head.expect.empty() && lower(head.expect) != "100-continue") return 417;
  return 0;
}

std::string plain_type(std::string_view value) {
  return lower(value.substr(0, value.find_first_of("; \t")));
}

Result<HostPort> split_listen(const std::string& text) {
  const auto colon = text.rfind(':');
  if (colon == std::string::npos) return fail(Errc::kInvalid, "--listen wants ADDR:PORT");
  std::string host = text.substr(0, colon);
  const std::string port = text.substr(colon + 1);
  if (port.empty() || port.size() > 5 || !all_digits(port) || std::stoul(port) > 65535) {
    return fail(Errc::kInvalid, "--listen wants an IP address and a port: " + text);
  }
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') {
    host = host.substr(1, host.size() - 2);
  }
  if (host == "localhost") host = "127.0.0.1";
  return HostPort{std::move(host), static_cast<std::uint16_t>(std::stoul(port))};
}

}  // namespace bale::central
