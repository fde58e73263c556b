// The camera against a driver made by us: good, slow, pulled out, lying
// (tests/support/v4l2_shim.c).
#include "platform/camera/camera.h"

#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>

#include "platform/camera/v4l2_stream.h"
#include "tests/support/pictures.h"

using namespace bale;
using namespace bale::testing;

namespace {

class Folder {
 public:
  Folder() {
    std::string path = (std::filesystem::temp_directory_path() / "bale-XXXXXX").string();
    REQUIRE(::mkdtemp(path.data()) != nullptr);
    path_ = path;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }
  std::string write(const std::string& name, ByteView content) const {
    std::ofstream(path_ + "/" + name, std::ios::binary) << text_of(content);
    return path_ + "/" + name;
  }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

std::unique_ptr<Camera> fake(const std::string& kind) {
  return make_camera("/dev/bale-fake/" + kind);
}

struct Seen {
  int frames{0};
  int misses{0};
  std::optional<Errc> end;
};

Seen watch(Camera& camera, int asks) {
  Seen out;
  for (int i = 0; i < asks; ++i) {
    const auto frame = camera.preview(40);
    if (frame) {
      ++out.frames;
      CHECK(frame->rgb.size() == static_cast<std::size_t>(frame->width * frame->height * 3));
      CHECK(frame->width <= kPreviewWidth);
    } else if (frame.error().code == Errc::kUnavailable) {
      ++out.misses;
    } else {
      out.end = frame.error().code;
      return out;
    }
  }
  return out;
}

int light(const Picture& picture, int x, int y) {
  return picture.rgb[static_cast<std::size_t>(y * picture.width + x) * 3];
}

}  // namespace

TEST_CASE("an MJPEG camera shows its pictures, also when they lack their tables") {
  const Folder folder;
  const auto path = folder.write("frame.jpg", jpeg_of(quarters(320, 240)));
  ::setenv("BALE_V4L2_JPEG", path.c_str(), 1);
  auto camera = fake("mjpeg");
  CHECK(camera->present());
  REQUIRE(camera->open());
  const auto seen = watch(*camera, 10);
  CHECK(seen.frames == 10);
  const auto frame = camera->preview(100);
  REQUIRE(frame);
  CHECK(frame->width == 320);
  CHECK(light(*frame, 10, 10) > 150);  // red quarter
  const auto still = camera->still();
  REQUIRE(still);
  CHECK(still->height == 240);
  camera->close();
  CHECK_FALSE(camera->preview(10));
  REQUIRE(camera->open());  // and once more
  CHECK(camera->preview(100));
}

TEST_CASE("a YUYV camera shows its pictures in colours a screen knows") {
  auto camera = fake("yuyv");
  REQUIRE(camera->open());
  const auto frame = camera->preview(100);
  REQUIRE(frame);
  CHECK(frame->width == 640);
  CHECK(light(*frame, 10, 10) == 28);
  CHECK(light(*frame, 600, 470) == 214);
  const auto still = camera->still();
  REQUIRE(still);
  CHECK(still->width == 800);  // as large as it can
}

TEST_CASE("a camera that stalls gives nothing more, without holding anybody up") {
  auto camera = fake("stall");
  REQUIRE(camera->open());
  const auto seen = watch(*camera, 12);
  CHECK(seen.frames == 5);
  CHECK(seen.misses == 7);
  CHECK_FALSE(seen.end);
  CHECK(camera->still());  // the other stream is a new start
}

TEST_CASE("a camera that is pulled out says so and can be shut") {
  auto camera = fake("unplug");
  REQUIRE(camera->open());
  const auto seen = watch(*camera, 12);
  CHECK(seen.frames == 5);
  CHECK(seen.end == Errc::kIo);
  camera->close();
}

TEST_CASE("a driver that lies costs frames or the camera, never memory") {
  auto damaged = fake("damaged");
  REQUIRE(damaged->open());
  const auto seen = watch(*damaged, 10);
  CHECK(seen.frames == 5);
  CHECK(seen.misses == 5);
  for (const auto* kind : {"short", "length"}) {
    auto camera = fake(kind);
    REQUIRE(camera->open());
    CHECK(watch(*camera, 6).frames == 0);
    CHECK(camera->still().error().code == Errc::kUnavailable);
  }
  auto index = fake("index");
  REQUIRE(index->open());
  CHECK(watch(*index, 3).end == Errc::kIo);
  for (const auto* kind : {"format", "size"}) {
    CHECK(fake(kind)->open().error().code == Errc::kInvalid);
  }
}

TEST_CASE("no camera, one in use, and a file that is no camera are told apart") {
  CHECK_FALSE(make_camera("/nonexistent/video0")->present());
  CHECK(make_camera("/nonexistent/video0")->open().error().code == Errc::kNotFound);
  CHECK(fake("busy")->open().error().code == Errc::kBusy);
  const Folder folder;
  CHECK(make_camera(folder.write("video0", {}))->open().error().code == Errc::kInvalid);
}

TEST_CASE("frames that are no JPEG are misses, not pictures") {
  const Folder folder;
  auto cut = jpeg_of(quarters(64, 48));
  cut.resize(cut.size() - 20);
  for (const auto& frame : {SecretBytes{}, SecretBytes(1000, 7), cut, SecretBytes{0xFF, 0xD8}}) {
    const auto path = folder.write("frame.jpg", frame);
    ::setenv("BALE_V4L2_JPEG", path.c_str(), 1);
    auto camera = fake("mjpeg");
    REQUIRE(camera->open());
    const auto seen = watch(*camera, 4);
    CHECK(seen.frames == 0);
    CHECK(seen.misses == 4);
  }
}

TEST_CASE("a folder of JPEGs is a camera that shows them in turn") {
  const Folder folder;
  CHECK_FALSE(make_camera(folder.path())->present());
  CHECK(make_camera(folder.path())->open().error().code == Errc::kNotFound);
  folder.write("1.jpg", jpeg_of(quarters(1200, 900)));
  folder.write("2.jpg", jpeg_of(quarters(90, 120)));
  folder.write("notes.txt", view_of("x"));
  auto camera = make_camera(folder.path());
  CHECK(camera->present());
  REQUIRE(camera->open());
  CHECK(camera->preview(1000)->width == 640);
  CHECK(camera->preview(1000)->width == 90);
  CHECK(camera->still()->width == 1200);
}

TEST_CASE("grey, white and the three colours of YUYV come out as themselves") {
  const std::uint8_t frame[] = {126, 128, 235, 128, 81, 90, 81, 240};  // grey white / red red
  const auto picture = camera::from_yuyv(frame, 2, 2, 4);
  CHECK(picture.rgb == SecretBytes{128, 128, 128, 255, 255, 255, 255, 0, 0, 255, 0, 0});
}
