// What a photo, a voice note and a spoken sentence leave behind after the visit: nothing, in memory
// and on disk. Each is looked for while it is there, or the search would prove nothing.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>

#include "platform/files.h"
#include "platform/microphone/voice_note.h"
#include "platform/speech/sound.h"
#include "sync/filing/photo.h"
#include "tests/e2e/camera_folder.h"
#include "tests/e2e/hall.h"
#include "tests/support/scan.h"

using namespace bale;
using testing::Hall;
using testing::Scanner;
using testing::within;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr std::size_t kBlock = 64;  // bytes that are looked for, eight at a time

std::string block_of(const void* data, std::size_t bytes, std::size_t at) {
  REQUIRE(at + kBlock <= bytes);
  return {static_cast<const char*>(data) + at, kBlock};
}

// The same pixels as they lie in a picture, and in a texture: four bytes each, either way round.
std::vector<std::string> pixels_of(const Picture& picture) {
  const std::size_t at = picture.rgb.size() / 2 / 3 * 3;
  const std::string rgb = block_of(picture.rgb.data(), picture.rgb.size(), at);
  std::vector<std::string> out{rgb};
  for (const bool blue_first : {false, true}) {
    for (const char fill : {'\xFF', '\0'}) {
      std::string four;
      for (std::size_t i = 0; i + 3 <= rgb.size(); i += 3) {
        four += {blue_first ? rgb[i + 2] : rgb[i], rgb[i + 1], blue_first ? rgb[i] : rgb[i + 2],
                 fill};
      }
      out.push_back(four);
    }
  }
  return out;
}

// Noise to look at: no two frames of the world have eight bytes of it in common.
struct Scene {
  SecretBytes jpeg = testing::jpeg_of(testing::noise(640, 480, 77), 85);
  Picture preview = *decode_frame(jpeg, kPicturePixelsMax);
  filing::Photo photo = *filing::make_photo(Picture(preview));
  Picture shown = *decode_picture(photo.attachment.bytes);
};

// Noise to listen to.
struct Talk {
  speech::Pcm sound = speech::Pcm(static_cast<std::size_t>(speech::kRate) * 3);
  VoiceSamples heard;
  SecretBytes note;

  explicit Talk(const std::string& wav) {
    SeededRandom random(78);
    SecretBytes dice(sound.size() * 2);
    random.fill(dice);
    std::memcpy(sound.data(), dice.data(), dice.size());
    speech::amplify(sound, 0.2F);
    const auto bytes = speech::wav_of(sound);
    testing::write_text(wav, std::string(bytes.begin(), bytes.end()));
    heard = resample(*speech::read_wav(wav), speech::kRate, kVoiceRate);
    NoteWriter writer;
    for (std::size_t i = 0; i < 40; ++i) {  // 0.8 s: the beginning of any longer note
      REQUIRE(writer.add(std::span(heard).subspan(i * kVoiceFrame, kVoiceFrame)));
    }
    note = *writer.finish();
  }
};

std::string samples_block(std::span<const std::int16_t> samples) {
  return block_of(samples.data(), samples.size_bytes(), samples.size_bytes() / 2 & ~std::size_t{1});
}

class Search {
 public:
  void add(const std::string& what, std::vector<std::string> blocks) {
    parts_.emplace_back(what, Scanner(blocks));
  }
  // Waits for it: frames and samples come and go.
  void must_find(const std::string& what, pid_t pid) const {
    for (const auto& [name, scanner] : parts_) {
      if (name != what) continue;
      CAPTURE(what);
      CHECK(within(seconds(30), [&] { return !scanner.memory(pid).empty(); }));
      return;
    }
    FAIL(what << " is not looked for");
  }
  void must_find_nothing(pid_t pid, const std::string& folder) const {
    for (const auto& [name, scanner] : parts_) {
      std::size_t scanned = 0;
      const auto found = scanner.memory(pid, &scanned);
      INFO(name << " in memory: " << testing::describe(found));
      CHECK(found.empty());
      CHECK(scanned > 10'000'000);
      const auto on_disk = scanner.folder(folder);
      INFO(name << " on disk: " << testing::describe(on_disk));
      CHECK(on_disk.empty());
    }
  }

 private:
  std::vector<std::pair<std::string, Scanner>> parts_;
};

const std::string kWords = "Got mampet sekali.";

// The loudest of what was said.
std::string spoken_block(const std::string& wav) {
  const auto said = speech::read_wav(wav);
  REQUIRE(said);
  const auto loudest = std::ranges::max_element(*said) - said->begin();
  const auto from = std::min<std::size_t>(static_cast<std::size_t>(loudest),
                                          said->size() - kBlock / 2);
  return block_of(said->data(), said->size() * 2, from * 2);
}

}  // namespace

TEST_CASE("after a visit nothing of its photo, its voice note and what was spoken is left") {
  Hall hall({});
  const Scene scene;
  const testing::CameraFolder camera(hall.house().path("camera"));
  camera.show(scene.jpeg);
  const Talk talk(hall.house().path("talk.wav"));
  const auto said = hall.house().path("said.wav");
  hall.enrol();
  hall.configure(camera.config() + "[microphone]\ndevice = \"" + hall.house().path("talk.wav") +
                 "\"\n[voice]\ndevice = \"" + said + "\"\n");
  hall.start_kiosk();
  const pid_t pid = hall.kiosk().pid();
  Search search;
  search.add("preview", pixels_of(scene.preview));
  search.add("photo", {block_of(scene.photo.attachment.bytes.data(),
                                scene.photo.attachment.bytes.size(),
                                scene.photo.attachment.bytes.size() / 2)});
  search.add("shown photo", pixels_of(scene.shown));
  search.add("voice", {samples_block(talk.heard)});
  search.add("voice note", {block_of(talk.note.data(), talk.note.size(), talk.note.size() / 2)});
  search.add("words", {kWords});

  auto& v = hall.visitor();
  hall.to_words();
  v.type(kWords);
  v.press("Bacakan");
  REQUIRE(within(seconds(20), [&] { return std::filesystem::exists(said); }));
  std::this_thread::sleep_for(milliseconds(500));
  search.add("speech", {spoken_block(said)});
  search.must_find("speech", pid);
  search.must_find("words", pid);

  v.press("Ambil foto");
  v.wait_for("photo");
  v.press("Ambil", seconds(20));
  search.must_find("preview", pid);
  v.press("Pakai foto ini", seconds(20));
  search.must_find("photo", pid);
  search.must_find("shown photo", pid);
  v.wait_for("words");
  v.press("Rekam suara");
  v.wait_for("voice_note");
  v.press("Mulai rekam");
  search.must_find("voice", pid);
  std::this_thread::sleep_for(seconds(1));
  v.press("Berhenti");
  v.press("Pakai rekaman ini");
  search.must_find("voice note", pid);

  v.wait_for("words");
  v.press("Lanjut");
  v.press("Saya tidak tahu");
  v.press("Kediri");
  v.press("Banjar Anyar");
  v.wait_for("landmark");
  v.press("Lewati");
  v.press("Kemarin");
  v.press("Terbuka");
  v.wait_for("contact");
  v.press("Lanjut");
  v.press("Saya setuju");
  v.wait_for("review");
  (void)hall.submit();
  hall.leave();
  search.must_find_nothing(pid, hall.data());
  CHECK(hall.house().status(hall.data()).at("pending") == 1);  // it is there, sealed
}
