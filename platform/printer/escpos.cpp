#include "platform/printer/escpos.h"

#include <algorithm>

#include "platform/printer/code_page.h"

namespace bale::printer {
namespace {

constexpr int kEsc = 0x1B;
constexpr int kGs = 0x1D;
constexpr std::uint8_t kDle = 0x10;
constexpr std::size_t kBandHead = 8;  // GS v 0 m xL xH yL yH
constexpr int kTearLines = 4;         // from the head to the edge one tears at: about 15 mm

// Some firmware obeys DLE EOT, DLE ENQ and DLE DC4 even inside a picture. One more dot, and a
// picture holds none of them.
void disarm(SecretBytes& step, std::size_t from) {
  for (std::size_t i = from; i + 1 < step.size(); ++i) {
    const auto after = step[i + 1];
    if (step[i] == kDle && (after == 0x04 || after == 0x05 || after == 0x14)) step[i] = 0x30;
  }
}

}  // namespace

Page::Page(const Profile& profile) : profile_(profile) {
  command({kEsc, '@'});
  command({kEsc, 't', static_cast<int>(profile.code_page)});
}

void Page::append(const std::uint8_t* bytes, std::size_t size) {
  if (job_.steps.empty() || job_.steps.back().size() + size > kStepMax) {
    job_.steps.emplace_back().reserve(kStepMax);
  }
  auto& step = job_.steps.back();
  step.insert(step.end(), bytes, bytes + size);
}

void Page::command(std::initializer_list<int> bytes) {
  SecretBytes out;
  for (const int byte : bytes) out.push_back(static_cast<std::uint8_t>(byte));
  append(out.data(), out.size());
}

Page& Page::align(Align align) {
  command({kEsc, 'a', static_cast<int>(align)});
  return *this;
}

Page& Page::bold(bool on) {
  command({kEsc, 'E', on ? 1 : 0});
  return *this;
}

Page& Page::size(int times) {
  const int n = std::clamp(times, 1, 8) - 1;
  command({kGs, '!', n * 0x11});
  return *this;
}

Page& Page::text(std::string_view utf8) {
  const auto bytes = encode(utf8, profile_.code_page);
  for (std::size_t at = 0; at < bytes.size(); at += kStepMax) {
    append(bytes.data() + at, std::min(kStepMax, bytes.size() - at));
  }
  return *this;
}

Page& Page::end_line() {
  command({'\n'});
  return *this;
}

Page& Page::feed(int lines) {
  command({kEsc, 'd', std::clamp(lines, 1, 255)});
  return *this;
}

Page& Page::picture(const Bitmap& bitmap) {
  const int width = std::min(bitmap.row_bytes(), profile_.dots / 8);
  if (width < 1) return *this;
  const int rows = std::max(1, static_cast<int>(kStepMax - kBandHead) / width);
  for (int y = 0; y < bitmap.height(); y += rows) {
    band(bitmap, y, std::min(rows, bitmap.height() - y), width);
  }
  return *this;
}

void Page::band(const Bitmap& bitmap, int y, int rows, int width) {
  SecretBytes out;
  out.reserve(kStepMax);
  for (const int byte : {kGs, int{'v'}, int{'0'}, 0, width % 256, width / 256, rows % 256,
                         rows / 256}) {
    out.push_back(static_cast<std::uint8_t>(byte));
  }
  for (int i = 0; i < rows; ++i) {
    const auto* row = bitmap.row(y + i);
    out.insert(out.end(), row, row + width);
  }
  disarm(out, kBandHead);
  append(out.data(), out.size());
}

Job Page::finish() {
  if (profile_.cutter) {
    command({kGs, 'V', 'B', 0});  // feeds to the cutter, then cuts but for a corner
  } else {
    feed(kTearLines);
  }
  return std::move(job_);
}

int columns_of(std::string_view utf8, CodePage page) {
  return static_cast<int>(encode(utf8, page).size());
}

}  // namespace bale::printer
