// What the centre's TLS is set to, in OpenSSL's own terms.
#pragma once

#include <openssl/types.h>

#include <memory>
#include <string>

#include "platform/result.h"

namespace bale::central {

struct FreeTls {
  void operator()(SSL_CTX* context) const;
};
using TlsContext = std::unique_ptr<SSL_CTX, FreeTls>;

// TLS 1.2 and later, session tickets on. `cert` is a PEM chain, `key` its PEM key. Null when both
// paths are empty; kInvalid when one is; kIo when a file cannot be used or they do not match.
[[nodiscard]] Result<TlsContext> make_tls(const std::string& cert, const std::string& key);

}  // namespace bale::central
