// bale-pack-texts FOLDER id.po en.po …: catalogues to C++ tables, at build time.
//
// Writes FOLDER/text_key.h (enum class Text) and FOLDER/texts.inc (one row of words a language).
// The first catalogue is the source of truth. The build fails on a missing or fuzzy translation, a
// key the source does not have, and placeholders that differ.
#include <gettext-po.h>

#include <cctype>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

using Catalogue = std::map<std::string, std::string>;
int faults = 0;  // the tool's verdict: any fault fails the build

void fault(std::string_view where, std::string_view what) {
  std::cerr << "texts: " << where << ": " << what << '\n';
  ++faults;
}

void on_error(int severity, po_message_t, const char* file, std::size_t, std::size_t, int,
              const char* text) {
  fault(file == nullptr ? "catalogue" : file, text);
  if (severity == PO_SEVERITY_FATAL_ERROR) std::exit(1);  // libgettextpo demands not to return
}
void on_two_errors(int severity, po_message_t a, const char* file, std::size_t line,
                   std::size_t column, int many, const char* text, po_message_t, const char*,
                   std::size_t, std::size_t, int, const char*) {
  on_error(severity, a, file, line, column, many, text);
}

bool key_form(std::string_view key) {
  for (const char c : key) {
    if (!(std::islower(static_cast<unsigned char>(c)) || std::isdigit(static_cast<unsigned char>(c)) ||
          c == '_' || c == '.')) {
      return false;
    }
  }
  return key.find('.') != std::string_view::npos;
}

void take(Catalogue& out, const std::string& path, po_message_t message) {
  const std::string key = po_message_msgid(message);
  if (key.empty() || po_message_is_obsolete(message)) return;
  const std::string words = po_message_msgstr(message);
  if (!key_form(key)) fault(path, "not a key: " + key);
  if (words.empty()) fault(path, "no translation: " + key);
  if (po_message_is_fuzzy(message)) fault(path, "fuzzy, to be looked at: " + key);
  if (!out.emplace(key, words).second) fault(path, "twice: " + key);
}

Catalogue read(const std::string& path) {
  const po_xerror_handler handler{on_error, on_two_errors};
  const po_file_t file = po_file_read(path.c_str(), &handler);
  Catalogue out;
  if (file == nullptr) {
    fault(path, "cannot be read");
    return out;
  }
  const po_message_iterator_t each = po_message_iterator(file, nullptr);
  while (const po_message_t message = po_next_message(each)) take(out, path, message);
  po_message_iterator_free(each);
  po_file_free(file);
  return out;
}

std::multiset<std::string> placeholders(std::string_view words) {
  std::multiset<std::string> out;
  for (auto open = words.find('{'); open != std::string_view::npos; open = words.find('{', open + 1)) {
    out.emplace(words.substr(open, words.find('}', open) - open + 1));
  }
  return out;
}

void compare(const std::string& path, const Catalogue& source, const Catalogue& other) {
  for (const auto& [key, words] : source) {
    const auto found = other.find(key);
    if (found == other.end()) {
      fault(path, "missing: " + key);
    } else if (placeholders(words) != placeholders(found->second)) {
      fault(path, "other placeholders than the source: " + key);
    }
  }
  for (const auto& [key, words] : other) {
    if (!source.contains(key)) fault(path, "not in the source: " + key);
  }
}

// "kind.heading" -> "kKindHeading"
std::string name_of(std::string_view key) {
  std::string out = "k";
  bool up = true;
  for (const char c : key) {
    if (c == '.' || c == '_') {
      up = true;
      continue;
    }
    out += up ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
    up = false;
  }
  return out;
}

std::string literal(std::string_view words) {
  std::string out = "\"";
  for (const char c : words) {
    if (c == '"' || c == '\\') out += '\\';
    out += c == '\n' ? "\\n" : std::string(1, c);
  }
  return out + "\"";
}

void write_keys(const std::string& path, const Catalogue& source) {
  std::ofstream out(path);
  out << "// Made by bale-pack-texts from assets/i18n/*.po.\n#pragma once\n#include <cstdint>\n"
         "namespace bale::assets {\nenum class Text : std::uint16_t {\n";
  std::set<std::string> names;
  for (const auto& [key, words] : source) {
    if (!names.insert(name_of(key)).second) fault(key, "another key has the same name in C++");
    out << "  " << name_of(key) << ",\n";
  }
  out << "};\ninline constexpr std::size_t kTexts = " << source.size() << ";\n}\n";
}

void write_words(const std::string& path, const std::vector<Catalogue>& languages) {
  std::ofstream out(path);
  out << "constexpr std::string_view kKeys[kTexts] = {\n";
  for (const auto& [key, words] : languages.front()) out << "  " << literal(key) << ",\n";
  out << "};\nconstexpr std::string_view kWords[" << languages.size() << "][kTexts] = {\n";
  for (const auto& language : languages) {
    out << "{\n";
    for (const auto& [key, words] : language) out << "  " << literal(words) << ",\n";
    out << "},\n";
  }
  out << "};\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: bale-pack-texts FOLDER SOURCE.po OTHER.po...\n";
    return 2;
  }
  std::vector<Catalogue> languages;
  for (int i = 2; i < argc; ++i) languages.push_back(read(argv[i]));
  for (std::size_t i = 1; i < languages.size(); ++i) {
    compare(argv[i + 2], languages.front(), languages[i]);
  }
  const std::string folder = argv[1];
  if (faults == 0) write_keys(folder + "/text_key.h", languages.front());
  if (faults == 0) write_words(folder + "/texts.inc", languages);
  return faults == 0 ? 0 : 1;
}
