// POST /v1/reports: from a signed batch to one signed acknowledgement that names every item.
//
//   judge()  worker threads: signature, binding, digests, limits; opens each box, seals the
//            person. Costs about 0.1 ms an item and touches no disk; the items of a batch are shared
//            out, so that one kiosk's queue keeps every core busy.
//   store()  the writer's thread, in its transaction: what is new is kept, the rest is a duplicate
//            or a conflict; case numbers; chains. The answer leaves only after the commit.
//
// One bad item never stops the others. An item is refused only for what it is, never for the
// kiosk's clock; a kind this version does not know is kept whole.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sync/central/directory.h"
#include "sync/central/keyring.h"
#include "sync/central/status_maker.h"
#include "sync/central/store.h"

namespace bale::central {

// What a withdrawal does to a case that no agency works on yet. Either way it stands among the
// case's acts; a case in an agency's hands is only ever marked, and a closed one stays closed.
enum class OnWithdraw : std::uint8_t {
  kArchive,  // Diarsipkan at once
  kMark,     // an admin decides
};

struct JudgedItem {
  wire::AckItem ack;  // kStored until something else is found
  ItemRow row;
  std::optional<NewReport> report;  // case number and first status come with store()
  std::optional<seal::Master> master;  // of the report; dies with the batch
  std::optional<ActRow> act;
  std::vector<std::uint64_t> lost;
};

struct JudgedBatch {
  Caller caller;
  BatchRow batch;
  std::vector<JudgedItem> items;
};

class Ingest {
 public:
  Ingest(const Keyring& keys, const Directory& kiosks, const StatusMaker& statuses,
         const Clock& clock, Random& random, std::string case_prefix,
         OnWithdraw on_withdraw = OnWithdraw::kArchive)
      : keys_(keys),
        kiosks_(kiosks),
        statuses_(statuses),
        clock_(clock),
        random_(random),
        case_prefix_(std::move(case_prefix)),
        on_withdraw_(on_withdraw) {}

  // Does all pieces 0 … count - 1 of a work, in any order, on any threads; returns when done.
  using Share = std::function<void(std::size_t count, const std::function<void(std::size_t)>&)>;

  // Thread: any.
  [[nodiscard]] Answered<JudgedBatch> judge(ByteView body, const std::string& certificate,
                                            const Share& share = alone) const;
  // Thread: the store's. The signed acknowledgement.
  [[nodiscard]] Result<Bytes> store(JudgedBatch& batch, Transaction& tx) const;

  static void alone(std::size_t count, const std::function<void(std::size_t)>& piece) {
    for (std::size_t i = 0; i < count; ++i) piece(i);
  }

 private:
  void judge_items(const std::vector<Bytes>& items, JudgedBatch& batch, const Share& share) const;
  [[nodiscard]] JudgedItem judge_item(const Bytes& item, const Hash32& digest, const ChainId& from,
                                      seal::RecordOpener& opener) const;
  [[nodiscard]] Result<seal::Record> open(const seal::Envelope& envelope, const Id16& kiosk,
                                          seal::RecordOpener& opener) const;
  void take(JudgedItem& item, seal::Record record, const seal::Envelope& envelope,
            const ChainId& from) const;
  [[nodiscard]] std::vector<JudgedItem*> sort_out(JudgedBatch& batch, Transaction& tx) const;
  void prove_acts(std::vector<JudgedItem*>& fresh, Transaction& tx) const;
  [[nodiscard]] std::optional<seal::Master> master_of(
      const seal::Lookup& lookup, const std::vector<JudgedItem*>& fresh, Transaction& tx) const;
  void number_cases(const std::vector<JudgedItem*>& fresh, Transaction& tx) const;
  void keep(const JudgedBatch& batch, const std::vector<JudgedItem*>& fresh,
            Transaction& tx) const;
  void apply(const ActRow& act, Transaction& tx) const;
  void settle_waiting(const std::vector<JudgedItem*>& fresh, Transaction& tx) const;
  [[nodiscard]] Bytes acknowledge(const JudgedBatch& batch, Transaction& tx) const;

  const Keyring& keys_;
  const Directory& kiosks_;
  const StatusMaker& statuses_;
  const Clock& clock_;
  Random& random_;
  std::string case_prefix_;
  OnWithdraw on_withdraw_;
};

}  // namespace bale::central
