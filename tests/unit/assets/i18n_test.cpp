#include <doctest/doctest.h>

#include <unistd.h>

#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "assets/i18n/i18n.h"
#include "sync/report/report.h"

using namespace bale::assets;
namespace fs = std::filesystem;

namespace {

constexpr Lang kAll[] = {Lang::kId, Lang::kEn, Lang::kBan};

std::string slurp(const fs::path& path) {
  std::ifstream in(path);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

bool source(const fs::path& path) { return path.extension() == ".cpp" || path.extension() == ".h"; }

// Every Text::kName that stands in the product's own sources.
std::set<std::string> used_names() {
  std::set<std::string> out;
  for (const char* folder : {"kiosk", "assets"}) {
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(BALE_SOURCE_DIR) / folder)) {
      if (!source(entry.path())) continue;
      const auto text = slurp(entry.path());
      for (auto at = text.find("Text::k"); at != std::string::npos; at = text.find("Text::k", at + 1)) {
        std::size_t end = at + 6;
        while (end < text.size() && std::isalnum(static_cast<unsigned char>(text[end]))) ++end;
        out.insert(text.substr(at + 6, end - at - 6));
      }
    }
  }
  return out;
}

std::string name_of(std::string_view key) {
  std::string out = "k";
  bool up = true;
  for (const char c : key) {
    if (c == '.' || c == '_') {
      up = true;
    } else {
      out += up ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
      up = false;
    }
  }
  return out;
}

struct Verdict {
  bool accepted{};
  std::string said;
  std::string table;  // what it wrote
};

// Runs the build's own tool on catalogues.
Verdict packed(const std::vector<std::string>& files, const fs::path& folder) {
  std::string line = std::string(BALE_BIN_DIR) + "/bale-pack-texts " + folder.string();
  for (const auto& file : files) line += " " + file;
  line += " 2>" + (folder / "said").string();
  const bool ok = std::system(line.c_str()) == 0;  // NOLINT: our own tool, our own paths
  return {ok, slurp(folder / "said"), slurp(folder / "texts.inc")};
}

Verdict pack(const std::string& source_po, const std::string& other_po) {
  const auto folder = fs::temp_directory_path() / ("bale-i18n-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  std::ofstream(folder / "a.po") << source_po;
  std::ofstream(folder / "b.po") << other_po;
  auto out = packed({(folder / "a.po").string(), (folder / "b.po").string()}, folder);
  fs::remove_all(folder);
  return out;
}
bool accepted(const std::string& source_po, const std::string& other_po) {
  return pack(source_po, other_po).accepted;
}

std::string po(const std::string& entries) {
  return "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\n" + entries;
}

// A catalogue that may fall back.
std::string ban(const std::string& entries) {
  return "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\nX-Fallback: yes\\n\"\n\n" +
         entries;
}

// `n` entries a.x0 … with these words and this comment line.
std::string entries(int n, const std::string& words, const std::string& comment = "") {
  std::string out;
  for (int i = 0; i < n; ++i) {
    out += comment + "msgid \"a.x" + std::to_string(i) + "\"\nmsgstr \"" + words + "\"\n\n";
  }
  return out;
}

}  // namespace

TEST_CASE("Every key of the catalogues is used by the product") {
  if (!fs::exists(fs::path(BALE_SOURCE_DIR) / "kiosk/screens")) return;
  const auto used = used_names();
  std::string unused;
  for (std::size_t i = 0; i < kTexts; ++i) {
    const auto key = key_of(static_cast<Text>(i));
    if (!used.contains(name_of(key))) unused += std::string(key) + " ";
  }
  CHECK(unused == "");
}

TEST_CASE("No text is empty, apologises, or says only that something is not valid") {
  for (const auto lang : kAll) {
    for (std::size_t i = 0; i < kTexts; ++i) {
      const std::string words(tr(lang, static_cast<Text>(i)));
      CAPTURE(words);
      CHECK_FALSE(words.empty());
      for (const char* bad : {"maaf", "Maaf", "tidak valid", "sorry", "Sorry", "invalid", "...", "ampura",
                              "Ampura"}) {
        CHECK(words.find(bad) == std::string::npos);
      }
    }
  }
}

TEST_CASE("Placeholders are filled, and what is filled in is not read again") {
  CHECK(format("Langkah {n} dari {m}", {{"n", "2"}, {"m", "5"}}) == "Langkah 2 dari 5");
  CHECK(format("{a}{b}", {{"a", "{b}"}, {"b", "x"}}) == "{b}x");
  CHECK(format("kosong {c}.", {}) == "kosong .");
  CHECK(format("tidak ditutup {n", {{"n", "1"}}) == "tidak ditutup {n");
}

TEST_CASE("Each of the seventeen pictures has its word") {
  std::set<std::string_view> words;
  for (const auto key : bale::report::category_keys()) {
    words.insert(tr(Lang::kId, category_text(key)));
    CHECK(key_of(category_text(key)) == "category." + std::string(key));
  }
  CHECK(words.size() == 17);
  CHECK(category_text("tidak-ada") == Text::kCategoryLainnya);
}

TEST_CASE("A language without a catalogue reads Indonesian") {
  CHECK(lang_of(0) == Lang::kId);
  CHECK(lang_of(1) == Lang::kEn);
  CHECK(lang_of(2) == Lang::kBan);
  CHECK(lang_of(3) == Lang::kId);
  CHECK(lang_of(255) == Lang::kId);
}

