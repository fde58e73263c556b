// A photo is sealed for who opens its report, and for nobody else; what is cut, swapped or changed
// does not open.
#include "sync/seal/attachment.h"

#include <doctest/doctest.h>

#include "platform/fake/random.h"
#include "sync/seal/record_codec.h"

using namespace bale;
using namespace bale::seal;

namespace {

constexpr Id16 kReport{1};
constexpr Id16 kKiosk{2};

report::Attachment attachment(std::size_t size) {
  SeededRandom random(size + 1);
  report::Attachment out{report::AttachmentType::kPdf, SecretBytes(size)};
  random.fill(out.bytes);
  return out;
}

SealedAttachment sealed(const report::Attachment& plain, std::uint8_t index = 0) {
  SeededRandom random(5);
  auto out = seal_attachment(plain, kReport, index, random);
  REQUIRE(out);
  return std::move(*out);
}

report::Report a_report() {
  report::Report r;
  r.title = "a";
  r.content = "b";
  r.privacy = report::Privacy{false, true};
  return r;
}

}  // namespace

TEST_CASE("an attachment of any size comes out whole under its own key, report and index") {
  for (const std::size_t size :
       {std::size_t{1}, std::size_t{100}, kAttachmentChunk - 1, kAttachmentChunk,
        kAttachmentChunk + 1, 3 * kAttachmentChunk, report::kAttachmentBytesMax}) {
    const auto plain = attachment(size);
    const auto out = sealed(plain, 2);
    CHECK(out.part.size == out.bytes.size());
    CHECK(out.part.sha256 == sha256(out.bytes));
    CHECK(out.bytes.size() <= kSealedAttachmentMax);
    const auto opened = open_attachment(out.bytes, out.key, kReport, 2);
    REQUIRE(opened);
    CHECK(opened->bytes == plain.bytes);
    CHECK(opened->type == plain.type);
  }
}

