#include "sync/central/key_file.h"

#include <sodium.h>

#include "platform/files.h"
#include "sync/seal/cbor.h"

namespace bale::central {
namespace {

constexpr std::string_view kForm = "bale-key-1";
constexpr std::size_t kFileMax = 16 * 1024;
constexpr std::size_t kPassphraseMin = 8;  // characters; the file is stolen before it is guessed
constexpr std::uint64_t kPassesMax = 64;
constexpr std::uint64_t kKibMax = 4 * 1024 * 1024;  // a hostile file must not eat the machine
constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;

// What stands in the file; `box` is the secret itself when the file is not sealed.
struct Form {
  ByteView salt;
  PassphraseCost cost{0, 0};
  ByteView nonce;
  ByteView box;
  [[nodiscard]] bool sealed() const { return !nonce.empty(); }
};

SecretBytes encode(const Form& form, const std::string& name) {
  seal::CborWriter out;
  out.array(7);
  out.text(kForm);
  out.text(name);
  out.bytes(form.salt);
  out.unsigned_int(form.cost.passes);
  out.unsigned_int(form.cost.kib);
  out.bytes(form.nonce);
  out.bytes(form.box);
  return {out.view().begin(), out.view().end()};
}

// Views point into `file`.
Result<Form> decode(ByteView file, const std::string& path, const std::string& name) {
  seal::CborReader in(file);
  in.array_of(7);
  const bool ours = in.text() == kForm;
  const bool named = in.text() == name;
  Form form;
  form.salt = in.bytes();
  form.cost.passes = in.unsigned_int();
  form.cost.kib = in.unsigned_int();
  form.nonce = in.bytes();
  form.box = in.bytes();
  const bool sane = !form.sealed() || (form.nonce.size() == kNonce && form.box.size() >= kTag &&
                                       form.salt.size() == crypto_pwhash_SALTBYTES &&
                                       form.cost.passes <= kPassesMax && form.cost.kib <= kKibMax);
  if (!in.done() || !ours || !sane) return fail(Errc::kCorrupt, path + " is not a key file");
  if (!named) return fail(Errc::kCrypto, path + " holds another key");
  return form;
}

Result<SecretBytes> unseal(const Form& form, const std::string& path, const std::string& name,
                           Passphrase* passphrase) {
  if (passphrase == nullptr) {
    return fail(Errc::kNotReady, path + " is sealed: give --passphrase-file");
  }
  const auto key = passphrase->stretch(form.salt, form.cost);
  if (!key) return tl::unexpected(key.error());
  SecretBytes out(form.box.size() - kTag);
  const auto label = view_of(name);
  const int opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
      out.data(), nullptr, nullptr, form.box.data(), form.box.size(), label.data(), label.size(),
      form.nonce.data(), key->data());
  if (opened != 0) return fail(Errc::kCrypto, path + " does not open with this passphrase");
  return out;
}

}  // namespace

Result<Passphrase> Passphrase::from_file(const std::string& path) {
  const auto file = read_file(path, kFileMax);
  if (!file) return tl::unexpected(file.error());
  const auto text = text_of(*file);
  const auto line = text.substr(0, text.find_first_of("\r\n"));
  if (line.size() < kPassphraseMin) {
    return fail(Errc::kInvalid, "the passphrase in " + path + " is shorter than 8 characters");
  }
  return Passphrase(SecretString(line));
}

Result<SecretBytes> Passphrase::stretch(ByteView salt, const PassphraseCost& cost) {
  const auto name = to_hex(salt);
  if (const auto known = stretched_.find(name); known != stretched_.end()) return known->second;
  SecretBytes key(crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
  if (crypto_pwhash(key.data(), key.size(), words_.data(), words_.size(), salt.data(), cost.passes,
                    cost.kib * 1024, crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return fail(Errc::kIo, "there is not enough memory to stretch the passphrase");
  }
  stretched_.emplace(name, key);
  return key;
}

Result<void> write_key_file(const std::string& path, const std::string& name, ByteView secret,
                            const KeySealing& sealing, Random& random) {
  if (sealing.passphrase == nullptr) {
    Form form;
    form.box = secret;
    return write_file_durably(path, encode(form, name), 0600);
  }
  const auto key = sealing.passphrase->stretch(sealing.salt, sealing.cost);
  if (!key) return tl::unexpected(key.error());
  const auto nonce = random.bytes<kNonce>();
  Bytes box(secret.size() + kTag);
  const auto label = view_of(name);
  crypto_aead_xchacha20poly1305_ietf_encrypt(box.data(), nullptr, secret.data(), secret.size(),
                                             label.data(), label.size(), nullptr, nonce.data(),
                                             key->data());
  return write_file_durably(path, encode({sealing.salt, sealing.cost, nonce, box}, name), 0600);
}

Result<KeyFile> read_key_file(const std::string& path, const std::string& name,
                              Passphrase* passphrase) {
  const auto file = read_file(path, kFileMax);
  if (!file) return tl::unexpected(file.error());
  const auto form = decode(*file, path, name);
  if (!form) return tl::unexpected(form.error());
  if (!form->sealed()) return KeyFile{{form->box.begin(), form->box.end()}, false};
  auto secret = unseal(*form, path, name, passphrase);
  if (!secret) return tl::unexpected(secret.error());
  return KeyFile{std::move(*secret), true};
}

}  // namespace bale::central
