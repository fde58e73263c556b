#include "kiosk/effects/qr.h"

#include <qrcodegen/qrcodegen.hpp>
#include <stdexcept>
#include <string>
#include <vector>

namespace bale::effects {
namespace {

using qrcodegen::QrCode;
using qrcodegen::QrSegment;

QrSegment segment(const std::string& text) {
  if (QrSegment::isAlphanumeric(text.c_str())) return QrSegment::makeAlphanumeric(text.c_str());
  return QrSegment::makeBytes({text.begin(), text.end()});
}

std::string upper(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

std::vector<QrSegment> segments(std::string_view address, const std::string& code) {
  if (address.empty()) return {segment(code)};
  return {segment(upper(address)), segment("#"), segment(code)};
}

}  // namespace

Qr make_qr(std::string_view address, std::string_view compact_code) {
  std::string code(compact_code);
  Qr out;
  try {
    const auto qr = QrCode::encodeSegments(segments(address, code), QrCode::Ecc::MEDIUM);
    out.size = qr.getSize();
    for (int y = 0; y < out.size; ++y) {
      for (int x = 0; x < out.size; ++x) out.modules.push_back(qr.getModule(x, y) ? 1 : 0);
    }
  } catch (const std::exception&) {
    out = {};  // an address too long for any QR: the code in large letters remains
  }
  wipe(code.data(), code.size());
  return out;
}

std::optional<report::TrackingCode> receipt_code(std::string_view address,
                                                 std::string_view scanned) {
  if (const auto mark = scanned.find('#'); mark != std::string_view::npos) {
    if (address.empty() || upper(scanned.substr(0, mark)) != upper(address)) return std::nullopt;
    scanned.remove_prefix(mark + 1);
  }
  if (scanned.size() != report::TrackingCode::kLength) return std::nullopt;
  const auto code = report::TrackingCode::parse(scanned);
  return code ? std::optional(*code) : std::nullopt;
}

}  // namespace bale::effects
