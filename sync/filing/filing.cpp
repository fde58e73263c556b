#include "sync/filing/filing.h"

#include <algorithm>

#include "sync/filing/impl.h"
#include "sync/seal/attachment.h"

namespace bale::filing {
namespace {

Result<seal::PublicSignKey> pinned_root(const std::string& data) {
  auto root = seal::read_root_pin(data + "/root.pin");
  if (root) return *root;
  if (root.error().code == Errc::kNotFound) {
    return fail(Errc::kNotReady, "the folder " + data + " is not enrolled");
  }
  if (root.error().code == Errc::kIo) return tl::unexpected(root.error());
  return fail(Errc::kNotReady, root.error().message);
}

Result<Id16> enrolled_kiosk(outbox::Outbox& outbox, const std::string& data) {
  const auto identity = outbox.identity();
  if (!identity) return tl::unexpected(identity.error());
  if (*identity) return (*identity)->kiosk;
  return fail(Errc::kNotReady, "the folder " + data + " is not enrolled");
}

// Tests only: what the disk would hold without the seal.
Bytes unsealed(const report::Report& report) {
  Bytes out;
  for (const auto& text : {report.title.view(), report.content.view()}) {
    out.insert(out.end(), text.begin(), text.end());
  }
  return out;
}

Result<void> admit(Attachments attachments) {
  if (attachments.size() > report::kAttachmentsMax) {
    return fail(Errc::kInvalid, "a report takes at most three attachments");
  }
  for (const auto& one : attachments) {
    if (report::recognise(one.bytes) != one.type) {
      return fail(Errc::kInvalid, "an attachment is not what it says it is");
    }
  }
  return {};
}

struct Sealed {
  std::vector<outbox::NewPart> parts;
  std::vector<seal::AttachmentKey> keys;
};

Result<Sealed> seal_all(Attachments attachments, const Id16& report, Random& random) {
  if (auto admitted = admit(attachments); !admitted) return tl::unexpected(admitted.error());
  Sealed out;
  for (const auto& one : attachments) {
    const auto index = static_cast<std::uint8_t>(out.parts.size());
    auto sealed = seal::seal_attachment(one, report, index, random);
    if (!sealed) return tl::unexpected(sealed.error());
    out.parts.push_back({sealed->part, std::move(sealed->bytes)});
    out.keys.push_back(sealed->key);
  }
  return out;
}

outbox::OpenOptions outbox_options(const OpenOptions& options) {
  outbox::OpenOptions out;
  out.path = options.data + "/outbox.db";
  out.vfs = options.vfs;
  out.synchronous_full = options.synchronous_full;
  return out;
}

}  // namespace

// Takes up what bale-sync has written since: 3 µs when it has not.
Result<void> Filing::Impl::refresh() {
  const auto version = outbox.data_version();
  if (!version) return tl::unexpected(version.error());
  if (seen == *version) return {};
  const auto signed_keys = outbox.signed_keys();
  if (!signed_keys) return tl::unexpected(signed_keys.error());
  const auto state = outbox.sync_state();
  if (!state) return tl::unexpected(state.error());
  if (auto believed = keys.offer(*signed_keys); !believed && !keys.any()) return believed;
  offset_ms = state->offset_ms;
  newest_server_time = state->newest_server_time;
  seen = *version;
  return {};
}

seal::ClockReading Filing::Impl::read_clock() const {
  return {clock->wall(), clock->monotonic(), offset_ms};
}

void Filing::Impl::stamp(outbox::NewRow& row) const {
  row.key = keys.held().opening.back().serial;
  row.clock = read_clock();
  row.boot = clock->boot_id();
}

Result<Bytes> Filing::Impl::make_box(const report::Report& report, const seal::Master& master,
                                     const Id16& id,
                                     std::vector<seal::AttachmentKey> attachments) const {
  if (!options.sealing) return unsealed(report);
  const seal::Record record = seal::ReportRecord{master.bytes(), report, std::move(attachments)};
  return seal::seal_record(record, id, kiosk, keys.held().opening.back().key);
}

Filing::Filing(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Filing::Filing(Filing&&) noexcept = default;
Filing& Filing::operator=(Filing&&) noexcept = default;
Filing::~Filing() = default;

Result<Filing> Filing::open(const OpenOptions& options, const Clock& clock, Random& random) {
  const auto root = pinned_root(options.data);
  if (!root) return tl::unexpected(root.error());
  auto outbox = outbox::Outbox::open(outbox_options(options));
  if (!outbox) return tl::unexpected(outbox.error());
  const auto kiosk = enrolled_kiosk(*outbox, options.data);
  if (!kiosk) return tl::unexpected(kiosk.error());
  auto impl = std::make_unique<Impl>(options, clock, random, std::move(*outbox), *kiosk,
                                     TrustedKeys(*root));
  if (auto ready = impl->refresh(); !ready) return tl::unexpected(ready.error());
  return Filing(std::move(impl));
}

Result<Minted> Filing::mint() {
  if (auto fresh = impl_->refresh(); !fresh) return tl::unexpected(fresh.error());
  const auto& keys = impl_->keys.held();
  const auto code = report::TrackingCode::mint(*impl_->random);
  const auto master = seal::stretch(code, keys.deployment, keys.costs.back());
  if (!master) return tl::unexpected(master.error());
  return Minted{code, *master};
}

report::Rules Filing::rules_now() {
  auto rules = impl_->options.rules;
  rules.today = report::date_in_wita(std::max(impl_->clock->wall(), impl_->newest_server_time));
  return rules;
}

Result<Saved> Filing::save(const report::Report& report, const Minted& minted,
                           Attachments attachments) {
  const auto prepared = prepare(report, minted, attachments);
  if (!prepared) return tl::unexpected(prepared.error());
  const auto saved = commit({&*prepared, 1});
  if (!saved) return tl::unexpected(saved.error());
  return saved->front();
}

Result<Prepared> Filing::prepare(const report::Report& report, const Minted& minted,
                                 Attachments attachments) {
  if (auto fresh = impl_->refresh(); !fresh) return tl::unexpected(fresh.error());
  const auto faults = report::validate(report, rules_now());
  if (!faults.empty()) return fail(Errc::kInvalid, report::sentence(faults.front()));
  Prepared out{{}, minted.code};
  out.row.id = impl_->random->bytes<16>();
  auto sealed = seal_all(attachments, out.row.id, *impl_->random);
  if (!sealed) return tl::unexpected(sealed.error());
  auto box = impl_->make_box(report, minted.master, out.row.id, std::move(sealed->keys));
  if (!box) return tl::unexpected(box.error());
  out.row.parts = std::move(sealed->parts);
  out.row.lookup = minted.master.lookup();
  out.row.box = std::move(*box);
  impl_->stamp(out.row);
  return out;
}

Result<std::vector<Saved>> Filing::commit(std::span<const Prepared> prepared) {
  std::vector<outbox::NewRow> rows;
  for (const auto& one : prepared) rows.push_back(one.row);
  const auto appended = impl_->outbox.append_all(rows);
  if (!appended) return tl::unexpected(appended.error());
  std::vector<Saved> out;
  for (std::size_t i = 0; i < prepared.size(); ++i) {
    out.push_back({rows[i].id, prepared[i].code, (*appended)[i].seq});
  }
  return out;
}

namespace {

// What this kiosk knows under one master; the status only if it opens.
Result<Tracked> look_up(outbox::Outbox& outbox, const seal::Master& master) {
  const auto lookup = master.lookup();
  const auto trace = outbox.trace(lookup);
  if (!trace) return tl::unexpected(trace.error());
  const auto sealed = outbox.sealed_status(lookup);
  if (!sealed) return tl::unexpected(sealed.error());
  Tracked out{*trace, std::nullopt};
  if (!*sealed) return out;
  auto key = master.status_key();
  if (auto status = seal::open_status(**sealed, lookup, key)) out.status = std::move(*status);
  wipe(key.data(), key.size());
  return out;
}

}  // namespace

// Tries each cost, the newest first: `use` says whether this kiosk knows the master.
template <typename Use>
Result<void> Filing::Impl::each_master(const report::TrackingCode& code, Use use) {
  if (auto fresh = refresh(); !fresh) return fresh;
  const auto& held = keys.held();
  for (auto cost = held.costs.rbegin(); cost != held.costs.rend(); ++cost) {
    const auto master = seal::stretch(code, held.deployment, *cost);
    if (!master) return tl::unexpected(master.error());
    const Result<bool> known = use(*master);
    if (!known) return tl::unexpected(known.error());
    if (*known) return {};
  }
  return fail(Errc::kNotFound, "this kiosk knows no report with this code");
}

Result<Tracked> Filing::track(const report::TrackingCode& code) {
  Tracked out;
  const auto found = impl_->each_master(code, [&](const seal::Master& master) -> Result<bool> {
    auto known = look_up(impl_->outbox, master);
    if (!known) return tl::unexpected(known.error());
    out = std::move(*known);
    return out.local || out.status;
  });
  if (!found) return tl::unexpected(found.error());
  return out;
}

Result<seal::Master> Filing::master_of(const report::TrackingCode& code) {
  std::optional<seal::Master> out;
  const auto found = impl_->each_master(code, [&](const seal::Master& master) -> Result<bool> {
    const auto known = look_up(impl_->outbox, master);
    if (!known) return tl::unexpected(known.error());
    if (known->local || known->status) out = master;
    return out.has_value();
  });
  if (!found) return tl::unexpected(found.error());
  return std::move(*out);
}

outbox::Outbox& Filing::outbox() {
  return impl_->outbox;
}

}  // namespace bale::filing
