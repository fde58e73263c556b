#include <doctest/doctest.h>
#include <sodium.h>
#include <sys/stat.h>

#include <filesystem>

#include "tests/unit/central/fixture.h"

using namespace bale;
using bale::testing::kCheapPassphrase;
using bale::testing::TempFolder;
using central::Passphrase;

namespace {

struct Maker {
  Maker() { REQUIRE(sodium_init() >= 0); }

  Result<central::PublicKeys> make(const char* words, const std::string& root = {}) {
    central::KeygenOptions options;
    options.dir = folder.path() + "/centre";
    options.root_path = root;
    options.passphrase_cost = kCheapPassphrase;
    Passphrase passphrase{SecretString(words == nullptr ? "" : words)};
    if (words != nullptr) options.passphrase = &passphrase;
    return central::keygen(options, random, clock);
  }
  Result<central::Keyring> load(const char* words) {
    Passphrase passphrase{SecretString(words == nullptr ? "" : words)};
    return central::load_keyring(folder / "centre", words == nullptr ? nullptr : &passphrase);
  }

  TempFolder folder;
  FakeClock clock;
  SeededRandom random{7};
};

mode_t mode_of(const std::string& path) {
  struct stat info {};
  REQUIRE(::stat(path.c_str(), &info) == 0);
  return info.st_mode & 0777;
}

}  // namespace

TEST_CASE("Keys made without a passphrase open again and lie in 0600 files of a 0700 folder") {
  Maker maker;
  const auto made = maker.make(nullptr);
  REQUIRE(made);
  CHECK(made->set.serial == 1);
  const auto keys = maker.load(nullptr);
  REQUIRE(keys);
  CHECK_FALSE(keys->sealed);
  CHECK(keys->opening.front().second.public_key() == made->set.opening.front().key);
  for (const char* name : {"signing.key", "opening.key", "data.key"}) {
    CHECK(mode_of(maker.folder / "centre/keys/" + name) == 0600);
  }
  CHECK(mode_of(maker.folder / "centre/root.key") == 0600);
  CHECK(mode_of(maker.folder / "centre/keys") == 0700);
}

TEST_CASE("A passphrase opens its keys, a wrong one, or none, opens nothing") {
  Maker maker;
  REQUIRE(maker.make("padi menguning di sawah"));
  const auto keys = maker.load("padi menguning di sawah");
  REQUIRE(keys);
  CHECK(keys->sealed);
  CHECK(maker.load("padi menguning di kota").error().code == Errc::kCrypto);
  CHECK(maker.load(nullptr).error().code == Errc::kNotReady);
}

TEST_CASE("Sealed key files show none of the secret, plain ones do") {
  Maker plain;
  REQUIRE(plain.make(nullptr));
  Maker sealed;
  REQUIRE(sealed.make("padi menguning di sawah"));
  const auto holds = [](Maker& maker, const char* words) {
    const auto keys = maker.load(words);
    REQUIRE(keys);
    const auto secret = keys->opening.front().second.secret();
    const auto file = bale::testing::read_text(maker.folder / "centre/keys/opening.key");
    return file.find(text_of(secret)) != std::string::npos;
  };
  CHECK(holds(plain, nullptr));
  CHECK_FALSE(holds(sealed, "padi menguning di sawah"));
}

TEST_CASE("Keys are never overwritten, whichever file is there") {
  Maker maker;
  REQUIRE(maker.make(nullptr));
  CHECK(maker.make(nullptr).error().code == Errc::kInvalid);
  std::filesystem::remove_all(maker.folder / "centre/keys");
  CHECK(maker.make(nullptr).error().code == Errc::kInvalid);  // root.key is still there
  CHECK(maker.make(nullptr, maker.folder / "elsewhere.key"));
}

TEST_CASE("A key file in another's place is refused") {
  for (const char* words : {static_cast<const char*>(nullptr), "padi menguning di sawah"}) {
    Maker maker;
    REQUIRE(maker.make(words));
    std::filesystem::copy_file(maker.folder / "centre/keys/data.key",
                               maker.folder / "centre/keys/signing.key",
                               std::filesystem::copy_options::overwrite_existing);
    CHECK(maker.load(words).error().code == Errc::kCrypto);
  }
}

TEST_CASE("A damaged key file or key set is refused with a sentence") {
  Maker maker;
  REQUIRE(maker.make(nullptr));
  bale::testing::write_text(maker.folder / "centre/keys/opening.key", "opening");
  CHECK(maker.load(nullptr).error().code == Errc::kCorrupt);
  auto set = bale::testing::read_text(maker.folder / "centre/keys/keyset.cbor");
  set[set.size() / 2] = static_cast<char>(set[set.size() / 2] ^ 1);
  bale::testing::write_text(maker.folder / "centre/keys/keyset.cbor", set);
  CHECK_FALSE(central::load_public_keys(maker.folder / "centre"));
}

TEST_CASE("A folder without keys says which command makes them") {
  TempFolder folder;
  const auto none = central::load_public_keys(folder.path());
  REQUIRE_FALSE(none);
  CHECK(none.error().code == Errc::kNotReady);
  CHECK(none.error().message.find("keygen") != std::string::npos);
}

TEST_CASE("The passphrase is a file's first line of at least eight characters") {
  TempFolder folder;
  bale::testing::write_text(folder / "good", "padi menguning\nsecond line\n");
  bale::testing::write_text(folder / "short", "padi\n");
  CHECK(Passphrase::from_file(folder / "good"));
  CHECK_FALSE(Passphrase::from_file(folder / "short"));
  CHECK_FALSE(Passphrase::from_file(folder / "missing"));
}

TEST_CASE("The paper copy holds the whole opening key and digits that check it") {
  Maker maker;
  REQUIRE(maker.make(nullptr));
  const auto keys = maker.load(nullptr);
  const auto lines = central::paper_copy(*keys);
  REQUIRE(lines.size() == 1);
  auto digits = lines[0].substr(std::string("opening key 1:").size());
  std::erase(digits, ' ');
  const auto secret = keys->opening.front().second.secret();
  CHECK(digits.substr(0, 64) == to_hex(secret));
  CHECK(digits.substr(64) == to_hex(seal::sha256(secret)).substr(0, 8));
}
