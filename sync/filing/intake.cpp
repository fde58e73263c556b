#include "sync/filing/intake.h"

#include <algorithm>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <set>

#include "sync/report/attachment.h"
#include "sync/report/validate.h"

namespace bale::filing {
namespace {

// JSON whose nodes and strings are wiped when they are given back. (The lexer's own buffer is
// ordinary memory: bale-file runs with a malloc that overwrites what is freed.)
using WipingString = std::basic_string<char, std::char_traits<char>, WipingAllocator<char>>;
using Json = nlohmann::basic_json<std::map, std::vector, WipingString, bool, std::int64_t,
                                  std::uint64_t, double, WipingAllocator>;

constexpr std::size_t kDepthMax = 4;  // the deepest we know is 2

std::string_view view(const WipingString& text) {
  return {text.data(), text.size()};
}

// Set at the first fault; later reads then do nothing of consequence.
struct Reading {
  std::optional<std::string> fault;
  void say(std::string sentence) {
    if (!fault) fault = std::move(sentence);
  }
};

// A name from the input may go into a sentence only when it cannot do harm on a terminal.
std::string shown(std::string_view name) {
  const bool plain = name.size() <= 32 && std::all_of(name.begin(), name.end(), [](char c) {
                       return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                              (c >= '0' && c <= '9') || c == '_';
                     });
  return plain ? "the field \"" + std::string(name) + "\"" : "a field with an odd name";
}

void only_known(Reading& reading, const Json& object,
                std::initializer_list<std::string_view> known) {
  for (const auto& [key, value] : object.items()) {
    const std::string_view name = view(key);
    if (std::find(known.begin(), known.end(), name) == known.end()) {
      reading.say(shown(name) + " is not known");
    }
  }
}

const Json* member(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() || found->is_null() ? nullptr : &*found;
}

std::string_view text(Reading& reading, const Json& object, const char* name) {
  const auto* value = member(object, name);
  if (value == nullptr) return {};
  if (!value->is_string()) reading.say(shown(name) + " must be text");
  return value->is_string() ? view(value->get_ref<const WipingString&>()) : std::string_view{};
}

std::optional<bool> truth(Reading& reading, const Json& object, const char* name) {
  const auto* value = member(object, name);
  if (value == nullptr) return std::nullopt;
  if (!value->is_boolean()) reading.say(shown(name) + " must be true or false");
  return value->is_boolean() ? std::optional(value->get<bool>()) : std::nullopt;
}

const Json* object_in(Reading& reading, const Json& outer, const char* name) {
  const auto* value = member(outer, name);
  if (value == nullptr || value->is_object()) return value;
  reading.say(shown(name) + " must be an object");
  return nullptr;
}

report::Classification read_classification(Reading& reading, const Json& object) {
  const auto key = text(reading, object, "classification");
  const auto found = report::parse_classification(key);
  if (key.empty()) {
    reading.say("the classification is missing");
  } else if (!found) {
    reading.say("the classification is none of pengaduan, aspirasi, permintaan_informasi");
  }
  return found.value_or(report::Classification::kPengaduan);
}

report::Lang read_lang(Reading& reading, const Json& object) {
  const auto key = text(reading, object, "lang");
  const auto found = key.empty() ? report::Lang::kId : report::parse_lang(key);
  if (!found) reading.say("the language is none of id, en, ban");
  return found.value_or(report::Lang::kId);
}

std::optional<report::Date> read_date(Reading& reading, const Json& object) {
  const auto written = text(reading, object, "incident_date");
  if (written.empty()) return std::nullopt;
  const auto date = report::parse_date(written);
  if (!date) reading.say("the incident date does not look like 2026-11-24");
  return date;
}

std::optional<report::Place> read_place(Reading& reading, const Json& object) {
  const auto* inner = object_in(reading, object, "place");
  if (inner == nullptr) return std::nullopt;
  only_known(reading, *inner, {"desa", "text"});
  report::Place place{std::string(text(reading, *inner, "desa")), text(reading, *inner, "text")};
  if (place.desa.empty() && place.text.empty()) return std::nullopt;
  return place;
}

std::optional<report::Privacy> read_privacy(Reading& reading, const Json& object) {
  const auto anonim = truth(reading, object, "anonim");
  const auto rahasia = truth(reading, object, "rahasia");
  if (!anonim || !rahasia) return std::nullopt;
  return report::Privacy{*anonim, *rahasia};
}

// The stored form where there is one; what has none is left for validate() to name.
SecretString stored_phone(std::string_view written) {
  const auto phone = report::normalise_phone(written);
  return phone ? *phone : SecretString(written);
}

SecretString stored_nik(std::string_view written) {
  const auto nik = report::normalise_nik(written);
  return nik ? *nik : SecretString(written);
}

report::Contact read_contact(Reading& reading, const Json& object) {
  const auto* inner = object_in(reading, object, "contact");
  if (inner == nullptr) return {};
  only_known(reading, *inner, {"name", "phone", "email", "nik"});
  report::Contact contact;
  contact.name = text(reading, *inner, "name");
  contact.phone = stored_phone(text(reading, *inner, "phone"));
  contact.email = text(reading, *inner, "email");
  contact.nik = stored_nik(text(reading, *inner, "nik"));
  return contact;
}

std::vector<std::string> read_attachments(Reading& reading, const Json& object) {
  const auto* list = member(object, "attachments");
  std::vector<std::string> out;
  if (list == nullptr) return out;
  if (!list->is_array() || list->size() > report::kAttachmentsMax) {
    reading.say("the field \"attachments\" must be a list of at most three paths");
    return out;
  }
  for (const auto& path : *list) {
    const auto text = path.is_string() ? view(path.get_ref<const WipingString&>()) : "";
    if (text.empty() || text.find('\0') != std::string_view::npos) {
      reading.say("an attachment must be the path of a file");
    }
    out.emplace_back(text);
  }
  return out;
}

Result<Line> read_line(const Json& object) {
  Reading reading;
  only_known(reading, object,
             {"classification", "title", "content", "incident_date", "place", "unit", "category",
              "anonim", "rahasia", "contact", "lang", "attachments"});
  Line line;
  auto& out = line.report;
  out.classification = read_classification(reading, object);
  out.title = text(reading, object, "title");
  out.content = text(reading, object, "content");
  out.incident_date = read_date(reading, object);
  out.place = read_place(reading, object);
  out.unit = text(reading, object, "unit");
  out.category = text(reading, object, "category");
  out.privacy = read_privacy(reading, object);
  out.contact = read_contact(reading, object);
  out.lang = read_lang(reading, object);
  line.attachments = read_attachments(reading, object);
  if (reading.fault) return fail(Errc::kInvalid, *reading.fault);
  return line;
}

// Watches the parser: a name given twice in one object (which of two "anonim" did the citizen
// choose?) and nesting that no report has.
class Watch {
 public:
  bool operator()(int depth, Json::parse_event_t event, Json& parsed) {
    if (static_cast<std::size_t>(depth) > kDepthMax) too_deep = true;
    if (event == Json::parse_event_t::object_start) names_.emplace_back();
    if (event == Json::parse_event_t::object_end && !names_.empty()) names_.pop_back();
    if (event == Json::parse_event_t::key && !names_.empty()) {
      doubled = !names_.back().insert(parsed.get<WipingString>()).second || doubled;
    }
    return true;
  }
  bool doubled{false};
  bool too_deep{false};

 private:
  std::vector<std::set<WipingString>> names_;
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == '\n' || text.front() == ' ')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.remove_suffix(1);
  return text;
}

}  // namespace

Result<Line> parse_json(std::string_view line) {
  if (!report::valid_utf8(line)) return fail(Errc::kInvalid, "the line is not valid UTF-8");
  Watch watch;
  const auto object = Json::parse(line.begin(), line.end(), std::ref(watch), false);
  if (object.is_discarded()) return fail(Errc::kInvalid, "the line is not JSON");
  if (!object.is_object()) return fail(Errc::kInvalid, "the line is not a JSON object");
  if (watch.too_deep) return fail(Errc::kInvalid, "the object is nested too deeply");
  if (watch.doubled) return fail(Errc::kInvalid, "a field is given twice");
  return read_line(object);
}

Result<report::Report> parse_letter(std::string_view text) {
  if (!report::valid_utf8(text)) return fail(Errc::kInvalid, "the letter is not valid UTF-8");
  const auto letter = trimmed(text);
  const auto end = letter.find('\n');
  report::Report out;
  out.title = trimmed(letter.substr(0, end));
  if (end != std::string_view::npos) out.content = trimmed(letter.substr(end));
  return out;
}

}  // namespace bale::filing
