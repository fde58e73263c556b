// A visitor with a finger: finds things on the kiosk's screen by their label in the description
// that bale-kiosk-test writes, and touches them by real pointer events.
//
// Thread: one. Errors are std::runtime_error with the screen's labels in them.
#pragma once

#include <chrono>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "tests/support/display.h"

namespace bale::testing {

class Visitor {
 public:
  // `description` is the file given to --describe; it may not exist yet.
  Visitor(Display& display, std::string description);

  // The newest line of the description.
  [[nodiscard]] nlohmann::json screen() const;
  [[nodiscard]] std::string screen_name() const;
  void wait_for(const std::string& screen_name,
                std::chrono::milliseconds limit = std::chrono::seconds(15)) const;
  // Waits until something on the screen has this label or value (part of it is enough).
  void wait_for_text(const std::string& text,
                     std::chrono::milliseconds limit = std::chrono::seconds(15)) const;

  // Something that can be touched: by its whole label, else by the beginning of one.
  [[nodiscard]] std::optional<nlohmann::json> find(const std::string& label) const;
  [[nodiscard]] bool shows(const std::string& text) const;
  // First item of this role: its value, or its label when it has none.
  [[nodiscard]] std::string words_of(const std::string& role) const;

  // Finger down and up in the middle of it. Waits up to `limit` for it to be there.
  void press(const std::string& label,
             std::chrono::milliseconds limit = std::chrono::seconds(10));
  // Types on the on-screen keyboard exactly this: capitals by its key where the keyboard does not
  // make them itself, digits by its other page, space, newline and . , ? -
  void type(const std::string& text);

  [[nodiscard]] static PixelRect rect_of(const nlohmann::json& item);
  void touch(const PixelRect& rect);
  [[nodiscard]] Display& display() { return display_; }

 private:
  void press_key(const std::string& label);
  void set_capitals(bool wanted);
  [[nodiscard]] std::optional<nlohmann::json> find_key(const std::string& label) const;
  [[noreturn]] void complain(const std::string& what) const;

  Display& display_;
  std::string description_;
  PixelRect last_;  // what was touched last: the same place again too soon is a bounce
};

}  // namespace bale::testing
