// bale-pack-texts FOLDER id.po en.po …: catalogues to C++ tables, at build time.
//
// Writes FOLDER/text_key.h (enum class Text) and FOLDER/texts.inc (one row of words a language, and
// which of them are the source's). The first catalogue is the source of truth. The build fails on a
// missing or fuzzy translation, a key the source does not have, and placeholders that differ.
//
// A catalogue whose header says "X-Fallback: yes" may have such gaps: the source's words stand in,
// flagged, and more than 5 % of them make a warning. In it an entry equal to the source must carry
// the comment "#. same" (a proper name, a term of LAPOR's); more than 5 % without fail the build.
#include <gettext-po.h>

#include <cctype>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

struct Entry {
  std::string words;
  bool fuzzy{false};     // or empty: nobody stands for it
  bool same{false};      // marked as equal to the source on purpose
  bool fallback{false};  // the source's words stand in
};
struct Catalogue {
  std::map<std::string, Entry> entries;
  bool may_fall_back{false};
};
constexpr std::size_t kOneIn = 20;  // 5 % (the issue): the share of texts left in the source's words

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

void warn(std::string_view where, std::string_view what) {
  std::cerr << "texts: " << where << ": warning: " << what << '\n';
}

void gap(const Catalogue& of, std::string_view where, std::string_view what) {
  of.may_fall_back ? warn(where, what) : fault(where, what);
}

bool marked_same(po_message_t message) {
  const std::string comment = std::string("\n") + po_message_extracted_comments(message);
  return comment.find("\nsame\n") != std::string::npos;
}

void take(Catalogue& out, const std::string& path, po_message_t message) {
  const std::string key = po_message_msgid(message);
  if (key.empty() || po_message_is_obsolete(message)) return;
  const Entry entry{.words = po_message_msgstr(message),
                    .fuzzy = po_message_is_fuzzy(message) != 0,
                    .same = marked_same(message)};
  if (!key_form(key)) fault(path, "not a key: " + key);
  if (!out.may_fall_back) {
    if (entry.words.empty()) fault(path, "no translation: " + key);
    if (entry.fuzzy) fault(path, "fuzzy, to be looked at: " + key);
  }
  if (!out.entries.emplace(key, entry).second) fault(path, "twice: " + key);
}

bool may_fall_back(po_file_t file) {
  const char* const header = po_file_domain_header(file, nullptr);
  return header != nullptr && std::string_view(header).find("X-Fallback: yes") != std::string::npos;
}

Catalogue read(const std::string& path) {
  const po_xerror_handler handler{on_error, on_two_errors};
  const po_file_t file = po_file_read(path.c_str(), &handler);
  Catalogue out;
  if (file == nullptr) {
    fault(path, "cannot be read");
    return out;
  }
  out.may_fall_back = may_fall_back(file);
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

// An entry that cannot stand for the source's any more: missing, unfinished, other placeholders.
bool stands(const std::string& path, const Catalogue& other, const std::string& key,
            const Entry& source) {
  const auto found = other.entries.find(key);
  if (found == other.entries.end()) {
    if (!other.may_fall_back) fault(path, "missing: " + key);
    return false;
  }
  if (found->second.fuzzy || found->second.words.empty()) return false;
  if (placeholders(source.words) == placeholders(found->second.words)) return true;
  gap(other, path, "other placeholders than the source: " + key);
  return false;
}

void drop_strays(const std::string& path, const Catalogue& source, Catalogue& other) {
  for (auto at = other.entries.begin(); at != other.entries.end();) {
    const bool known = source.entries.contains(at->first);
    if (!known) gap(other, path, "not in the source: " + at->first);
    at = known ? std::next(at) : other.entries.erase(at);
  }
}

// Fills the gaps with the source's words.
void complete(const std::string& path, const Catalogue& source, Catalogue& other) {
  drop_strays(path, source, other);
  for (const auto& [key, entry] : source.entries) {
    if (stands(path, other, key, entry)) continue;
    other.entries[key] = {.words = entry.words, .fallback = true};
  }
}

// How much of it was never translated, by mistake or for want of the words.
void measure(const std::string& path, const Catalogue& source, const Catalogue& other) {
  if (!other.may_fall_back) return;
  std::size_t fallen = 0;
  std::size_t equal = 0;
  std::string names;
  for (const auto& [key, entry] : other.entries) {
    if (entry.fallback) {
      ++fallen;
    } else if ((entry.words == source.entries.at(key).words) != entry.same) {
      // Said to be equal and is not: the source's words changed, or the mark is a mistake.
      if (entry.same) warn(path, "marked as the same, but differs: " + key);
      if (!entry.same) names += " " + key;
      equal += entry.same ? 0 : 1;
    }
  }
  const std::size_t bound = source.entries.size() / kOneIn;
  if (fallen > bound) warn(path, std::to_string(fallen) + " texts fall back to the source");
  if (equal > bound) fault(path, "equal to the source and not marked as the same:" + names);
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
  for (const auto& [key, entry] : source.entries) {
    if (!names.insert(name_of(key)).second) fault(key, "another key has the same name in C++");
    out << "  " << name_of(key) << ",\n";
  }
  out << "};\ninline constexpr std::size_t kTexts = " << source.entries.size() << ";\n}\n";
}

void write_words(const std::string& path, const std::vector<Catalogue>& languages) {
  std::ofstream out(path);
  const auto table = [&](std::string_view head, const auto& cell) {
    out << "constexpr " << head << "[" << languages.size() << "][kTexts] = {\n";
    for (const auto& language : languages) {
      out << "{\n";
      for (const auto& [key, entry] : language.entries) out << "  " << cell(entry) << ",\n";
      out << "},\n";
    }
    out << "};\n";
  };
  out << "constexpr std::string_view kKeys[kTexts] = {\n";
  for (const auto& [key, entry] : languages.front().entries) out << "  " << literal(key) << ",\n";
  out << "};\n";
  table("std::string_view kWords", [](const Entry& e) { return literal(e.words); });
  table("bool kFallback", [](const Entry& e) { return e.fallback ? "true" : "false"; });
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
    complete(argv[i + 2], languages.front(), languages[i]);
    measure(argv[i + 2], languages.front(), languages[i]);
  }
  const std::string folder = argv[1];
  if (faults == 0) write_keys(folder + "/text_key.h", languages.front());
  if (faults == 0) write_words(folder + "/texts.inc", languages);
  return faults == 0 ? 0 : 1;
}
