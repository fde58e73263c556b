#include "assets/words/words.h"

#include <algorithm>
#include <cctype>

#include "assets/words/words_data.h"

namespace bale::assets {
namespace {

struct Entry {
  std::string key;        // lower case, what prefixes are held against
  std::string_view word;  // as it is written
  std::size_t rank{0};    // line of the file: lower is more frequent
};

constexpr std::size_t kPrefixMax = 40;

std::string lower(std::string_view text) {
  std::string out(text);
  for (auto& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return out;
}

bool letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::vector<Entry> read() {
  std::vector<Entry> out;
  std::string_view rest = kWordsText;
  while (!rest.empty()) {
    const auto end = std::min(rest.find('\n'), rest.size());
    const auto word = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (!word.empty() && word[0] != '#') out.push_back({lower(word), word, out.size()});
  }
  std::sort(out.begin(), out.end(), [](const Entry& a, const Entry& b) {
    return a.key != b.key ? a.key < b.key : a.rank < b.rank;
  });
  return out;
}

const std::vector<Entry>& entries() {
  static const std::vector<Entry> kEntries = read();
  return kEntries;
}

std::string in_case_of(std::string_view prefix, std::string_view word) {
  std::string out(word);
  const bool capital = prefix[0] >= 'A' && prefix[0] <= 'Z';
  if (capital) out[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(out[0])));
  return out;
}

}  // namespace

std::vector<std::string> complete(std::string_view prefix, std::size_t max) {
  if (prefix.empty() || prefix.size() > kPrefixMax) return {};
  if (!std::all_of(prefix.begin(), prefix.end(), letter)) return {};
  const auto key = lower(prefix);
  std::vector<const Entry*> found;
  auto at = std::lower_bound(entries().begin(), entries().end(), key,
                             [](const Entry& a, const std::string& b) { return a.key < b; });
  for (; at != entries().end() && at->key.starts_with(key); ++at) {
    if (at->key.size() > key.size()) found.push_back(&*at);
  }
  const auto count = std::min(max, found.size());
  std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count), found.end(),
                    [](const Entry* a, const Entry* b) { return a->rank < b->rank; });
  std::vector<std::string> out;
  for (std::size_t i = 0; i < count; ++i) out.push_back(in_case_of(prefix, found[i]->word));
  return out;
}

std::size_t known_words() {
  return entries().size();
}

}  // namespace bale::assets
