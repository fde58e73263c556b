#include "platform/secure.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using namespace bale;

TEST_CASE("wipe overwrites, and takes nothing for an answer") {
  std::string text = "rahasia sekali";
  wipe(text.data(), text.size());
  CHECK(text == std::string(14, '\0'));
  wipe(nullptr, 5);
  wipe(text.data(), 0);
}

TEST_CASE("a secret string is edited like a string") {
  SecretString s("abc");
  s.append("def");
  s.push_back('g');
  s.insert(3, "--");
  CHECK(s == "abc--defg");
  s.erase(3, 2);
  CHECK(s == "abcdefg");
  CHECK(s.size() == 7);
  s.clear();
  CHECK(s.empty());
  CHECK(SecretString("a") != SecretString("b"));
}

TEST_CASE("the tail of an erased text is zero, not yesterday's letters") {
  SecretString32 s(U"abcdefgh");
  s.erase(2, 6);
  const auto* behind = s.data() + s.size();
  CHECK(std::all_of(behind, behind + 6, [](char32_t c) { return c == 0; }));
}

TEST_CASE("a text moved from keeps nothing") {
  SecretString a("rahasia sekali");
  const SecretString b = std::move(a);
  CHECK(b == "rahasia sekali");
  CHECK(a.empty());  // NOLINT: that it is empty is the point
}
