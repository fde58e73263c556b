#include "tests/arch/arrows.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <regex>
#include <sstream>

namespace bale::arch {
namespace {

constexpr std::array kTop = {"kiosk", "sync", "platform", "assets", "tests"};

// `path` is `prefix` itself, below it, or a file of that name: sync/seal covers sync/seal/cose.h,
// kiosk/main covers kiosk/main.cpp but not kiosk/main_window.cpp.
bool covers(std::string_view prefix, std::string_view path) {
  if (!path.starts_with(prefix)) return false;
  return path.size() == prefix.size() || path[prefix.size()] == '/' || path[prefix.size()] == '.';
}

std::vector<std::string> words(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> out;
  for (std::string word; in >> word;) out.push_back(word);
  return out;
}

bool names_a_room_of_ours(std::string_view target) {
  return std::any_of(kTop.begin(), kTop.end(),
                     [&](std::string_view top) { return target.starts_with(std::string(top) + "/"); });
}

bool may_see(const Rules& rules, const Room& from, std::string_view target) {
  const auto* to = rules.room_of(target);
  if (to == nullptr) return false;
  if (to == &from) return true;
  return std::any_of(from.may_see.begin(), from.may_see.end(), [&](const std::string& allowed) {
    return allowed == "*" || (covers(allowed, target) && rules.room_of(allowed) == to);
  });
}

// Empty: the include keeps the rules.
std::string fault_of_project(const Rules& rules, const Include& include) {
  if (include.angle || !names_a_room_of_ours(include.target) ||
      include.target.find("..") != std::string::npos) {
    return "is not written from the repository root";
  }
  const auto* from = rules.room_of(include.path);
  if (from == nullptr) return "stands in a file that has no room in arrows.txt";
  if (!may_see(rules, *from, include.target)) return "is an arrow that " + from->name + " has not";
  return {};
}

std::string fault_of_foreign(const Rules& rules, const Include& include) {
  for (const auto& home : rules.homes) {
    if (!include.target.starts_with(home.header)) continue;
    const bool at_home = std::any_of(home.places.begin(), home.places.end(), [&](const auto& place) {
      return covers(place, include.path);
    });
    if (!at_home) return "may appear in " + home.places.front() + " only";
  }
  return {};
}

}  // namespace

const Room* Rules::room_of(std::string_view path) const {
  const Room* best = nullptr;
  for (const auto& room : rooms) {
    const bool longer = best == nullptr || room.name.size() > best->name.size();
    if (longer && covers(room.name, path)) best = &room;
  }
  return best;
}

std::optional<Rules> read_rules(std::string_view text) {
  Rules rules;
  std::istringstream in{std::string(text)};
  for (std::string line; std::getline(in, line);) {
    line.erase(std::find(line.begin(), line.end(), '#'), line.end());
    if (words(line).empty()) continue;
    const auto colon = line.find(':');
    if (colon == std::string::npos) return std::nullopt;
    const auto left = words(line.substr(0, colon));
    auto right = words(line.substr(colon + 1));
    if (left.size() == 1) {
      rules.rooms.push_back({left[0], std::move(right)});
    } else if (left.size() == 2 && left[0] == "only" && !right.empty()) {
      rules.homes.push_back({left[1], std::move(right)});
    } else {
      return std::nullopt;
    }
  }
  return rules;
}

std::vector<std::string> sources(const std::filesystem::path& root) {
  std::vector<std::string> out;
  for (const auto* top : kTop) {
    if (!std::filesystem::exists(root / top)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / top)) {
      const auto ending = entry.path().extension().string();
      if (ending != ".h" && ending != ".cpp" && ending != ".c" && ending != ".inc") continue;
      out.push_back(std::filesystem::relative(entry.path(), root).generic_string());
    }
  }
  std::sort(out.begin(), out.end());
  return out;
}

std::vector<Include> includes_of(const std::filesystem::path& root, const std::string& path) {
  static const std::regex directive(R"(^\s*#\s*include\s*(["<])([^">]+)[">])");
  std::ifstream in(root / path);
  std::vector<Include> out;
  int number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    std::smatch match;
    if (std::regex_search(line, match, directive)) {
      out.push_back({path, number, match[2].str(), match[1].str() == "<"});
    }
  }
  return out;
}

std::vector<std::string> check(const std::filesystem::path& root, const Rules& rules) {
  std::vector<std::string> faults;
  for (const auto& path : sources(root)) {
    if (rules.room_of(path) == nullptr) faults.push_back(path + ": has no room in arrows.txt");
    for (const auto& include : includes_of(root, path)) {
      const bool ours = !include.angle || names_a_room_of_ours(include.target);
      const auto fault =
          ours ? fault_of_project(rules, include) : fault_of_foreign(rules, include);
      if (fault.empty()) continue;
      faults.push_back(path + ":" + std::to_string(include.line) + ": \"" + include.target + "\" " +
                       fault);
    }
  }
  return faults;
}

}  // namespace bale::arch
