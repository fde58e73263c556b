#include "kiosk/effects/numbers.h"

#include <algorithm>
#include <chrono>
#include <limits>

#include "sync/outbox/outbox.h"
#include "sync/reference/shelf.h"
#include "sync/seal/keys.h"

namespace bale::effects {
namespace {

// The bundle that holds for this folder's kiosk under its keys.
Result<reference::Bundle> read(const std::string& data) {
  const auto root = seal::read_root_pin(data + "/root.pin");
  if (!root) return tl::unexpected(root.error());
  outbox::OpenOptions options;
  options.path = data + "/outbox.db";
  auto outbox = outbox::Outbox::open(options);
  if (!outbox) return tl::unexpected(outbox.error());
  const auto identity = outbox->identity();
  if (!identity) return tl::unexpected(identity.error());
  if (!*identity) return fail(Errc::kNotReady, "this kiosk is not enrolled");
  const auto signed_keys = outbox->signed_keys();
  if (!signed_keys) return tl::unexpected(signed_keys.error());
  const auto keys = seal::verify_key_set(*signed_keys, *root);
  if (!keys) return tl::unexpected(keys.error());
  return reference::Shelf(data).get(*keys, (*identity)->kiosk);
}

std::int64_t shown(std::uint64_t number) {
  constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
  return static_cast<std::int64_t>(std::min(number, kMost));
}

}  // namespace

void PublicNumbers::set(std::shared_ptr<const reference::Bundle> bundle) {
  const std::lock_guard lock(mutex_);
  bundle_ = std::move(bundle);
}

int PublicNumbers::similar(std::string_view category, std::string_view desa, WallMs now) const {
  const std::lock_guard lock(mutex_);
  if (!bundle_) return 0;
  const auto week = reference::week_of(report::date_in_wita(now));
  constexpr std::uint32_t kMost = 1'000'000;
  return static_cast<int>(std::min(bundle_->similar(category, desa, week), kMost));
}

NumbersHand::NumbersHand(Options options, PublicNumbers& numbers, Post post)
    : options_(std::move(options)),
      numbers_(numbers),
      post_(std::move(post)),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

NumbersHand::~NumbersHand() {
  thread_.request_stop();
  thread_.join();
}

void NumbersHand::work(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    look();
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, stop, std::chrono::milliseconds(options_.look_every_ms),
                      [] { return false; });
  }
}

void NumbersHand::look() {
  const auto stamp = reference::Shelf(options_.data).stamp();
  if (!stamp || stamp == stamp_) return;
  auto bundle = read(options_.data);
  // A fault of the disk or a folder that is not ready yet is looked at again.
  const bool final = bundle || bundle.error().code == Errc::kInvalid ||
                     bundle.error().code == Errc::kCrypto;
  if (final) stamp_ = stamp;
  if (!bundle) return;
  const auto held = std::make_shared<const reference::Bundle>(std::move(*bundle));
  numbers_.set(held);
  post_(model::NumbersSeen{{shown(held->hall.received), shown(held->hall.forwarded),
                            shown(held->hall.finished), held->as_of}});
}

}  // namespace bale::effects
