#include "sync/uploader/folder.h"

#include <unistd.h>

namespace bale::uploader {
namespace {

constexpr std::size_t kKeyHex = 64;
constexpr std::size_t kCaMax = 1024 * 1024;

}  // namespace

std::string Folder::ca_if_any() const {
  return ::access(ca().c_str(), F_OK) == 0 ? ca() : "";
}

Result<FileLock> Folder::lock() const {
  if (auto made = ensure_folder(data_, 0770); !made) return tl::unexpected(made.error());
  if (auto made = ensure_folder(own(), 0700); !made) return tl::unexpected(made.error());
  return FileLock::take(own() + "/lock");
}

Result<seal::SecretSignKey> Folder::read_key() const {
  const auto text = read_file(key(), kKeyHex + 1);
  if (!text && text.error().code == Errc::kNotFound) {
    return fail(Errc::kNotReady, "this kiosk is not enrolled: it has no key");
  }
  if (!text) return tl::unexpected(text.error());
  auto view = text_of(*text);
  if (view.ends_with('\n')) view.remove_suffix(1);
  auto raw = from_hex(view);
  auto seed = raw ? to_array<32>(*raw) : std::nullopt;
  if (!seed) return fail(Errc::kCorrupt, key() + " is not a key");
  seal::SecretSignKey out(*seed);
  wipe(raw->data(), raw->size());
  wipe(seed->data(), seed->size());
  return out;
}

Result<seal::SecretSignKey> Folder::read_or_make_key(Random& random) const {
  auto found = read_key();
  if (found || found.error().code != Errc::kNotReady) return found;
  auto seed = random.bytes<32>();
  auto hex = to_hex(seed) + "\n";
  const auto written = write_file_durably(key(), view_of(hex), 0600);
  seal::SecretSignKey made(seed);
  wipe(seed.data(), seed.size());
  wipe(hex.data(), hex.size());
  if (!written) return tl::unexpected(written.error());
  return made;
}

Result<void> Folder::keep_ca(const std::string& from) const {
  const auto content = read_file(from, kCaMax);
  if (!content) return tl::unexpected(content.error());
  return write_file_durably(ca(), *content, 0600);
}

}  // namespace bale::uploader
