// Typing help: suggests, never replaces, and gives nothing for what is no word.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>

#include "assets/words/words.h"

using bale::assets::complete;

namespace {

bool has(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace

TEST_CASE("the list is a few thousand words") {
  CHECK(bale::assets::known_words() >= 3000);
}

TEST_CASE("at most three words, the most frequent first, each longer than what was typed") {
  CHECK(complete("ja").size() == 3);
  CHECK(complete("ja").front() == "jalan");
  CHECK(complete("ja", 1).size() == 1);
  CHECK(has(complete("samp"), "sampah"));
  CHECK(has(complete("jembat"), "jembatan"));
  CHECK_FALSE(has(complete("jalan"), "jalan"));
  for (const auto& word : complete("pe")) CHECK(word.starts_with("pe"));
}

TEST_CASE("capitals follow the typing, and names keep theirs") {
  CHECK(complete("Sampa").front() == "Sampah");
  CHECK(complete("jatilu").front() == "Jatiluwih");
  CHECK(complete("tabana").front() == "Tabanan");
}

TEST_CASE("a look-up of marks, digits or bytes gives nothing") {
  for (const char* prefix : {"", "-", "\"", "'", "--", "3", "ja-", "ja ", "\xC3", "%", "\n"}) {
    CHECK(complete(prefix).empty());
  }
  CHECK(complete(std::string(100'000, 'a')).empty());
  CHECK(complete("qzx").empty());
  CHECK(complete("ja", 0).empty());
}

TEST_CASE("a completion takes less than a millisecond") {
  (void)complete("a");
  double fastest = 1e9;
  for (int round = 0; round < 20; ++round) {
    const auto begin = std::chrono::steady_clock::now();
    for (char c = 'a'; c <= 'z'; ++c) (void)complete({&c, 1});
    const std::chrono::duration<double, std::milli> took =
        std::chrono::steady_clock::now() - begin;
    fastest = std::min(fastest, took.count() / 26);
  }
  CHECK(fastest < 1.0);
}
