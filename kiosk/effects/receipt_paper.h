// The receipt as it stands on paper (look, picture 17). Pure: a document in, a page out.
//
// It says when and what kind, who may see it, the code, where the report is now, and how to follow
// it. Never the category, the place, the words or a name: paper is left lying about. It cannot, for
// PrintReceipt holds none of them.
#pragma once

#include <optional>

#include "kiosk/effects/letters.h"
#include "kiosk/model/update.h"
#include "platform/printer/escpos.h"

namespace bale::effects {

// Noto Sans for the head of the page; absent: the printer's own letters.
struct PaperFaces {
  std::optional<Letters> regular;
  std::optional<Letters> bold;
};

// 32 columns, and anything up to 48.
[[nodiscard]] printer::Job receipt_page(const model::PrintReceipt& what,
                                        const printer::Profile& profile, const PaperFaces& faces);

// For staff: what this printer does with text, both weights and pictures.
[[nodiscard]] printer::Job test_page(const std::string& hall, report::Lang lang,
                                     const printer::Profile& profile, const PaperFaces& faces);

}  // namespace bale::effects
