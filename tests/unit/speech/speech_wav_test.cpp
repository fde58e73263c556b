#include <doctest/doctest.h>

#include <cstring>
#include <filesystem>
#include <fstream>
#include <random>

#include "platform/speech/sound.h"
#include "platform/speech/synthesis.h"
#include "tests/support/child.h"

using namespace bale;
using namespace bale::speech;

namespace {

void save(const std::string& path, const std::vector<std::uint8_t>& bytes) {
  std::ofstream(path, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()),
             static_cast<std::streamsize>(bytes.size()));
}

}  // namespace

TEST_CASE("a WAV file is read back as it was written, and at another rate in the same time") {
  testing::TempFolder folder;
  const Pcm tone(1000, 77);
  auto bytes = wav_of(tone);
  save(folder / "a.wav", bytes);
  CHECK(read_wav(folder / "a.wav").value() == tone);
  const std::uint32_t half = kRate / 2;
  std::memcpy(bytes.data() + 24, &half, 4);
  save(folder / "b.wav", bytes);
  CHECK(read_wav(folder / "b.wav").value().size() == 2000);
}

TEST_CASE("stereo, 8 bits, impossible rates, cut and empty files are refused with a sentence") {
  testing::TempFolder folder;
  const auto good = wav_of(Pcm(100, 5));
  const auto with = [&](std::size_t offset, std::uint32_t value, std::size_t size) {
    auto bytes = good;
    std::memcpy(bytes.data() + offset, &value, size);
    save(folder / "x.wav", bytes);
    return read_wav(folder / "x.wav");
  };
  CHECK_FALSE(with(22, 2, 2));        // stereo
  CHECK_FALSE(with(34, 8, 2));        // 8 bits
  CHECK_FALSE(with(20, 3, 2));        // floating point
  CHECK_FALSE(with(24, 0, 4));        // no rate
  CHECK_FALSE(with(24, 400'000, 4));  // too many
  CHECK_FALSE(with(40, 0xFFFFFFFF, 4));  // longer than the file
  CHECK_FALSE(with(0, 0, 4));
  for (const std::size_t length : {0UL, 3UL, 12UL, 30UL, 44UL, 60UL}) {
    save(folder / "cut.wav", {good.begin(), good.begin() + static_cast<std::ptrdiff_t>(length)});
    CHECK_FALSE(read_wav(folder / "cut.wav"));
  }
  CHECK_FALSE(read_wav(folder / "none.wav"));
}

TEST_CASE("a damaged WAV never reads beyond its end") {
  testing::TempFolder folder;
  std::mt19937 random(11);
  for (int i = 0; i < 3000; ++i) {
    auto bytes = wav_of(Pcm(40, 5));
    for (int k = 0; k < 4; ++k) bytes[random() % bytes.size()] = static_cast<std::uint8_t>(random());
    bytes.resize(random() % (bytes.size() + 1));
    save(folder / "f.wav", bytes);
    (void)read_wav(folder / "f.wav");
  }
}

TEST_CASE("the name of a recording leads nowhere but into its folder") {
  testing::TempFolder folder;
  save(folder / "secret.wav", wav_of(Pcm(100, 5)));
  const Recordings recordings(folder.path());
  for (const char* name : {"../secret", "/etc/passwd", "", "a//b", "a/", "Jalan", "a.b", "a/../b"}) {
    CHECK(recordings.find(Language::kIndonesian, name).empty());
  }
  std::filesystem::create_directories(folder / "id/kind");
  save(folder / "id/kind/heading.wav", wav_of(Pcm(100, 5)));
  CHECK(recordings.find(Language::kIndonesian, "kind/heading").size() == 100);
  CHECK(recordings.find(Language::kEnglish, "kind/heading").empty());
}
