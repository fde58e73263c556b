#include "sync/filing/trusted_keys.h"

#include <algorithm>

namespace bale::filing {

Result<void> TrustedKeys::offer(ByteView signed_keys) {
  if (any() && std::ranges::equal(signed_keys, offered_)) return {};
  auto keys = seal::verify_key_set(signed_keys, root_);
  if (!keys) {
    return fail(Errc::kNotReady, "the keys of this kiosk are not signed by the pinned root: " +
                                     keys.error().message);
  }
  if (any() && keys->serial < keys_->serial) {
    return fail(Errc::kNotReady, "the keys offered are older than the ones held");
  }
  keys_ = std::move(*keys);
  offered_.assign(signed_keys.begin(), signed_keys.end());
  return {};
}

}  // namespace bale::filing
