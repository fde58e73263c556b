#include "sync/central/keyring.h"

#include <sodium.h>
#include <unistd.h>

#include "platform/files.h"
#include "sync/seal/cbor.h"

namespace bale::central {
namespace {

constexpr std::size_t kKeySetMax = 64 * 1024;

struct Paths {
  explicit Paths(const std::string& dir)
      : folder(dir + "/keys"),
        signing(folder + "/signing.key"),
        opening(folder + "/opening.key"),
        data(folder + "/data.key"),
        pin(folder + "/root.pin"),
        set(folder + "/keyset.cbor") {}
  std::string folder, signing, opening, data, pin, set;
};

SecretBytes encode_opening(std::uint32_t serial, ByteView secret) {
  seal::CborWriter out;
  out.array(1);
  out.array(2);
  out.unsigned_int(serial);
  out.bytes(secret);
  return {out.view().begin(), out.view().end()};
}

using OpeningKeys = std::vector<std::pair<std::uint32_t, seal::SecretOpenKey>>;

Result<OpeningKeys> decode_opening(ByteView file) {
  seal::CborReader in(file);
  OpeningKeys out;
  const auto keys = in.array();
  for (std::size_t i = 0; in.ok() && i < keys; ++i) {
    in.array_of(2);
    const auto serial = static_cast<std::uint32_t>(in.unsigned_int());
    auto secret = in.bytes_of<32>();
    out.emplace_back(serial, seal::SecretOpenKey(secret));
    wipe(secret.data(), secret.size());
  }
  if (!in.done() || out.empty()) return fail(Errc::kCorrupt, "opening.key cannot be read");
  return out;
}

Result<void> nothing_there(const std::vector<std::string>& paths) {
  for (const auto& path : paths) {
    if (::access(path.c_str(), F_OK) == 0) {
      return fail(Errc::kInvalid, path + " exists; keys are never overwritten");
    }
  }
  return {};
}

// The secrets of a new centre, in memory only.
struct Made {
  explicit Made(Random& random)
      : root(random.bytes<32>()),
        signing(random.bytes<32>()),
        opening(random.bytes<32>()),
        data(32),
        deployment(random.bytes<16>()) {
    random.fill(data);
  }
  seal::SecretSignKey root;
  seal::SecretSignKey signing;
  seal::SecretOpenKey opening;
  SecretBytes data;
  Id16 deployment;
};

seal::KeySet first_set(const Made& made, const seal::TrackingCost& cost, WallMs now) {
  seal::KeySet set;
  set.serial = 1;
  set.deployment = made.deployment;
  set.signing = {made.signing.public_key()};
  set.opening = {{1, made.opening.public_key()}};
  set.costs = {cost};
  set.made_at = now;
  return set;
}

Result<void> write_secrets(const Made& made, const KeygenOptions& options, const Paths& paths,
                           const std::string& root_path, Random& random) {
  const KeySealing sealing{options.passphrase, random.bytes<16>(), options.passphrase_cost};
  struct Secret {
    const std::string& path;
    const char* name;
    SecretBytes value;
  };
  const Secret secrets[] = {
      {root_path, "root", made.root.seed()},
      {paths.signing, "signing", made.signing.seed()},
      {paths.opening, "opening", encode_opening(1, made.opening.secret())},
      {paths.data, "data", made.data},
  };
  for (const auto& secret : secrets) {
    auto done = write_key_file(secret.path, secret.name, secret.value, sealing, random);
    if (!done) return done;
  }
  return {};
}

Result<seal::SecretSignKey> read_sign_key(const std::string& path, Passphrase* passphrase,
                                          bool& sealed) {
  const auto file = read_key_file(path, "signing", passphrase);
  if (!file) return tl::unexpected(file.error());
  sealed = file->sealed;
  auto seed = to_array<32>(file->secret);
  if (!seed) return fail(Errc::kCorrupt, path + " holds no signing key");
  seal::SecretSignKey key(*seed);
  wipe(seed->data(), seed->size());
  return key;
}

Result<OpeningKeys> read_opening_keys(const std::string& path, Passphrase* passphrase) {
  const auto file = read_key_file(path, "opening", passphrase);
  if (!file) return tl::unexpected(file.error());
  return decode_opening(file->secret);
}

}  // namespace

const seal::SecretOpenKey* Keyring::opening_key(std::uint32_t serial) const {
  for (const auto& [known, key] : opening) {
    if (known == serial) return &key;
  }
  return nullptr;
}

Result<PublicKeys> load_public_keys(const std::string& dir) {
  const Paths paths(dir);
  const auto file = read_file(paths.set, kKeySetMax);
  if (!file) {
    return fail(Errc::kNotReady, "no keys in " + dir + ": run bale-central keygen --data " + dir);
  }
  const auto root = seal::read_root_pin(paths.pin);
  if (!root) return tl::unexpected(root.error());
  PublicKeys out;
  out.root = *root;
  out.signed_set.assign(file->begin(), file->end());
  auto set = seal::verify_key_set(out.signed_set, *root);
  if (!set) return tl::unexpected(set.error());
  out.set = std::move(*set);
  return out;
}

Result<Keyring> load_keyring(const std::string& dir, Passphrase* passphrase) {
  const Paths paths(dir);
  auto shown = load_public_keys(dir);
  if (!shown) return tl::unexpected(shown.error());
  bool sealed = false;
  auto signing = read_sign_key(paths.signing, passphrase, sealed);
  if (!signing) return tl::unexpected(signing.error());
  auto opening = read_opening_keys(paths.opening, passphrase);
  if (!opening) return tl::unexpected(opening.error());
  auto data = load_data_key(dir, passphrase);
  if (!data) return tl::unexpected(data.error());
  if (signing->public_key() != shown->set.signing.back()) {
    return fail(Errc::kCrypto, "signing.key is not the key that the key set names");
  }
  return Keyring{std::move(*shown), std::move(*signing), std::move(*opening), std::move(*data),
                 sealed};
}

Result<DataKey> load_data_key(const std::string& dir, Passphrase* passphrase) {
  const auto file = read_key_file(Paths(dir).data, "data", passphrase);
  if (!file) return tl::unexpected(file.error());
  if (file->secret.size() != 32) return fail(Errc::kCorrupt, "data.key holds no data key");
  return DataKey(file->secret);
}

Result<PublicKeys> keygen(const KeygenOptions& options, Random& random, const Clock& clock) {
  const Paths paths(options.dir);
  const auto root_path = options.root_path.empty() ? options.dir + "/root.key" : options.root_path;
  const auto free =
      nothing_there({root_path, paths.signing, paths.opening, paths.data, paths.pin, paths.set});
  if (!free) return tl::unexpected(free.error());
  for (const auto& folder : {options.dir, paths.folder}) {
    if (auto made = ensure_folder(folder, 0700); !made) return tl::unexpected(made.error());
  }
  const Made made(random);
  auto done = write_secrets(made, options, paths, root_path, random);
  if (done) done = seal::write_root_pin(paths.pin, made.root.public_key());
  if (!done) return tl::unexpected(done.error());
  const auto set = first_set(made, options.tracking_cost, clock.wall());
  done = write_file_durably(paths.set, seal::sign_key_set(set, made.root), 0644);
  if (!done) return tl::unexpected(done.error());
  return load_public_keys(options.dir);
}

std::vector<std::string> paper_copy(const Keyring& keys) {
  std::vector<std::string> lines;
  for (const auto& [serial, key] : keys.opening) {
    const auto secret = key.secret();
    std::string digits = to_hex(secret) + to_hex(ByteView(seal::sha256(secret)).first(4));
    std::string line = "opening key ";
    line.append(std::to_string(serial)).append(":");
    for (std::size_t at = 0; at < digits.size(); at += 8) line.append(" ").append(digits, at, 8);
    wipe(digits.data(), digits.size());
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace bale::central
