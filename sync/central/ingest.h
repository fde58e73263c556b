// POST /v1/reports: from a signed batch to one signed acknowledgement that names every item.
//
//   judge()  a worker thread: signature, binding, digests, limits; opens each box, seals the
//            person. Costs about 0.1 ms an item and touches no disk.
//   store()  the writer's thread, in its transaction: what is new is kept, the rest is a duplicate
//            or a conflict; case numbers; chains. The answer leaves only after the commit.
//
// One bad item never stops the others. An item is refused only for what it is, never for the
// kiosk's clock; a kind this version does not know is kept whole.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sync/central/directory.h"
#include "sync/central/keyring.h"
#include "sync/central/status_maker.h"
#include "sync/central/store.h"

namespace bale::central {

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
         const Clock& clock, Random& random, std::string case_prefix)
      : keys_(keys),
        kiosks_(kiosks),
        statuses_(statuses),
        clock_(clock),
        random_(random),
        case_prefix_(std::move(case_prefix)) {}

  // Thread: any.
  [[nodiscard]] Answered<JudgedBatch> judge(ByteView body, const std::string& certificate) const;
  // Thread: the store's. The signed acknowledgement.
  [[nodiscard]] Result<Bytes> store(JudgedBatch& batch, Transaction& tx) const;

 private:
  [[nodiscard]] JudgedItem judge_item(const Bytes& item, const Hash32& digest,
                                      const ChainId& from) const;
  [[nodiscard]] Result<seal::Record> open(const seal::Envelope& envelope, const Id16& kiosk) const;
  void take(JudgedItem& item, seal::Record record, const seal::Envelope& envelope,
            const ChainId& from) const;
  [[nodiscard]] std::vector<JudgedItem*> sort_out(JudgedBatch& batch, Transaction& tx) const;
  void prove_acts(std::vector<JudgedItem*>& fresh, Transaction& tx) const;
  [[nodiscard]] std::optional<seal::Master> master_of(
      const seal::Lookup& lookup, const std::vector<JudgedItem*>& fresh, Transaction& tx) const;
  void number_cases(const std::vector<JudgedItem*>& fresh, Transaction& tx) const;
  void keep(const JudgedBatch& batch, const std::vector<JudgedItem*>& fresh,
            Transaction& tx) const;
  void settle_waiting(const std::vector<JudgedItem*>& fresh, Transaction& tx) const;
  [[nodiscard]] Bytes acknowledge(const JudgedBatch& batch, Transaction& tx) const;

  const Keyring& keys_;
  const Directory& kiosks_;
  const StatusMaker& statuses_;
  const Clock& clock_;
  Random& random_;
  std::string case_prefix_;
};

}  // namespace bale::central
