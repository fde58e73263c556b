// A secret in a file of its own, mode 0600, sealed under a passphrase when there is one:
// Argon2id(passphrase, salt in the file) -> XChaCha20-Poly1305 (the construction of secretbox, with
// the key's name as associated data, so that no file can be put in another's place).
#pragma once

#include <map>
#include <optional>
#include <string>

#include "platform/random.h"
#include "platform/result.h"
#include "platform/secure.h"

namespace bale::central {

// Cost of a passphrase. Stored in each file, so that it may rise later.
struct PassphraseCost {
  std::uint64_t passes{3};
  std::uint64_t kib{256 * 1024};  // libsodium's MODERATE: 256 MiB, about 0.7 s
};

// Stretches once per salt: all of a centre's files share one. Thread: one at a time.
class Passphrase {
 public:
  explicit Passphrase(SecretString words) : words_(std::move(words)) {}
  // First line of a file, without its line end. kInvalid when empty or shorter than 8 characters.
  [[nodiscard]] static Result<Passphrase> from_file(const std::string& path);
  [[nodiscard]] Result<SecretBytes> stretch(ByteView salt, const PassphraseCost& cost);

 private:
  SecretString words_;
  std::map<std::string, SecretBytes> stretched_;  // by salt, in hexadecimal
};

// How new files are sealed; without a passphrase they are plain.
struct KeySealing {
  Passphrase* passphrase{nullptr};
  ByteArray<16> salt{};
  PassphraseCost cost;
};

[[nodiscard]] Result<void> write_key_file(const std::string& path, const std::string& name,
                                          ByteView secret, const KeySealing& sealing,
                                          Random& random);

struct KeyFile {
  SecretBytes secret;
  bool sealed{false};
};
// kNotReady: sealed, and no passphrase was given. kCrypto: the passphrase is wrong or the file is
// another key's. kCorrupt: not a key file.
[[nodiscard]] Result<KeyFile> read_key_file(const std::string& path, const std::string& name,
                                            Passphrase* passphrase);

}  // namespace bale::central
