#include "kiosk/effects/paper_parts.h"

#include <algorithm>
#include <array>
#include <vector>

#include "assets/icons/pictures.h"
#include "sync/report/text.h"

namespace bale::effects {
namespace {

using printer::Bitmap;

constexpr int kModule = 8;  // dots: a millimetre, which any phone reads
constexpr int kQuiet = 4;   // modules: ISO/IEC 18004
constexpr int kCellWidth = 8;
constexpr int kCellHeight = 4;
constexpr int kWeaveRows = 5;
constexpr int kWeaveAir = 12;  // dots above and below
constexpr std::array<int, 16> kTones{0, 1, 2, 1, 0, 0, 1, 2, 2, 1, 0, 0, 1, 1, 0, 0};

constexpr int kMark = 68;        // dots
constexpr int kNameEm = 54;      // as large as fits beside the mark
constexpr int kMarkGap = 16;
constexpr int kHallEm = 30;      // as large as fits, between these
constexpr int kHallEmLeast = 23;

bool ink(int tone, int row) {
  if (tone == 0) return row == 2;
  if (tone == 1) return row == 1 || row == 3;
  return true;
}

Bitmap mark_picture(int size) {
  std::vector<std::uint8_t> alpha(static_cast<std::size_t>(size) * static_cast<std::size_t>(size));
  assets::scale_into(assets::master(assets::Icon::kMark), size, size, alpha.data(), size);
  Bitmap out(size, size);
  for (int y = 0; y < size; ++y) {
    for (int x = 0; x < size; ++x) {
      if (alpha[static_cast<std::size_t>(y * size + x)] >= 128) out.set(x, y);
    }
  }
  return out;
}

// The mark and the name beside it, in the middle of the line.
Bitmap name_picture(int dots, const Letters& bold) {
  const Bitmap mark = mark_picture(kMark);
  int em = kNameEm;
  while (em > 1 && kMark + kMarkGap + bold.width_of("Bale Lapor", em) > dots) --em;
  const Bitmap name = bold.line("Bale Lapor", em);
  Bitmap out(dots, kMark + 6);
  const int left = (dots - mark.width() - kMarkGap - name.width()) / 2;
  out.draw(mark, left, 0);
  out.draw(name, left + mark.width() + kMarkGap, (kMark - em) / 2 + 2);
  return out;
}

void put_words_centred(printer::Page& page, std::string_view words,
                       const printer::Profile& profile) {
  page.align(printer::Align::kCentre);
  Paragraphs(page, profile).add(words);
  page.align(printer::Align::kLeft);
}

void put_hall(printer::Page& page, const std::string& hall, const printer::Profile& profile,
              const PaperFaces& faces) {
  for (int em = kHallEm; faces.regular && em >= kHallEmLeast; --em) {
    if (faces.regular->width_of(hall, em) > profile.dots) continue;
    const Bitmap words = faces.regular->line(hall, em);
    Bitmap line(profile.dots, em + 2);
    line.draw(words, (profile.dots - words.width()) / 2, 0);
    page.picture(line);
    return;
  }
  put_words_centred(page, hall, profile);
}

}  // namespace

// --- paragraphs ---

void Paragraphs::add(std::string_view words, int indent, int taken) {
  indent_ = indent;
  column_ = taken;
  while (!words.empty()) {
    const auto end = std::min(words.find_first_of(" *"), words.size());
    if (end > 0) word(words.substr(0, end));
    if (end < words.size() && words[end] == '*') {
      bold_ = !bold_;
      page_.bold(bold_);
    } else if (end < words.size() && stands_ && column_ < profile_.columns) {
      put(" ");
    }
    words.remove_prefix(std::min(end + 1, words.size()));
  }
  if (bold_) page_.bold(bold_ = false);
  page_.end_line();
  column_ = 0;
  stands_ = false;
}

void Paragraphs::word(std::string_view word) {
  const int width = printer::columns_of(word, profile_.code_page);
  const int room = profile_.columns - column_;
  if (width > room && stands_) new_line();
  if (width <= profile_.columns - column_) {
    put(word);
    stands_ = true;
    return;
  }
  while (!word.empty()) {  // longer than a whole line
    auto rest = word;
    if (!report::next_code_point(rest)) rest.remove_prefix(1);
    const auto letter = word.substr(0, word.size() - rest.size());
    if (column_ + printer::columns_of(letter, profile_.code_page) > profile_.columns) new_line();
    put(letter);
    word = rest;
  }
  stands_ = true;
}

void Paragraphs::put(std::string_view text) {
  page_.text(text);
  column_ += printer::columns_of(text, profile_.code_page);
}

void Paragraphs::new_line() {
  page_.end_line();
  column_ = 0;
  stands_ = false;
  put(std::string(static_cast<std::size_t>(indent_), ' '));
}

// --- pictures ---

Bitmap weave_picture(int dots) {
  constexpr int kPeriod = 16;
  const int cells = dots / kCellWidth;
  const int periods = (cells + kPeriod - 1) / kPeriod;
  const int first = (periods * kPeriod - cells) / 2;  // the middle stays the middle
  Bitmap out(dots, kWeaveRows * kCellHeight + 2 * kWeaveAir);
  for (int i = 0; i < cells; ++i) {
    const int tone = kTones[static_cast<std::size_t>((i + first) % kPeriod)];
    for (int row = 0; row < kWeaveRows; ++row) {
      if (!ink(tone, row)) continue;
      out.fill(i * kCellWidth, kWeaveAir + row * kCellHeight, kCellWidth, kCellHeight);
    }
  }
  return out;
}

Bitmap qr_picture(const SecretBytes& modules, int size, int dots) {
  const auto count = static_cast<std::size_t>(size) * static_cast<std::size_t>(size);
  if (size < 1 || modules.size() != count) return {};
  const int with_quiet = size + 2 * kQuiet;
  const int module = std::min(kModule, dots / with_quiet);
  if (module < 1) return {};
  Bitmap out(dots, with_quiet * module);
  const int left = (dots - size * module) / 2;
  for (int y = 0; y < size; ++y) {
    for (int x = 0; x < size; ++x) {
      if (modules[static_cast<std::size_t>(y * size + x)] == 0) continue;
      out.fill(left + x * module, (kQuiet + y) * module, module, module);
    }
  }
  return out;
}

void put_head(printer::Page& page, const std::string& hall, const printer::Profile& profile,
              const PaperFaces& faces) {
  if (faces.bold) {
    page.picture(name_picture(profile.dots, *faces.bold));
  } else {
    page.align(printer::Align::kCentre).bold(true).size(2).text("Bale Lapor").end_line();
    page.size(1).bold(false).align(printer::Align::kLeft);
  }
  put_hall(page, hall, profile, faces);
  page.picture(weave_picture(profile.dots));
}

}  // namespace bale::effects
