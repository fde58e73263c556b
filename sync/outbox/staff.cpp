// What is remembered of the hall's staff.
#include <algorithm>

#include "sync/outbox/impl.h"

namespace bale::outbox {
namespace {

constexpr const char* kReadStaff = "SELECT name, pin, since FROM staff ORDER BY name";
constexpr const char* kPutStaff =
    "INSERT OR REPLACE INTO staff(name, pin, since) VALUES(:name, :pin, :since)";
constexpr const char* kRemoveStaff = "DELETE FROM staff WHERE name = :name RETURNING since";
constexpr const char* kReadGuard =
    "SELECT failures, wall, monotonic, boot FROM pin_guard WHERE only = 1";
constexpr const char* kWriteGuard =
    "UPDATE pin_guard SET failures = :failures, wall = :wall, monotonic = :monotonic, "
    "boot = :boot WHERE only = 1";
constexpr const char* kLog =
    "INSERT INTO staff_log(at, name, what) VALUES(:at, :name, :what)";
constexpr const char* kReadLog =
    "SELECT at, name, what FROM staff_log ORDER BY row DESC LIMIT :limit";

}  // namespace

Result<std::vector<StaffRow>> Outbox::staff() {
  return impl_->store.guarded([&]() -> Result<std::vector<StaffRow>> {
    auto query = impl_->store.query(kReadStaff);
    std::vector<StaffRow> out;
    while (query.step()) {
      out.push_back({query.text("name"), query.text("pin"), query.integer("since")});
    }
    return out;
  });
}

Result<void> Outbox::put_staff(const StaffRow& row) {
  return impl_->store.transaction([&]() -> Result<void> {
    auto query = impl_->store.query(kPutStaff);
    query.bind(":name", std::string_view(row.name)).bind(":pin", std::string_view(row.pin));
    query.bind(":since", row.since).run();
    return {};
  });
}

Result<bool> Outbox::remove_staff(const std::string& name) {
  return impl_->store.transaction([&]() -> Result<bool> {
    auto query = impl_->store.query(kRemoveStaff);
    query.bind(":name", std::string_view(name));
    bool removed = false;
    while (query.step()) removed = true;
    return removed;
  });
}

Result<PinGuard> Outbox::pin_guard() {
  return impl_->store.guarded([&]() -> Result<PinGuard> {
    auto query = impl_->store.query(kReadGuard);
    if (!query.step()) return fail(Errc::kCorrupt, "the outbox lost the guard of its PINs");
    return PinGuard{static_cast<int>(query.integer("failures")), query.integer("wall"),
                    query.integer("monotonic"), query.bytes_of<16>("boot")};
  });
}

Result<void> Outbox::set_pin_guard(const PinGuard& guard) {
  return impl_->store.transaction([&]() -> Result<void> {
    auto query = impl_->store.query(kWriteGuard);
    query.bind(":failures", std::int64_t{guard.failures}).bind(":wall", guard.wall);
    query.bind(":monotonic", guard.monotonic).bind(":boot", ByteView(guard.boot)).run();
    return {};
  });
}

Result<void> Outbox::log_staff(const StaffEntry& entry) {
  return impl_->store.transaction([&]() -> Result<void> {
    auto query = impl_->store.query(kLog);
    query.bind(":at", entry.at).bind(":name", std::string_view(entry.name));
    query.bind(":what", std::string_view(entry.what)).run();
    return {};
  });
}

Result<std::vector<StaffEntry>> Outbox::staff_log(std::size_t newest) {
  return impl_->store.guarded([&]() -> Result<std::vector<StaffEntry>> {
    auto query = impl_->store.query(kReadLog);
    query.bind(":limit", std::uint64_t{newest});
    std::vector<StaffEntry> out;
    while (query.step()) {
      out.push_back({query.integer("at"), query.text("name"), query.text("what")});
    }
    std::ranges::reverse(out);
    return out;
  });
}

}  // namespace bale::outbox
