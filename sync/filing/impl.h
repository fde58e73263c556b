// What a Filing holds. Inside sync/filing only.
#pragma once

#include <utility>

#include "sync/filing/filing.h"
#include "sync/filing/trusted_keys.h"

namespace bale::filing {

struct Filing::Impl {
  Impl(OpenOptions given, const Clock& time, Random& chance, outbox::Outbox opened, Id16 id,
       TrustedKeys trusted)
      : options(std::move(given)),
        clock(&time),
        random(&chance),
        outbox(std::move(opened)),
        kiosk(id),
        keys(std::move(trusted)) {}

  OpenOptions options;
  const Clock* clock;
  Random* random;
  outbox::Outbox outbox;
  Id16 kiosk;
  TrustedKeys keys;
  std::optional<std::int64_t> seen;       // data_version of what stands below
  std::optional<std::int64_t> offset_ms;  // signed server time minus wall clock
  WallMs newest_server_time{0};

  Result<void> refresh();
  template <typename Use>  // in filing.cpp
  Result<void> each_master(const report::TrackingCode& code, Use use);
  seal::ClockReading read_clock() const;
  // The clock, boot and opening key of a row that is made now.
  void stamp(outbox::NewRow& row) const;
  Result<Bytes> make_box(const report::Report& report, const seal::Master& master, const Id16& id,
                         std::vector<seal::AttachmentKey> attachments) const;
};

}  // namespace bale::filing
