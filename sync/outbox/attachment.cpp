// Attachments: sealed streams beside the row they belong to. Saving them is append's.
#include "sync/outbox/impl.h"
#include "sync/seal/cose.h"

namespace bale::outbox {
namespace {

constexpr const char* kPartsOf =
    "SELECT id, size, sha256 FROM attachment WHERE report = :report ORDER BY part";
constexpr const char* kSealed = "SELECT sha256, sealed FROM attachment WHERE id = :id";

}  // namespace

Result<std::vector<seal::Part>> Outbox::parts_of(std::int64_t row) {
  return impl_->store.guarded([&]() -> Result<std::vector<seal::Part>> {
    auto query = impl_->store.query(kPartsOf);
    query.bind(":report", row);
    std::vector<seal::Part> out;
    while (query.step()) out.push_back(read_part(query));
    return out;
  });
}

Result<Bytes> Outbox::sealed_part(const Id16& part) {
  return impl_->store.guarded([&]() -> Result<Bytes> {
    auto query = impl_->store.query(kSealed);
    if (!query.bind(":id", part).step()) {
      return fail(Errc::kNotFound, "this outbox has no such attachment");
    }
    auto sealed = query.bytes("sealed");
    if (seal::sha256(sealed) != query.bytes_of<32>("sha256")) {
      return fail(Errc::kCorrupt, "an attachment was damaged on the disk");
    }
    return sealed;
  });
}

}  // namespace bale::outbox
