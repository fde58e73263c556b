#include "kiosk/ui/narration.h"

#include <algorithm>
#include <optional>

#include "kiosk/ui/spoken.h"

namespace bale::ui {
namespace {

using assets::Lang;
using assets::Text;

constexpr std::string_view kMask = "\u2022";
constexpr std::size_t kSlugMost = 60;

std::optional<Text> text_of(std::string_view words, Lang lang) {
  for (std::size_t i = 0; i < assets::kTexts; ++i) {
    const auto text = static_cast<Text>(i);
    if (assets::tr(lang, text) == words) return text;
  }
  return std::nullopt;
}

class Narrator {
 public:
  Narrator(const Description& screen, Lang lang) : screen_(screen), lang_(lang) {}

  Narration whole() {
    say_role(Role::kHeading);
    say_role(Role::kBanner);
    say_role(Role::kProgress);
    for (const Item& i : screen_.items) {
      if (i.zone == Zone::kBody && !i.target && shown(i.role)) say_shown(i);
    }
    for (const Item& i : screen_.items) {
      if (i.zone == Zone::kBody && i.target && i.role != Role::kKey) say_item(i, false);
    }
    const auto keys = std::ranges::count_if(
        screen_.items, [](const Item& i) { return i.target && i.role == Role::kKey; });
    if (keys > 0) add(tr(Text::kSayKeys, {{"n", std::to_string(keys)}}));
    for (const Item& i : screen_.items) {
      if (i.zone == Zone::kPlinth) say_item(i, false);
    }
    // Where the ring stands is the last word, unless it waits on the roof: a screen that has nothing
    // to answer says only its own words.
    const Item* const at = screen_.focused();
    if (at != nullptr && at->zone != Zone::kRoof) say_item(*at, true);
    return std::move(out_);
  }

  Narration one(const Item& item) {
    say_item(item, true);
    return std::move(out_);
  }

  Narration help() {
    say_role(Role::kHeading);
    say_role(Role::kBanner);
    add(assets::tr(lang_, Text::kSayHow));
    if (const Item* at = screen_.focused()) say_item(*at, true);
    return std::move(out_);
  }

 private:
  static bool shown(Role role) {
    return role == Role::kText || role == Role::kBadge || role == Role::kStage ||
           role == Role::kCode || role == Role::kField || role == Role::kCountdown;
  }
  // Whoever hears the position goes to it without counting: answers only, not roof and not plinth.
  static bool counted(const Item& i) {
    return i.target && i.zone == Zone::kBody && i.role != Role::kKey && i.role != Role::kField;
  }

  std::string tr(Text text, std::initializer_list<assets::Filling> fillings) const {
    return assets::format(assets::tr(lang_, text), fillings);
  }

  void add(std::string_view written) {
    if (written.empty()) return;
    out_.push_back({spoken_form(written, lang_), audio_key(written, lang_)});
    if (lang_ != Lang::kBan) return;
    if (const auto text = text_of(written, lang_)) {
      out_.back().indonesian = spoken_form(assets::tr(Lang::kId, *text), Lang::kId);
    }
  }
  // What no recording can hold: typed words, figures.
  void add_private(std::string_view written) {
    if (!written.empty()) out_.push_back({spoken_form(written, lang_), {}, {}});
  }

  // The code itself, or what it is called.
  void add_code(std::string_view written) {
    const bool signs = std::ranges::all_of(written, [](char c) {
      return c == '-' || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    });
    if (!signs) return add(written);
    if (auto words = spoken_code(written, lang_); !words.empty()) {
      out_.push_back({std::move(words), {}, {}});
    }
  }

  void say_role(Role role) {
    for (const Item& i : screen_.items) {
      if (i.role != role) continue;
      add(i.label);
      if (role == Role::kBanner) add(i.value);
    }
  }

  void say_shown(const Item& i) {
    if (i.role == Role::kField) return say_field(i);
    // A stage or a point: its date or its detail belongs to it.
    const auto say = [&](std::string_view written) {
      i.role == Role::kCode ? add_code(written) : add(written);
    };
    say(i.label);
    if (i.value != i.label) say(i.value);
  }

  void say_field(const Item& i) {
    if (i.value.empty()) return add(tr(Text::kSayEmpty, {{"label", i.label}}));
    add(i.label);
    if (i.masked || i.value.find(kMask) != std::string::npos) {
      add(tr(Text::kSayMasked, {{"n", std::to_string(signs(i.value))}}));
    } else {
      add_private(i.value);
    }
  }

  // Figures and dots; the blanks between groups are not typed.
  static std::size_t signs(std::string_view value) {
    std::size_t n = 0;
    for (const char c : value) n += c != ' ' && (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    return n;
  }

  void say_item(const Item& i, bool alone) {
    const std::size_t said = out_.size();
    if (i.role == Role::kField) {
      say_field(i);
    } else if (counted(i)) {
      const auto [place, of] = position(i);
      add_private(tr(Text::kSayPosition,
                     {{"n", std::to_string(place)}, {"m", std::to_string(of)}}));
      add(i.label);
    } else {
      add(i.label);
    }
    if (i.role != Role::kField && !i.value.empty() && i.value != i.label) add(i.value);
    if (i.selected) add(assets::tr(lang_, Text::kSaySelected));
    if (i.target && !i.enabled) add(assets::tr(lang_, Text::kSayNotYet));
    if (alone && i.role == Role::kKey) {
      // A letter or a mark alone is named, not breathed.
      if (auto named = spoken_key(i.label, lang_); !named.empty()) out_[said].words = named;
    }
  }

  std::pair<std::size_t, std::size_t> position(const Item& item) const {
    std::size_t place = 0;
    std::size_t of = 0;
    for (const Item& i : screen_.items) {
      if (!counted(i)) continue;
      ++of;
      if (&i == &item) place = of;
    }
    return {place, of};
  }

  const Description& screen_;
  Lang lang_;
  Narration out_;
};

}  // namespace

Narration narrate(const Description& screen, Lang lang) { return Narrator(screen, lang).whole(); }

Narration narrate(const Description& screen, const Item& item, Lang lang) {
  return Narrator(screen, lang).one(item);
}

Narration narrate_help(const Description& screen, Lang lang) {
  return Narrator(screen, lang).help();
}

Narration narrate_typed(std::string_view words, Lang lang) {
  return {{assets::format(assets::tr(lang, Text::kSayTyped),
                          {{"words", spoken_form(words, lang)}}),
           {}, {}}};
}

std::string audio_key(std::string_view words, Lang lang) {
  if (const auto text = text_of(words, lang)) {
    std::string key(assets::key_of(*text));
    std::ranges::replace(key, '.', '/');
    return key;
  }
  std::string slug = "text/";
  for (const char c : words) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    const bool plain = (small >= 'a' && small <= 'z') || (small >= '0' && small <= '9');
    if (plain) {
      slug += small;
    } else if (slug.back() != '-' && slug.back() != '/') {
      slug += '-';
    }
    if (slug.size() >= kSlugMost) break;
  }
  while (slug.back() == '-') slug.pop_back();
  return slug.back() == '/' ? std::string() : slug;
}

}  // namespace bale::ui
