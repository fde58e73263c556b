#include "kiosk/screens/excerpt.h"

#include <cmath>

namespace bale::screens {
namespace {

constexpr std::string_view kWhite = " \n";

std::string_view without_leading_white(std::string_view text) {
  const auto at = text.find_first_not_of(kWhite);
  return at == std::string_view::npos ? std::string_view() : text.substr(at);
}

// Where the words end: offsets of each space and newline, and the end.
std::vector<std::size_t> word_ends(std::string_view text) {
  std::vector<std::size_t> ends;
  for (auto at = text.find_first_of(kWhite); at != std::string_view::npos;
       at = text.find_first_of(kWhite, at + 1)) {
    ends.push_back(at);
  }
  ends.push_back(text.size());
  return ends;
}

}  // namespace

float line_height(const ui::Ui& ui, const Measure& m) {
  return ui.height_of("X", m.width, m.role, m.weight);
}

int lines_of(const ui::Ui& ui, std::string_view text, const Measure& m) {
  const float height = ui.height_of(text, m.width, m.role, m.weight);
  return static_cast<int>(std::lround(height / line_height(ui, m)));
}

std::string_view first_lines(const ui::Ui& ui, std::string_view text, int lines,
                             const Measure& m) {
  if (lines_of(ui, text, m) <= lines) return text;
  const std::vector<std::size_t> ends = word_ends(text);
  // Fewer words never need more lines: bisect over the ends of words.
  std::size_t fits = 0;
  std::size_t over = ends.size() - 1;
  while (over - fits > 1) {
    const std::size_t middle = (fits + over) / 2;
    (lines_of(ui, text.substr(0, ends[middle]), m) <= lines ? fits : over) = middle;
  }
  return text.substr(0, ends[fits]);
}

SecretString shortened(const ui::Ui& ui, const model::State& state, std::string_view text,
                       int lines, const Measure& m) {
  if (lines_of(ui, text, m) <= lines) return SecretString(text);
  const std::string_view begin = first_lines(ui, text, lines - 1, m);
  const int left = lines_of(ui, without_leading_white(text.substr(begin.size())), m);
  SecretString out(begin);
  out.append("\n");
  out.append(tr(state, left == 1 ? Text::kReviewOneMore : Text::kReviewMore,
                {{"n", std::to_string(left)}}));
  return out;
}

std::vector<std::string_view> pages_of(const ui::Ui& ui, std::string_view text, int lines,
                                       const Measure& m) {
  std::vector<std::string_view> pages;
  std::string_view rest = without_leading_white(text);
  while (!rest.empty()) {
    pages.push_back(first_lines(ui, rest, lines, m));
    rest = without_leading_white(rest.substr(pages.back().size()));
  }
  if (pages.empty()) pages.emplace_back();
  return pages;
}

bool words_fit(const ui::Ui& ui, std::string_view text, const Measure& m) {
  std::size_t begin = 0;
  for (const std::size_t end : word_ends(text)) {
    if (ui.width_of(text.substr(begin, end - begin), m.role, m.weight) > m.width) return false;
    begin = end + 1 < text.size() ? end + 1 : text.size();
  }
  return true;
}

}  // namespace bale::screens
