// bale-train-guidance: from the training texts to the model that is built into the kiosk.
//
//   bale-train-guidance TEXTS --model FILE   trains; the build calls this
//   bale-train-guidance TEXTS --folds 5      how well it does on seeds it did not see
//   bale-train-guidance TEXTS --try FILE     lines CATEGORY<TAB>TEXT; prints those it gets wrong
//   bale-train-guidance TEXTS --texts        prints the texts: CATEGORY<TAB>TEXT
//   bale-train-guidance TEXTS --words        words of the proper texts, the most frequent first
#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <fstream>
#include <map>
#include <string>

#include "sync/guidance/train/corpus.h"
#include "sync/guidance/train/trainer.h"
#include "sync/report/report.h"

namespace bale::guidance::train {
namespace {

constexpr std::size_t kEach = 10;  // wordings of a seed

std::string key(std::size_t category) {
  return std::string(report::category_keys()[category]);
}

Example example_of(const Text& text) {
  return {text.category, features_of(split_words(text.text))};
}

std::vector<Example> examples_of(const std::vector<Text>& texts) {
  std::vector<Example> out;
  out.reserve(texts.size());
  for (const auto& text : texts) out.push_back(example_of(text));
  return out;
}

// 0: the best guess is right; 1: the second …
std::size_t rank_of(const Model& model, const Example& example) {
  const auto shares = model.shares(example.features);
  const float own = shares[example.category];
  return static_cast<std::size_t>(
      std::count_if(shares.begin(), shares.end(), [own](float one) { return one > own; }));
}

class Tally {
 public:
  void add(std::size_t category, std::size_t rank) {
    ++all_[category];
    if (rank == 0) ++first_[category];
    if (rank < 3) ++third_[category];
  }
  void print() const {
    std::size_t all = 0;
    std::size_t first = 0;
    std::size_t third = 0;
    for (std::size_t c = 0; c < kCategories; ++c) {
      row(key(c), all_[c], first_[c], third_[c]);
      all += all_[c];
      first += first_[c];
      third += third_[c];
    }
    row("all", all, first, third);
  }

 private:
  static void row(const std::string& name, std::size_t all, std::size_t first, std::size_t third) {
    const auto share = [all](std::size_t part) {
      return all == 0 ? 0.0 : 100.0 * static_cast<double>(part) / static_cast<double>(all);
    };
    std::printf("%-18s %6zu   top-1 %5.1f %%   top-3 %5.1f %%\n", name.c_str(), all, share(first),
                share(third));
  }
  std::array<std::size_t, kCategories> all_{}, first_{}, third_{};
};

int write_model(const Corpus& corpus, const std::string& path) {
  const auto bytes = train(examples_of(corpus.texts(kEach)), Settings{});
  std::ofstream out(path, std::ios::binary);
  out.write(reinterpret_cast<const char*>(bytes.data()),
            static_cast<std::streamsize>(bytes.size()));
  return out.flush() ? 0 : 1;
}

int cross_validate(const Corpus& corpus, std::size_t folds) {
  const auto texts = corpus.texts(kEach);
  Tally tally;
  for (std::size_t fold = 0; fold < folds; ++fold) {
    std::vector<Example> seen;
    std::vector<Example> unseen;
    for (const auto& text : texts) {
      (text.seed % folds == fold ? unseen : seen).push_back(example_of(text));
    }
    const auto bytes = train(seen, Settings{});
    const Model model(bytes);
    for (const auto& one : unseen) tally.add(one.category, rank_of(model, one));
  }
  tally.print();
  return 0;
}

std::size_t category_of(const std::string& name) {
  const auto keys = report::category_keys();
  return static_cast<std::size_t>(std::find(keys.begin(), keys.end(), name) - keys.begin());
}

int try_file(const Corpus& corpus, const std::string& path) {
  const auto bytes = train(examples_of(corpus.texts(kEach)), Settings{});
  const Model model(bytes);
  Tally tally;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const auto tab = line.find('\t');
    if (tab == std::string::npos) continue;
    const Text text{category_of(line.substr(0, tab)), 0, Register::kProper, line.substr(tab + 1)};
    if (text.category >= kCategories) continue;
    const auto example = example_of(text);
    const auto rank = rank_of(model, example);
    tally.add(text.category, rank);
    if (rank == 0) continue;
    const auto shares = model.shares(example.features);
    const auto best = static_cast<std::size_t>(
        std::max_element(shares.begin(), shares.end()) - shares.begin());
    std::printf("%zu  %s, not %s: %s\n", rank + 1, key(best).c_str(), key(text.category).c_str(),
                text.text.c_str());
  }
  tally.print();
  return 0;
}

int print_texts(const Corpus& corpus) {
  for (const auto& text : corpus.texts(kEach)) {
    std::printf("%s\t%s\n", key(text.category).c_str(), text.text.c_str());
  }
  return 0;
}

int print_words(const Corpus& corpus) {
  std::map<std::string, std::size_t> counts;
  for (const auto& text : corpus.proper(kEach)) {
    if (text.form != Register::kProper && text.form != Register::kBalinese) continue;
    const auto words = split_words(text.text);
    for (std::size_t i = 0; i < words.size(); ++i) ++counts[std::string(words[i])];
  }
  std::vector<std::pair<std::size_t, std::string>> order;
  for (const auto& [word, count] : counts) {
    if (word.size() > 2 && word.find('0') == std::string::npos) order.emplace_back(count, word);
  }
  std::stable_sort(order.begin(), order.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  for (const auto& [count, word] : order) std::printf("%s\n", word.c_str());
  return 0;
}

int run(const std::vector<std::string>& words) {
  if (words.size() < 2) {
    std::fprintf(stderr, "usage: bale-train-guidance TEXTS --model FILE | --folds N | --try FILE | "
                         "--texts | --words\n");
    return 2;
  }
  const Corpus corpus(words[0]);
  const auto& what = words[1];
  const std::string value = words.size() > 2 ? words[2] : "";
  if (what == "--model") return write_model(corpus, value);
  if (what == "--folds") return cross_validate(corpus, std::stoul(value));
  if (what == "--try") return try_file(corpus, value);
  if (what == "--texts") return print_texts(corpus);
  if (what == "--words") return print_words(corpus);
  return 2;
}

}  // namespace
}  // namespace bale::guidance::train

int main(int argc, char** argv) {
  try {
    return bale::guidance::train::run({argv + 1, argv + argc});
  } catch (const std::exception& e) {
    std::fprintf(stderr, "bale-train-guidance: %s\n", e.what());
    return 1;
  }
}
