#include "sync/guidance/words.h"

#include "sync/report/text.h"

namespace bale::guidance {
namespace {

// Latin-1 letters without their accents; Balinese is written with é and è.
constexpr std::string_view kPlain =
    "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty";

char plain_letter(char32_t c) {
  if (c >= U'a' && c <= U'z') return static_cast<char>(c);
  if (c >= U'A' && c <= U'Z') return static_cast<char>(c - U'A' + U'a');
  if (c >= U'0' && c <= U'9') return '0';
  if (c >= 0xC0 && c <= 0xFF) return kPlain[c - 0xC0];
  return ' ';
}

class Splitter {
 public:
  explicit Splitter(std::string_view text) : text_(text.substr(0, kTextMax)) {
    out_.plain = SecretString();
  }

  Words run() {
    auto rest = text_;
    while (!rest.empty()) {
      const auto at = text_.size() - rest.size();
      const auto c = report::next_code_point(rest);
      if (!c) rest.remove_prefix(1);
      add(c ? plain_letter(*c) : ' ', at, text_.size() - rest.size());
    }
    end();
    return std::move(out_);
  }

 private:
  void add(char c, std::size_t at, std::size_t after) {
    if (c == ' ') return end();
    if (word_.size == 0) begin(at);
    word_.text_size = static_cast<std::uint32_t>(after) - word_.text_at;
    run_ = c == last_ ? run_ + 1 : 1;
    last_ = c;
    if (run_ == 3 && c != '0') drop_last();
    if (run_ > (c == '0' ? 1 : 2) || word_.size >= kWordMax) return;
    out_.plain.push_back(c);
    ++word_.size;
  }

  // Three equal letters are one drawn out; two may be meant ("maaf").
  void drop_last() {
    if (word_.size >= kWordMax) return;
    out_.plain.erase(out_.plain.size() - 1, 1);
    --word_.size;
  }

  void begin(std::size_t at) {
    word_ = {};
    last_ = 0;
    word_.at = static_cast<std::uint32_t>(out_.plain.size());
    word_.text_at = static_cast<std::uint32_t>(at);
  }

  void end() {
    if (word_.size == 0) return;
    out_.list.push_back(word_);
    out_.plain.push_back(' ');
    word_ = {};
  }

  std::string_view text_;
  Words out_;
  Word word_;
  char last_{0};
  int run_{0};  // how often last_ came in a row
};

}  // namespace

Words split_words(std::string_view text) {
  return Splitter(text).run();
}

}  // namespace bale::guidance
