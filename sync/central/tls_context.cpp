#include "sync/central/tls_context.h"

#include <openssl/ssl.h>

namespace bale::central {

void FreeTls::operator()(SSL_CTX* context) const {
  SSL_CTX_free(context);
}

Result<TlsContext> make_tls(const std::string& cert, const std::string& key) {
  if (cert.empty() != key.empty()) {
    return fail(Errc::kInvalid, "--tls-cert and --tls-key go together");
  }
  if (cert.empty()) return TlsContext();
  TlsContext context(SSL_CTX_new(TLS_server_method()));
  if (!context || SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION) != 1) {
    return fail(Errc::kIo, "TLS cannot start");
  }
  if (SSL_CTX_use_certificate_chain_file(context.get(), cert.c_str()) != 1) {
    return fail(Errc::kIo, "cannot use the certificate " + cert);
  }
  if (SSL_CTX_use_PrivateKey_file(context.get(), key.c_str(), SSL_FILETYPE_PEM) != 1) {
    return fail(Errc::kIo, "cannot use the key " + key + " with this certificate");
  }
  return context;
}

}  // namespace bale::central