TEST_CASE("an attachment does not open under another report, another index or another key") {
  const auto out = sealed(attachment(100'000));
  CHECK_FALSE(open_attachment(out.bytes, out.key, Id16{9}, 0));
  CHECK_FALSE(open_attachment(out.bytes, out.key, kReport, 1));
  auto other = out.key;
  other.key[0] ^= 1;
  CHECK(open_attachment(out.bytes, other, kReport, 0).error().code == Errc::kCrypto);
}

TEST_CASE("an attachment that was cut, lengthened, reordered or changed by a bit does not open") {
  const auto out = sealed(attachment(3 * kAttachmentChunk));
  const auto piece = kAttachmentChunk + 17;
  for (const std::size_t size : {std::size_t{0}, std::size_t{24}, std::size_t{41}, 24 + piece,
                                 24 + 2 * piece, out.bytes.size() - 1}) {
    CHECK_FALSE(open_attachment(ByteView(out.bytes).first(size), out.key, kReport, 0));
  }
  auto longer = out.bytes;
  longer.insert(longer.end(), 18, 0);
  CHECK_FALSE(open_attachment(longer, out.key, kReport, 0));
  auto swapped = out.bytes;
  std::swap_ranges(swapped.begin() + 24, swapped.begin() + 24 + static_cast<long>(piece),
                   swapped.begin() + 24 + static_cast<long>(piece));
  CHECK_FALSE(open_attachment(swapped, out.key, kReport, 0));
  SeededRandom random(3);
  for (int i = 0; i < 50; ++i) {
    auto changed = out.bytes;
    const auto draw = random.bytes<4>();
    const auto at = (draw[0] | draw[1] << 8U | draw[2] << 16U) % changed.size();
    changed[at] ^= static_cast<std::uint8_t>(1U << (draw[3] % 8U));
    CHECK_FALSE(open_attachment(changed, out.key, kReport, 0));
  }
}

TEST_CASE("two identical photos look different once sealed, and have names of their own") {
  const auto plain = attachment(1'000);
  SeededRandom random(5);
  const auto one = seal_attachment(plain, kReport, 0, random);
  const auto two = seal_attachment(plain, kReport, 1, random);
  REQUIRE(one);
  REQUIRE(two);
  CHECK(one->part.id != two->part.id);
  CHECK(one->part.sha256 != two->part.sha256);
  CHECK(one->bytes != two->bytes);
}

TEST_CASE("nothing and too much are refused before anything is sealed") {
  SeededRandom random(5);
  CHECK_FALSE(seal_attachment({}, kReport, 0, random));
  CHECK(seal_attachment(attachment(report::kAttachmentBytesMax + 1), kReport, 0, random)
            .error()
            .code == Errc::kInvalid);
}

TEST_CASE("the keys travel inside the box, and a report without attachments has its old form") {
  const SecretOpenKey centre{ByteArray<32>{7}};
  const auto photo = sealed(attachment(5'000));
  const Record record = ReportRecord{{}, a_report(), {photo.key}};
  CHECK(format_of(record) == 2);
  CHECK(format_of(ReportRecord{{}, a_report()}) == 1);
  const auto box = seal_record(record, kReport, kKiosk, centre.public_key());
  REQUIRE(box);
  const auto read = open_record(*box, centre, kReport, kKiosk);
  REQUIRE(read);
  const auto& keys = std::get<ReportRecord>(*read).attachments;
  REQUIRE(keys.size() == 1);
  const auto opened = open_attachment(photo.bytes, keys[0], kReport, 0);
  REQUIRE(opened);
  CHECK(opened->bytes.size() == 5'000);
  CHECK(opened->type == report::AttachmentType::kPdf);
}

TEST_CASE(
    "a record with a kind of attachment, a count or a format that does not exist is refused") {
  const auto whole = encode_record(ReportRecord{{}, a_report(), {AttachmentKey{}}});
  REQUIRE(whole);
  CHECK(decode_record(*whole));
  CHECK_FALSE(decode_record(*whole, 1));  // keys in a format that has none
  auto kind = *whole;
  kind[kind.size() - 35] = 4;  // [type, bytes(32)]: 82 00 58 20 …
  CHECK_FALSE(decode_record(kind));
  kind[kind.size() - 35] = 3;
  CHECK(decode_record(kind));
  auto count = *whole;
  REQUIRE(count[count.size() - 37] == 0x81);
  count[count.size() - 37] = 0x82;
  CHECK_FALSE(decode_record(count));
  CHECK_FALSE(
      encode_record(ReportRecord{{}, a_report(), std::vector<AttachmentKey>(kPartsMax + 1)}));
}

TEST_CASE("an envelope carries the parts in order, and no more than a reader takes") {
  Envelope envelope;
  envelope.box = {1, 2, 3};
  envelope.seq = 1;
  for (std::uint8_t i = 0; i < kPartsMax; ++i) {
    envelope.parts.push_back({Id16{i}, 100U + i, Hash32{i}});
  }
  const auto read = decode_envelope(encode(envelope));
  REQUIRE(read);
  CHECK(read->parts == envelope.parts);
  envelope.parts.push_back({});
  CHECK_FALSE(decode_envelope(encode(envelope)));
}

TEST_CASE("what an attachment is stands in its first bytes, whatever its name says") {
  using report::AttachmentType;
  using report::recognise;
  CHECK(recognise(view_of("\xFF\xD8\xFF\xE0")) == AttachmentType::kJpeg);
  CHECK(recognise(view_of("\x89PNG\r\n\x1A\n....")) == AttachmentType::kPng);
  CHECK(recognise(view_of("%PDF-1.7")) == AttachmentType::kPdf);
  const std::string ogg = "OggS" + std::string(24, 'x') + "OpusHead";
  CHECK(recognise(view_of(ogg)) == AttachmentType::kOpus);
  CHECK_FALSE(recognise(view_of(ogg.substr(0, 35))));
  CHECK_FALSE(recognise(view_of("GIF89a")));
  CHECK_FALSE(recognise({}));
}
