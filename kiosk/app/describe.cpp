#include "kiosk/app/describe.h"

#include <cstdio>
#include <nlohmann/json.hpp>

namespace bale::app {
namespace {

using Json = nlohmann::json;

Json box(const ui::PxRect& r) { return {r.x, r.y, r.w, r.h}; }

std::string hex(ui::Colour colour) {
  char out[8];
  std::snprintf(out, sizeof out, "#%02x%02x%02x", colour & 0xFFU, (colour >> 8U) & 0xFFU,
                (colour >> 16U) & 0xFFU);
  return out;
}

Json to_json(const ui::Item& item) {
  return {{"role", ui::name(item.role)},
          {"label", item.label},
          {"value", item.value},
          {"rect_px", box(item.rect_px)},
          {"rect_mm", {item.rect_mm.x, item.rect_mm.y, item.rect_mm.w, item.rect_mm.h}},
          {"target", item.target},
          {"enabled", item.enabled},
          {"selected", item.selected},
          {"focused", item.focused},
          {"focus_order", item.focus_order},
          {"fg", hex(item.fg)},
          {"bg", hex(item.bg)},
          {"font_px", item.font_px},
          {"text_px", box(item.text_rect)},
          {"clip_px", box(item.clip_rect)},
          {"overflow", item.overflow}};
}

Json to_json(const ui::TextRun& run) {
  return {{"item", run.item},        {"rect_px", box(run.rect)}, {"box_px", box(run.box)},
          {"fg", hex(run.fg)},       {"bg", hex(run.bg)},        {"font_px", run.font_px},
          {"bold", run.bold}};
}

}  // namespace

std::string to_json(const ui::Description& description) {
  Json out{{"screen", description.screen}, {"items", Json::array()}, {"texts", Json::array()}};
  for (const auto& item : description.items) out["items"].push_back(to_json(item));
  for (const auto& run : description.runs) out["texts"].push_back(to_json(run));
  return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void Describer::shown(const ui::Description& description) {
  const auto digest = description.digest();
  if (last_ == digest) return;
  last_ = digest;
  out_ << to_json(description) << std::endl;  // flushed: a test waits for the line
}

}  // namespace bale::app
