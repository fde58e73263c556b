// From the save path to the centre's keys: what was attached comes out whole, or nothing was saved.
#include <doctest/doctest.h>

#include "sync/seal/attachment.h"
#include "tests/support/pictures.h"
#include "tests/unit/filing/fixture.h"

using namespace bale;
using namespace bale::filing;

namespace {

report::Attachment a_photo(int side = 64) {
  return {report::AttachmentType::kJpeg, testing::jpeg_of(testing::quarters(side, side))};
}

struct Received {
  seal::Envelope envelope;
  std::vector<report::Attachment> attachments;
};

// As the centre will: envelope, keys out of the box, streams by the ids of the parts.
std::vector<Received> received(const Kiosk& kiosk) {
  std::vector<Received> out;
  auto box = kiosk.outbox();
  auto lease = box.lease(kiosk.clock.wall(), {.max_items = 1'000, .max_bytes = 1U << 30U});
  REQUIRE(lease);
  if (!*lease) return out;
  for (const auto& item : (*lease)->items()) {
    auto envelope = seal::decode_envelope(item.envelope);
    REQUIRE(envelope);
    auto record = seal::open_record(envelope->box, kiosk.opening, envelope->id, kiosk.kiosk);
    REQUIRE(record);
    const auto& keys = std::get<seal::ReportRecord>(*record).attachments;
    REQUIRE(keys.size() == envelope->parts.size());
    Received one{*envelope, {}};
    for (std::size_t i = 0; i < keys.size(); ++i) {
      const auto sealed = box.sealed_part(envelope->parts[i].id);
      REQUIRE(sealed);
      auto opened =
          seal::open_attachment(*sealed, keys[i], envelope->id, static_cast<std::uint8_t>(i));
      REQUIRE(opened);
      one.attachments.push_back(std::move(*opened));
    }
    out.push_back(std::move(one));
  }
  return out;
}

std::string run_bale_file(const Kiosk& kiosk, const std::string& input, int& code) {
  const auto base = kiosk.data() + ".io";
  std::ofstream(base + ".in", std::ios::binary) << input;
  const auto command = std::string(BALE_BIN_DIR) + "/bale-file --ndjson --data " + kiosk.data() +
                       " < " + base + ".in > /dev/null 2> " + base + ".err";
  code = WEXITSTATUS(std::system(command.c_str()));
  std::ifstream in(base + ".err");
  std::string err{std::istreambuf_iterator<char>(in), {}};
  for (const char* end : {".in", ".err"}) std::filesystem::remove(base + end);
  return err;
}

std::string line(const std::string& paths) {
  return R"({"classification":"aspirasi","title":"a","content":"b","anonim":false,"rahasia":true,)"
         R"("attachments":[)" +
         paths + "]}\n";
}

}  // namespace

TEST_CASE("photos saved with a report are opened by the centre's keys, in their order") {
  Kiosk kiosk;
  kiosk.enrol();
  auto filing = kiosk.open();
  const std::vector<report::Attachment> attachments{
      a_photo(64),
      a_photo(64),
      {report::AttachmentType::kPdf, SecretBytes{'%', 'P', 'D', 'F', '-'}}};
  const auto minted = filing.mint();
  REQUIRE(minted);
  REQUIRE(filing.save(a_report(), *minted, attachments));
  const auto got = received(kiosk);
  REQUIRE(got.size() == 1);
  REQUIRE(got[0].attachments.size() == 3);
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(got[0].attachments[i].bytes == attachments[i].bytes);
    CHECK(got[0].attachments[i].type == attachments[i].type);
  }
  CHECK(got[0].envelope.parts[0].sha256 != got[0].envelope.parts[1].sha256);
}

TEST_CASE("too many, too large, or not what they say: nothing is saved at all") {
  Kiosk kiosk;
  kiosk.enrol();
  auto filing = kiosk.open();
  const auto minted = filing.mint();
  REQUIRE(minted);
  const std::vector<report::Attachment> four{a_photo(), a_photo(), a_photo(), a_photo()};
  CHECK(filing.save(a_report(), *minted, four).error().code == Errc::kInvalid);
  auto large = a_photo();
  large.bytes.resize(report::kAttachmentBytesMax + 1);
  CHECK(filing.save(a_report(), *minted, {&large, 1}).error().code == Errc::kInvalid);
  auto false_name = a_photo();
  false_name.type = report::AttachmentType::kPdf;
  CHECK(filing.save(a_report(), *minted, {&false_name, 1}).error().code == Errc::kInvalid);
  const report::Attachment nothing;
  CHECK(filing.save(a_report(), *minted, {&nothing, 1}).error().code == Errc::kInvalid);
  CHECK(received(kiosk).empty());
}

TEST_CASE("bale-file takes the files its lines name, and refuses only the line whose file is bad") {
  Kiosk kiosk;
  kiosk.enrol();
  const auto photo = kiosk.data() + "/foto.jpg";
  const auto jpeg = testing::with_segment(testing::jpeg_of(testing::quarters(2000, 1000)), 0xE1,
                                          testing::exif(1));
  std::ofstream(photo, std::ios::binary) << text_of(jpeg);
  int code = 0;
  const auto err = run_bale_file(
      kiosk, line("\"" + photo + "\",\"" + photo + "\"") + line("\"/nowhere.jpg\"") + line(""),
      code);
  CHECK(code == 1);
  CHECK(err == "line 2: an attachment is not there\n");
  const auto got = received(kiosk);
  REQUIRE(got.size() == 2);
  REQUIRE(got[0].attachments.size() == 2);
  const auto read = decode_picture(got[0].attachments[1].bytes);
  REQUIRE(read);
  CHECK(read->width == 1600);
  CHECK(text_of(got[0].attachments[1].bytes).find("TelponPunyaWayan") == std::string_view::npos);
  CHECK(got[1].attachments.empty());
}
