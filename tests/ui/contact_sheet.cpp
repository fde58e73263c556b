#include "tests/ui/contact_sheet.h"

#include <fstream>
#include <string_view>

namespace bale::testing {
namespace {

constexpr std::string_view kHead = R"(<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Bale Lapor: all screens</title>
<style>
:root { color-scheme: light dark; font: 16px/1.4 "Noto Sans", sans-serif }
body { margin: 2rem } h2 { margin: 3rem 0 1rem } nav a { margin-right: 1rem; white-space: nowrap }
section { display: flex; flex-wrap: wrap; gap: 1.5rem; align-items: flex-start }
figure { margin: 0; max-width: 30rem } img { max-width: 30rem; max-height: 30rem; border: 1px solid }
figcaption { font-size: .85rem } .fault { font-weight: bold; color: #b00020 }
</style>
)";

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '<') out += "&lt;";
    else if (c == '&') out += "&amp;";
    else if (c == '"') out += "&quot;";
    else out += c;
  }
  return out;
}

std::string figure(const SheetPicture& p) {
  const std::string file = escaped(p.file);
  const std::string caption = escaped(p.caption);
  std::string out = "<figure><a href=\"" + file + "\"><img loading=\"lazy\" src=\"" + file +
                    "\" alt=\"" + caption + "\"></a><figcaption>" + caption;
  for (const auto& fault : p.faults) out += "<div class=\"fault\">" + escaped(fault) + "</div>";
  return out + "</figcaption></figure>\n";
}

}  // namespace

bool ContactSheet::write(const std::string& folder) const {
  std::ofstream out(folder + "/index.html");
  std::size_t pictures = 0;
  std::size_t faults = 0;
  std::string links;
  for (const auto& [screen, all] : screens_) {
    pictures += all.size();
    for (const auto& p : all) faults += p.faults.size();
    links += "<a href=\"#" + screen + "\">" + screen + "</a>\n";
  }
  out << kHead << "<h1>All screens</h1><p>" << pictures << " pictures, " << faults
      << " faults.</p>\n<nav>" << links << "</nav>\n";
  for (const auto& [screen, all] : screens_) {
    out << "<h2 id=\"" << screen << "\">" << screen << "</h2><section>\n";
    for (const auto& p : all) out << figure(p);
    out << "</section>\n";
  }
  out.flush();
  return out.good();
}

}  // namespace bale::testing
