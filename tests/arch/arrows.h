// The rules of arrows.txt and a scan of a tree against them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bale::arch {

struct Room {
  std::string name;                   // "sync/seal"
  std::vector<std::string> may_see;   // "platform", "sync/seal/cose", "*"
};

// A third-party header with one home.
struct Home {
  std::string header;                 // prefix of what stands between < and >
  std::vector<std::string> places;
};

struct Rules {
  std::vector<Room> rooms;
  std::vector<Home> homes;

  // The longest room that fits; null: the file has no room.
  [[nodiscard]] const Room* room_of(std::string_view path) const;
};

// nullopt: a line that is not a rule.
[[nodiscard]] std::optional<Rules> read_rules(std::string_view text);

// One include directive of one file; `path` and `line` say where.
struct Include {
  std::string path;  // from the root, with /
  int line{0};
  std::string target;
  bool angle{false};
};

// Sources and headers below `root`, build output and hidden folders left out.
[[nodiscard]] std::vector<std::string> sources(const std::filesystem::path& root);
[[nodiscard]] std::vector<Include> includes_of(const std::filesystem::path& root,
                                               const std::string& path);

// One sentence a fault; empty: the tree keeps the rules.
[[nodiscard]] std::vector<std::string> check(const std::filesystem::path& root, const Rules& rules);

}  // namespace bale::arch
