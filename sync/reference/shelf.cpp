#include "sync/reference/shelf.h"

#include <sys/stat.h>

#include "platform/files.h"

namespace bale::reference {
namespace {

constexpr mode_t kMode = 0640;  // the folder's group reads it: kiosk and uploader are two users

}  // namespace

Result<Bundle> Shelf::get(const seal::KeySet& keys, const Id16& kiosk) const {
  const auto content = read_file(path_, kBundleBytesMax);
  if (!content) return tl::unexpected(content.error());
  return read_bundle(*content, keys, kiosk);
}

Result<Bundle> Shelf::put(ByteView signed_bundle, const seal::KeySet& keys,
                          const Id16& kiosk) const {
  auto offered = read_bundle(signed_bundle, keys, kiosk);
  if (!offered) return offered;
  const auto held = get(keys, kiosk);
  if (held && held->version > offered->version) {
    return fail(Errc::kInvalid, "the reference bundle is older than the one in use");
  }
  if (held && held->version == offered->version) return held;
  if (auto kept = write_file_durably(path_, signed_bundle, kMode); !kept) {
    return tl::unexpected(kept.error());
  }
  return offered;
}

std::optional<std::int64_t> Shelf::stamp() const {
  struct stat found {};
  if (::stat(path_.c_str(), &found) != 0) return std::nullopt;
  // A replaced file is another inode; the time tells two that got the same one.
  constexpr std::int64_t kInodeBits = 20;
  const auto time = static_cast<std::int64_t>(found.st_mtim.tv_sec) * 1'000 +
                    found.st_mtim.tv_nsec / 1'000'000;
  return (time << kInodeBits) ^ static_cast<std::int64_t>(found.st_ino);
}

}  // namespace bale::reference
