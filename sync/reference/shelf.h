// Where a kiosk keeps the newest reference bundle: DIR/reference.bundle, signed as it came, so that
// whoever reads it need not trust whoever wrote it.
//
// Written whole or not at all (platform/files.h). Thread: any; one writer (bale-sync).
#pragma once

#include <optional>
#include <string>

#include "sync/reference/bundle.h"

namespace bale::reference {

class Shelf {
 public:
  explicit Shelf(const std::string& data) : path_(data + "/reference.bundle") {}

  // kNotFound: there is none. Else read_bundle()'s errors: bytes that do not hold show nothing.
  [[nodiscard]] Result<Bundle> get(const seal::KeySet& keys, const Id16& kiosk) const;
  // Takes a bundle up when it holds and is not older than the one that is here. The same one again
  // changes nothing. A file here that does not hold (any more) is replaced by any that does.
  [[nodiscard]] Result<Bundle> put(ByteView signed_bundle, const seal::KeySet& keys,
                                   const Id16& kiosk) const;
  // Differs when the file was replaced; costs one stat. Nothing when there is no file.
  [[nodiscard]] std::optional<std::int64_t> stamp() const;

 private:
  std::string path_;
};

}  // namespace bale::reference
