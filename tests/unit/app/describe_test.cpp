#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "kiosk/app/describe.h"

using namespace bale;

namespace {
ui::Description one_button() {
  ui::Description d;
  d.screen = "kind";
  ui::Item item;
  item.role = ui::Role::kButton;
  item.label = "Lanjut \"\n";
  item.rect_px = {10, 20, 30, 40};
  item.rect_mm = {1, 2, 3, 4};
  item.target = true;
  item.fg = 0xFF302010;
  d.items.push_back(item);
  d.runs.push_back({});
  return d;
}
}  // namespace

TEST_CASE("A line is JSON with screen, items, rectangles and colours") {
  const auto json = nlohmann::json::parse(app::to_json(one_button()));
  CHECK(json["screen"] == "kind");
  const auto& item = json["items"][0];
  CHECK(item["role"] == "button");
  CHECK(item["label"] == "Lanjut \"\n");
  CHECK(item["rect_px"] == nlohmann::json({10, 20, 30, 40}));
  CHECK(item["rect_mm"][3] == 4);
  CHECK(item["enabled"] == true);
  CHECK(item["fg"] == "#102030");
  CHECK(json["texts"].size() == 1);
}

TEST_CASE("Labels that are no UTF-8 still make a line") {
  auto d = one_button();
  d.items[0].label = "\xFF\xFE";
  CHECK(nlohmann::json::accept(app::to_json(d)));
}

TEST_CASE("A line is written when the description changes and not before") {
  const auto path = std::filesystem::temp_directory_path() / ("bale-describe-" + std::to_string(::getpid()));
  {
    app::Describer writer(path.string());
    auto d = one_button();
    writer.shown(d);
    writer.shown(d);
    d.items[0].label = "Kembali";
    writer.shown(d);
  }
  std::ifstream in(path);
  int lines = 0;
  for (std::string line; std::getline(in, line);) ++lines;
  std::filesystem::remove(path);
  CHECK(lines == 2);
}
