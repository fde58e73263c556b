// The centre's keys on disk, made by `keygen` and opened by `serve`.
//
//   DIR/root.key           signs key sets; moved away by hand after keygen; serve never opens it
//   DIR/keys/ (0700)       signing.key opening.key data.key: key_file.h; keyset.cbor: signed by the
//                          root, public; root.pin: the root's public key
//
// keyset.cbor is written last: without it nothing counts as made.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "platform/clock.h"
#include "platform/random.h"
#include "sync/central/data_key.h"
#include "sync/central/key_file.h"
#include "sync/seal/envelope.h"
#include "sync/seal/keys.h"

namespace bale::central {

// What anyone may know.
struct PublicKeys {
  seal::PublicSignKey root{};
  Bytes signed_set;
  seal::KeySet set;
};
// kNotReady: keygen has not been run here. kCrypto: the set is not the root's.
[[nodiscard]] Result<PublicKeys> load_public_keys(const std::string& dir);

// What serve holds in memory while it runs. Owner: main; thread: any, read-only.
struct Keyring {
  PublicKeys shown;
  seal::SecretSignKey signing;
  std::vector<std::pair<std::uint32_t, seal::SecretOpenKey>> opening;  // by serial, oldest first
  DataKey data;
  bool sealed{false};  // under a passphrase
  [[nodiscard]] const seal::SecretOpenKey* opening_key(std::uint32_t serial) const;
};
[[nodiscard]] Result<Keyring> load_keyring(const std::string& dir, Passphrase* passphrase);
// For commands that show a person's name to an admin.
[[nodiscard]] Result<DataKey> load_data_key(const std::string& dir, Passphrase* passphrase);

struct KeygenOptions {
  std::string dir;
  std::string root_path;  // DIR/root.key when empty
  Passphrase* passphrase{nullptr};
  PassphraseCost passphrase_cost;
  seal::TrackingCost tracking_cost;
};
// Makes everything, key set serial 1. kInvalid when any of the files is there already: nothing is
// ever overwritten, because reports sealed to a lost key are lost.
[[nodiscard]] Result<PublicKeys> keygen(const KeygenOptions& options, Random& random,
                                        const Clock& clock);

// The opening key as a person copies it to paper: its serial and 8 groups of 8 hexadecimal digits
// and 8 more that check them (start of SHA-256).
[[nodiscard]] std::vector<std::string> paper_copy(const Keyring& keys);

}  // namespace bale::central
