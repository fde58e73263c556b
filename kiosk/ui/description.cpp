#include "kiosk/ui/description.h"

#include <cmath>
#include <cstring>

namespace bale::ui {
namespace {

constexpr std::uint64_t kPrime = 0x100000001B3ULL;

void mix(std::uint64_t& h, const void* data, std::size_t size) {
  const auto* p = static_cast<const unsigned char*>(data);
  for (std::size_t i = 0; i < size; ++i) h = (h ^ p[i]) * kPrime;
}

void mix(std::uint64_t& h, const std::string& s) {
  mix(h, s.data(), s.size());
  mix(h, "\0", 1);
}

double linear(unsigned channel) {
  const double c = static_cast<double>(channel) / 255.0;
  return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Colour c) {
  return 0.2126 * linear(c & 0xFFU) + 0.7152 * linear((c >> 8U) & 0xFFU) +
         0.0722 * linear((c >> 16U) & 0xFFU);
}

}  // namespace

std::string_view name(Role role) {
  switch (role) {
    case Role::kHeading: return "heading";
    case Role::kText: return "text";
    case Role::kImage: return "image";
    case Role::kButton: return "button";
    case Role::kField: return "field";
    case Role::kKey: return "key";
    case Role::kBadge: return "badge";
    case Role::kProgress: return "progress";
    case Role::kBanner: return "banner";
    case Role::kStage: return "stage";
    case Role::kCode: return "code";
    case Role::kQr: return "qr";
    case Role::kCountdown: return "countdown";
  }
  return "text";
}

const Item* Description::find(std::string_view label) const {
  for (const Item& i : items) {
    if (i.label == label) return &i;
  }
  for (const Item& i : items) {
    if (i.value == label) return &i;
  }
  return nullptr;
}

const Item* Description::in_order(int focus_order) const {
  for (const Item& i : items) {
    if (i.target && i.focus_order == focus_order) return &i;
  }
  return nullptr;
}

const Item* Description::focused() const {
  for (const Item& i : items) {
    if (i.focused) return &i;
  }
  return nullptr;
}

std::uint64_t Description::digest() const {
  std::uint64_t h = 0xCBF29CE484222325ULL;
  mix(h, screen);
  for (const Item& i : items) {
    mix(h, i.label);
    mix(h, i.value);
    mix(h, &i.rect_px, sizeof i.rect_px);
    const unsigned char flags[] = {static_cast<unsigned char>(i.role), i.target, i.enabled,
                                   i.selected, i.overflow, i.focused};
    mix(h, flags, sizeof flags);
  }
  return h;
}

double contrast(Colour a, Colour b) {
  const double la = luminance(a) + 0.05;
  const double lb = luminance(b) + 0.05;
  return la > lb ? la / lb : lb / la;
}

}  // namespace bale::ui
