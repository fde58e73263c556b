#include "platform/qr/read_qr.h"

#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>

#include <exception>

namespace bale {
namespace {

ZXing::DecodeHints only_qr() {
  ZXing::DecodeHints hints;
  hints.setFormats(ZXing::BarcodeFormat::QRCode);
  hints.setMaxNumberOfSymbols(kQrCodesMax);
  return hints;
}

}  // namespace

std::vector<SecretBytes> read_qr_codes(const Picture& picture) {
  std::vector<SecretBytes> out;
  if (picture.empty()) return out;
  const ZXing::ImageView view(picture.rgb.data(), picture.width, picture.height,
                              ZXing::ImageFormat::RGB);
  try {
    for (const auto& found : ZXing::ReadBarcodes(view, only_qr())) {
      if (!found.isValid()) continue;
      out.emplace_back(found.bytes().begin(), found.bytes().end());
    }
  } catch (const std::exception&) {
    out.clear();  // a picture it cannot make sense of holds no code
  }
  return out;
}

}  // namespace bale