TEST_CASE("The build refuses catalogues that do not agree") {
  const auto good = po("msgid \"a.b\"\nmsgstr \"x {n}\"\n");
  CHECK(accepted(good, po("msgid \"a.b\"\nmsgstr \"{n} y\"\n")));
  CHECK_FALSE(accepted(good, po("")));                                         // missing
  CHECK_FALSE(accepted(good, po("msgid \"a.b\"\nmsgstr \"\"\n")));             // untranslated
  CHECK_FALSE(accepted(good, po("msgid \"a.b\"\nmsgstr \"y\"\n")));            // placeholder lost
  CHECK_FALSE(accepted(good, po("msgid \"a.b\"\nmsgstr \"{m}\"\n")));          // another one
  CHECK_FALSE(accepted(good, po("#, fuzzy\nmsgid \"a.b\"\nmsgstr \"{n}\"\n")));
  CHECK_FALSE(accepted(good, good + "\nmsgid \"a.c\"\nmsgstr \"stray\"\n"));
  CHECK_FALSE(accepted(good, good + "\nmsgid \"a.b\"\nmsgstr \"{n} twice\"\n"));
  CHECK_FALSE(accepted(good, "msgid \"a.b\nbroken"));
}

TEST_CASE("A text without Balinese reads Indonesian and is flagged") {
  const auto source = po("msgid \"a.b\"\nmsgstr \"satu {n}\"\n\nmsgid \"a.c\"\nmsgstr \"dua\"\n");
  const auto other = "msgid \"a.c\"\nmsgstr \"kalih\"\n";
  for (const char* gap : {"", "msgid \"a.b\"\nmsgstr \"\"\n\n",
                          "#, fuzzy\nmsgid \"a.b\"\nmsgstr \"asiki {n}\"\n\n",
                          "msgid \"a.b\"\nmsgstr \"asiki {m}\"\n\n"}) {
    CAPTURE(gap);
    const auto made = pack(source, ban(std::string(gap) + other));
    CHECK(made.accepted);
    CHECK(made.table.find("{\n  \"satu {n}\",\n  \"kalih\",\n}") != std::string::npos);
    CHECK(made.table.find("{\n  true,\n  false,\n}") != std::string::npos);
    CHECK(made.said.find("1 texts fall back") != std::string::npos);
  }
}

TEST_CASE("A kind of report has its word by its key, and a stranger is a complaint") {
  CHECK(kind_text("pengaduan") == Text::kKindPengaduan);
  CHECK(kind_text("aspirasi") == Text::kKindAspirasi);
  CHECK(kind_text("permintaan_informasi") == Text::kKindPermintaan);
  CHECK(kind_text("") == Text::kKindPengaduan);
}

TEST_CASE("A family of texts tells of its fallbacks as the texts do") {
  std::map<std::string, bool> families;
  for (std::size_t i = 0; i < kTexts; ++i) {
    const auto text = static_cast<Text>(i);
    const std::string key(key_of(text));
    families[key.substr(0, key.find('.'))] |= is_fallback(Lang::kBan, text);
  }
  for (const auto& [family, fallen] : families) {
    CAPTURE(family);
    CHECK(any_fallback(Lang::kBan, family) == fallen);
    CHECK_FALSE(any_fallback(Lang::kEn, family));
  }
  CHECK_FALSE(any_fallback(Lang::kBan, "kin"));
}

TEST_CASE("More than 5 % of Balinese equal to Indonesian and not marked fail the build") {
  const auto source = po(entries(40, "kata"));
  const auto own = [](int from) {  // a.x<from> … a.x39 in Balinese
    std::string out;
    for (int i = from; i < 40; ++i) {
      out += "msgid \"a.x" + std::to_string(i) + "\"\nmsgstr \"kruna\"\n\n";
    }
    return out;
  };
  CHECK(accepted(source, ban(entries(2, "kata") + own(2))));
  const auto refused = pack(source, ban(entries(3, "kata") + own(3)));
  CHECK_FALSE(refused.accepted);
  CHECK(refused.said.find("a.x2") != std::string::npos);
  CHECK(accepted(source, ban(entries(3, "kata", "#. same\n") + own(3))));
  CHECK_FALSE(accepted(source, ban(entries(3, "kata", "#. the same\n") + own(3))));
  CHECK(accepted(source, ban("")));  // nothing translated yet: all flagged, none mistaken
}

TEST_CASE("The Balinese catalogue is nearly whole and carries no entry that lost its use") {
  std::size_t fallen = 0;
  for (std::size_t i = 0; i < kTexts; ++i) {
    CHECK_FALSE(is_fallback(Lang::kId, static_cast<Text>(i)));
    CHECK_FALSE(is_fallback(Lang::kEn, static_cast<Text>(i)));
    fallen += is_fallback(Lang::kBan, static_cast<Text>(i)) ? 1U : 0U;
  }
  CHECK(fallen * 20 <= kTexts);
  const auto folder = fs::temp_directory_path() / ("bale-i18n-own-" + std::to_string(::getpid()));
  fs::create_directories(folder);
  const std::string from = std::string(BALE_SOURCE_DIR) + "/assets/i18n/";
  const auto made = packed({from + "id.po", from + "ban.po"}, folder);
  fs::remove_all(folder);
  CHECK(made.accepted);
  CHECK(made.said == "");
  CHECK(slurp(from + "ban.po").find("unreviewed") != std::string::npos);
}
