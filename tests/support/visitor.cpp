#include "tests/support/visitor.h"

#include <algorithm>
#include <cctype>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace bale::testing {
namespace {

using nlohmann::json;
using std::chrono::milliseconds;

constexpr milliseconds kHold{45};    // a quick finger
constexpr milliseconds kBetween{40};
constexpr milliseconds kBounce{180};  // the same place again within 150 ms is a bounce (kiosk.md)
constexpr milliseconds kLook{10};

std::string text_at(const json& item, const char* key) {
  const auto found = item.find(key);
  return found != item.end() && found->is_string() ? found->get<std::string>() : std::string();
}

// The last whole line of a growing file.
std::string last_line(const std::string& path) {
  constexpr std::streamoff kTail = 512 * 1024;
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  if (!in) return {};
  const std::streamoff size = in.tellg();
  const auto from = std::max<std::streamoff>(0, size - kTail);
  in.seekg(from);
  std::string text(static_cast<std::size_t>(size - from), '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  const auto end = text.rfind('\n');
  if (end == std::string::npos) return {};
  const auto before = end == 0 ? std::string::npos : text.rfind('\n', end - 1);
  const auto start = before == std::string::npos ? 0 : before + 1;
  return text.substr(start, end - start);
}

template <typename Ready>
bool wait_until(milliseconds limit, Ready ready) {
  const auto until = std::chrono::steady_clock::now() + limit;
  while (!ready()) {
    if (std::chrono::steady_clock::now() > until) return false;
    std::this_thread::sleep_for(kLook);
  }
  return true;
}

bool same_letter(const std::string& a, const std::string& b) {
  return a.size() == 1 && b.size() == 1 &&
         std::tolower(static_cast<unsigned char>(a[0])) ==
             std::tolower(static_cast<unsigned char>(b[0]));
}

}  // namespace

Visitor::Visitor(Display& display, std::string description)
    : display_(display), description_(std::move(description)) {}

json Visitor::screen() const {
  auto out = json::parse(last_line(description_), nullptr, false);
  return out.is_object() ? out : json{{"screen", ""}, {"items", json::array()}};
}

std::string Visitor::screen_name() const { return text_at(screen(), "screen"); }

void Visitor::wait_for(const std::string& screen_name, milliseconds limit) const {
  if (!wait_until(limit, [&] { return this->screen_name() == screen_name; })) {
    complain("the screen \"" + screen_name + "\" did not come");
  }
}

void Visitor::wait_for_text(const std::string& text, milliseconds limit) const {
  if (!wait_until(limit, [&] { return shows(text); })) complain("\"" + text + "\" did not come");
}

std::optional<json> Visitor::find(const std::string& label) const {
  const auto now = screen();
  const auto& items = now.at("items");
  for (const auto& item : items) {
    if (item.value("target", false) && text_at(item, "label") == label) return item;
  }
  for (const auto& item : items) {
    if (item.value("target", false) && text_at(item, "label").starts_with(label)) return item;
  }
  return std::nullopt;
}

bool Visitor::shows(const std::string& text) const {
  const auto now = screen();
  const auto& items = now.at("items");
  return std::any_of(items.begin(), items.end(), [&](const json& item) {
    return text_at(item, "label").find(text) != std::string::npos ||
           text_at(item, "value").find(text) != std::string::npos;
  });
}

std::string Visitor::words_of(const std::string& role) const {
  const auto now = screen();
  for (const auto& item : now.at("items")) {
    if (text_at(item, "role") != role) continue;
    const auto value = text_at(item, "value");
    return value.empty() ? text_at(item, "label") : value;
  }
  return {};
}

PixelRect Visitor::rect_of(const json& item) {
  const auto& rect = item.at("rect_px");
  const auto at = [&](std::size_t i) { return static_cast<int>(rect.at(i).get<double>()); };
  return {at(0), at(1), at(2), at(3)};
}

void Visitor::touch(const PixelRect& rect) {
  if (last_.x == rect.x && last_.y == rect.y) std::this_thread::sleep_for(kBounce);
  last_ = rect;
  display_.move(rect.x + rect.w / 2, rect.y + rect.h / 2);
  std::this_thread::sleep_for(milliseconds(5));
  display_.down();
  std::this_thread::sleep_for(kHold);
  display_.up();
  std::this_thread::sleep_for(kBetween);
}

void Visitor::press(const std::string& label, milliseconds limit) {
  std::optional<json> item;
  const bool there = wait_until(limit, [&] {
    item = find(label);
    return item && item->value("enabled", true);
  });
  if (!there) complain("\"" + label + "\" is not there to be pressed");
  touch(rect_of(*item));
}

std::optional<json> Visitor::find_key(const std::string& label) const {
  const auto now = screen();
  for (const auto& item : now.at("items")) {
    if (text_at(item, "role") != "key") continue;
    const auto name = text_at(item, "label");
    if (name == label || same_letter(name, label)) return item;
  }
  return std::nullopt;
}

void Visitor::press_key(const std::string& label) {
  const auto key = find_key(label);
  if (!key) complain("the keyboard has no key \"" + label + "\"");
  const auto before = last_line(description_);
  touch(rect_of(*key));
  // What a key does is seen on the screen: in a field, or on the keyboard itself.
  (void)wait_until(milliseconds(1000), [&] { return last_line(description_) != before; });
}

// Turns the capitals on or off as the letter wants them; a keyboard without that key has one case.
void Visitor::set_capitals(bool wanted) {
  for (const auto* label : {"Huruf besar", "Capital letters", "Capitals"}) {
    const auto key = find_key(label);
    if (key && key->value("selected", false) != wanted) press_key(label);
    if (key) return;
  }
}

void Visitor::type(const std::string& text) {
  const auto first_of = [&](std::initializer_list<const char*> names) -> std::string {
    for (const auto* name : names) {
      if (find_key(name)) return name;
    }
    complain(std::string("the keyboard has no key \"") + *names.begin() + "\"");
  };
  for (const char c : text) {
    if (c == ' ') {
      press_key(first_of({"Spasi", "Space", " "}));
      continue;
    }
    if (c == '\n') {
      press_key(first_of({"Baris baru", "New line"}));
      continue;
    }
    const std::string label(1, c);
    if (!find_key(label)) {
      press_key(std::isdigit(static_cast<unsigned char>(c)) != 0 ? "123" : first_of({"ABC", "123"}));
      if (!wait_until(milliseconds(3000), [&] { return find_key(label).has_value(); })) {
        complain("the keyboard has no key \"" + label + "\"");
      }
    }
    if (std::isalpha(static_cast<unsigned char>(c)) != 0) {
      set_capitals(std::isupper(static_cast<unsigned char>(c)) != 0);
    }
    press_key(label);
  }
}

void Visitor::complain(const std::string& what) const {
  const auto now = screen();
  std::string labels;
  for (const auto& item : now.at("items")) {
    labels += "\n  " + text_at(item, "role") + ": " + text_at(item, "label");
    if (!text_at(item, "value").empty()) labels += " = " + text_at(item, "value");
    if (!item.value("enabled", true)) labels += " (not enabled)";
  }
  throw std::runtime_error(what + "; on the screen \"" + text_at(now, "screen") + "\":" + labels);
}

}  // namespace bale::testing
