// What one exchange with the centre came to.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "platform/result.h"
#include "sync/uploader/classify.h"

namespace bale::uploader {

struct Step {
  enum class Kind : std::uint8_t {
    kDone,     // something moved; more may be waiting
    kNothing,  // there was nothing to do
    kFailed,   // wait, then again
  };
  Kind kind{Kind::kNothing};
  std::string why;       // kFailed: a sentence for staff
  bool new_keys{false};  // kFailed: a contact may mend it
  std::optional<std::int64_t> retry_after_ms;

  [[nodiscard]] bool done() const { return kind == Kind::kDone; }
  [[nodiscard]] bool failed() const { return kind == Kind::kFailed; }

  static Step failure(const Error& error) { return {Kind::kFailed, error.message, false, {}}; }
  static Step failure(const CallVerdict& verdict) {
    return {Kind::kFailed, verdict.reason, verdict.new_keys, verdict.retry_after_ms};
  }
};

}  // namespace bale::uploader
