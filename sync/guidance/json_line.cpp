#include "sync/guidance/json_line.h"

#include <nlohmann/json.hpp>

namespace bale::guidance {

SecretString json_line(std::string_view text, const assets::Day& day) {
  using nlohmann::json;
  const auto found = suggest(text, {}, day);
  json out{{"categories", json::array()}, {"agencies", found.units}, {"because", json::array()}};
  for (const auto& one : found.categories) out["categories"].push_back(one.category);
  for (const auto& word : found.because) out["because"].push_back(word.view());
  return SecretString(out.dump(-1, ' ', false, json::error_handler_t::replace));
}

}  // namespace bale::guidance
