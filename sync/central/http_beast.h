// Between Boost.Beast and us: requests and replies of each. Included by http_server.cpp's parts alone.
#pragma once

#include <boost/asio/dispatch.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <string>

#include "sync/central/http_message.h"
#include "sync/central/http_text.h"

namespace bale::central {
namespace beast_server {

namespace net = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
namespace ssl = net::ssl;
using tcp = net::ip::tcp;
using error_code = boost::system::error_code;

using PlainStream = beast::tcp_stream;
using TlsStream = beast::ssl_stream<beast::tcp_stream>;
using Parser = http::request_parser<http::vector_body<std::uint8_t>>;
using Response = http::response<http::vector_body<std::uint8_t>>;
using Serializer = http::response_serializer<http::vector_body<std::uint8_t>>;

inline std::string_view view(beast::string_view text) {
  return {text.data(), text.size()};
}

inline Framing framing_of(const Parser& parser) {
  const auto& head = parser.get();
  Framing out;
  out.version = head.version();
  out.transfer_codings = head.count(http::field::transfer_encoding);
  out.content_lengths = head.count(http::field::content_length);
  out.hosts = head.count(http::field::host);
  out.transfer_coding = view(head[http::field::transfer_encoding]);
  out.content_length = view(head[http::field::content_length]);
  out.target = view(head.target());
  out.expect = view(head[http::field::expect]);
  return out;
}

// A proxy in front of us speaks from loopback and names the client; nobody else is believed.
inline std::string client_of(const Parser::value_type& head, const net::ip::address& peer) {
  if (peer.is_loopback()) {
    error_code ec;
    const auto named = net::ip::make_address(std::string(view(head["X-Real-IP"])), ec);
    if (!ec) return named.to_string();
  }
  return peer.to_string();
}

inline std::string_view path_of(const Parser::value_type& message) {
  const auto target = view(message.target());
  return target.substr(0, target.find('?'));
}

// What every request says of itself before its body.
inline Request head_of(const Parser::value_type& message, const net::ip::address& peer) {
  Request out;
  out.method = std::string(view(message.method_string()));
  out.path = std::string(path_of(message));
  out.content_type = plain_type(view(message[http::field::content_type]));
  out.client = client_of(message, peer);
  return out;
}

inline Request to_request(Parser::value_type message, const net::ip::address& peer) {
  Request out = head_of(message, peer);
  out.certificate = std::string(view(message["Bale-Certificate"]));
  out.body = std::move(message.body());
  return out;
}

inline std::string lower(std::string_view text) {
  std::string out(text);
  for (auto& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

inline Request to_stream_head(const Parser& parser, const net::ip::address& peer) {
  const auto& message = parser.get();
  Request out = head_of(message, peer);
  for (const auto& field : message) {
    auto& value = out.fields[lower(view(field.name_string()))];
    if (!value.empty()) value += ',';
    value += view(field.value());
  }
  if (const auto length = parser.content_length()) out.length = *length;
  return out;
}

// A reply to HEAD and a 204 have no body, whatever a refusal would say.
inline Response to_response(Reply reply, unsigned version, bool keep_alive, bool bodiless) {
  Response out(static_cast<http::status>(reply.status), version);
  if (!reply.content_type.empty()) out.set(http::field::content_type, reply.content_type);
  if (reply.retry_after_s) out.set(http::field::retry_after, std::to_string(*reply.retry_after_s));
  if (!reply.allow.empty()) out.set(http::field::allow, reply.allow);
  for (const auto& [name, value] : reply.headers) out.set(name, value);
  out.set(http::field::cache_control, "no-store");
  if (!bodiless) out.body() = std::move(reply.body);
  out.keep_alive(keep_alive);
  out.prepare_payload();
  if (reply.status == 204) out.erase(http::field::content_length);
  return out;
}

}  // namespace beast_server
}  // namespace bale::central
