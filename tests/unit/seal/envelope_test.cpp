// What is sealed comes out whole, and only for the centre, under its own id and from its own kiosk.
#include "sync/seal/envelope.h"

#include <doctest/doctest.h>
#include <sodium.h>

#include "platform/fake/random.h"
#include "sync/seal/compress.h"
#include "sync/seal/record_codec.h"

using namespace bale;
using namespace bale::seal;

namespace {

const SecretOpenKey& centre() {
  static const SecretOpenKey key{ByteArray<32>{7}};
  return key;
}
constexpr Id16 kId{1};
constexpr Id16 kKiosk{2};

report::Report full_report() {
  report::Report r;
  r.classification = report::Classification::kPengaduan;
  r.title = "Lampu jalan padam di Banjar Anyar";
  r.content = "Sejak Senin malam tiga lampu padam.\nWarga takut lewat.";
  r.incident_date = report::Date{2026, 11, 16};
  r.place = report::Place{"51.02.05.2001", "depan pura"};
  r.unit = "dishub";
  r.category = "lampu_jalan";
  r.privacy = report::Privacy{true, false};
  r.contact = {"Wayan", "+6281234567890", "wayan@example.id", "5102054107900001"};
  r.lang = report::Lang::kEn;
  r.consent = report::Consent{"2026-1", 1'795'000'000'123};
  return r;
}

report::Report bare_report() {
  report::Report r;
  r.classification = report::Classification::kAspirasi;
  r.title = "a";
  r.content = "b";
  r.privacy = report::Privacy{false, true};
  return r;
}

void check_equal(const report::Report& a, const report::Report& b) {
  CHECK(a.classification == b.classification);
  CHECK(a.title == b.title);
  CHECK(a.content == b.content);
  CHECK(a.incident_date == b.incident_date);
  REQUIRE(a.place.has_value() == b.place.has_value());
  if (a.place) {
    CHECK(a.place->desa == b.place->desa);
    CHECK(a.place->text == b.place->text);
  }
  CHECK(a.unit == b.unit);
  CHECK(a.category == b.category);
  REQUIRE(b.privacy);
  CHECK(a.privacy->anonim == b.privacy->anonim);
  CHECK(a.privacy->rahasia == b.privacy->rahasia);
  CHECK(a.contact.name == b.contact.name);
  CHECK(a.contact.phone == b.contact.phone);
  CHECK(a.contact.email == b.contact.email);
  CHECK(a.contact.nik == b.contact.nik);
  CHECK(a.lang == b.lang);
  REQUIRE(a.consent.has_value() == b.consent.has_value());
  if (a.consent) {
    CHECK(a.consent->notice_version == b.consent->notice_version);
    CHECK(a.consent->given_at == b.consent->given_at);
  }
}

Bytes seal_ok(const Record& record) {
  auto box = seal_record(record, kId, kKiosk, centre().public_key());
  REQUIRE(box);
  return *box;
}

// A box whose inside is `plain`, made with the centre's public key by anybody.
Bytes box_of(ByteView plain) {
  Bytes box(plain.size() + crypto_box_SEALBYTES);
  crypto_box_seal(box.data(), plain.data(), plain.size(), centre().public_key().data());
  return box;
}

Bytes without_dictionary(ByteView frame) {
  Bytes out{0};
  for (const auto b : frame) out.push_back(b);
  return out;
}

Bytes with_binding(ByteView record, std::uint8_t format = kRecordFormat) {
  Bytes plain(kId.begin(), kId.end());
  plain.insert(plain.end(), kKiosk.begin(), kKiosk.end());
  plain.push_back(format);
  plain.insert(plain.end(), record.begin(), record.end());
  const auto frame = compress(plain);
  REQUIRE(frame);
  return without_dictionary(*frame);
}

}  // namespace

TEST_CASE("a report with every field comes out of its box as it went in") {
  const ReportRecord in{ByteArray<32>{9, 8}, full_report()};
  const auto out = open_record(seal_ok(in), centre(), kId, kKiosk);
  REQUIRE(out);
  const auto& record = std::get<ReportRecord>(*out);
  CHECK(record.master == in.master);
  check_equal(in.report, record.report);
}

TEST_CASE("a report with only what is required comes out as it went in") {
  const ReportRecord in{ByteArray<32>{1}, bare_report()};
  const auto out = open_record(seal_ok(in), centre(), kId, kKiosk);
  REQUIRE(out);
  check_equal(in.report, std::get<ReportRecord>(*out).report);
}

TEST_CASE("every category, kind, language and privacy choice survives the seal") {
  for (const auto key : report::category_keys()) {
    for (int bits = 0; bits < 36; ++bits) {
      auto r = bare_report();
      r.category = key;
      r.privacy = report::Privacy{(bits & 1) != 0, (bits & 2) != 0};
      r.classification = static_cast<report::Classification>((bits / 4) % 3);
      r.lang = static_cast<report::Lang>(bits / 12);
      const auto coded = encode_record(ReportRecord{{}, r});
      REQUIRE(coded);
      const auto out = decode_record(*coded);
      REQUIRE(out);
      check_equal(r, std::get<ReportRecord>(*out).report);
    }
  }
}

TEST_CASE("a desa of any province survives the seal") {
  for (const char* code : {"00.00.00.0000", "11.01.01.2001", "51.02.05.2001", "99.99.99.9999"}) {
    auto r = bare_report();
    r.classification = report::Classification::kPengaduan;
    r.place = report::Place{code, ""};
    const auto coded = encode_record(ReportRecord{{}, r});
    REQUIRE(coded);
    const auto out = decode_record(*coded);
    REQUIRE(out);
    CHECK(std::get<ReportRecord>(*out).report.place->desa == code);
  }
}

TEST_CASE("acts, lost and kinds of a later version come out as they went in") {
  const Act act{Kind::kRating, Lookup{3}, Id16{4}, "terima kasih", 5, Hash32{6}};
  const auto out = open_record(seal_ok(act), centre(), kId, kKiosk);
  REQUIRE(out);
  const auto& got = std::get<Act>(*out);
  CHECK(got.kind == Kind::kRating);
  CHECK(got.lookup == act.lookup);
  CHECK(got.act == act.act);
  CHECK(got.text == act.text);
  CHECK(got.stars == 5);
  CHECK(got.proof == act.proof);
  CHECK(got.body_digest() == act.body_digest());

  const auto lost = open_record(seal_ok(Lost{{1, 500, 1ULL << 40U}}), centre(), kId, kKiosk);
  REQUIRE(lost);
  CHECK(std::get<Lost>(*lost).seqs == std::vector<std::uint64_t>{1, 500, 1ULL << 40U});

  const Unknown later{77, {0x82, 0x01, 0x61, 'x'}};
  const auto unknown = open_record(seal_ok(later), centre(), kId, kKiosk);
  REQUIRE(unknown);
  CHECK(std::get<Unknown>(*unknown).kind == 77);
  CHECK(std::get<Unknown>(*unknown).body == later.body);
}

TEST_CASE("a box opens for no other key, id or kiosk") {
  const auto box = seal_ok(ReportRecord{{}, bare_report()});
  const SecretOpenKey stranger{ByteArray<32>{8}};
  CHECK(open_record(box, stranger, kId, kKiosk).error().code == Errc::kCrypto);
  CHECK(open_record(box, centre(), Id16{9}, kKiosk).error().code == Errc::kInvalid);
  CHECK(open_record(box, centre(), kId, Id16{9}).error().code == Errc::kInvalid);
}

TEST_CASE("a box with any one bit turned over does not open") {
  const auto box = seal_ok(ReportRecord{{}, bare_report()});
  for (std::size_t i = 0; i < box.size() * 8; ++i) {
    auto bad = box;
    bad[i / 8] ^= static_cast<std::uint8_t>(1U << (i % 8));
    CHECK_FALSE(open_record(bad, centre(), kId, kKiosk));
  }
  for (std::size_t size = 0; size < box.size(); ++size) {
    CHECK_FALSE(open_record(ByteView(box).first(size), centre(), kId, kKiosk));
  }
}

TEST_CASE("a box is different every time and shows nothing of its text") {
  const ReportRecord in{{}, full_report()};
  const auto a = seal_ok(in);
  const auto b = seal_ok(in);
  CHECK(a != b);
  CHECK(text_of(a).find("Lampu") == std::string_view::npos);
}

TEST_CASE("a report without its privacy choice, or with a code that is none, is not sealed") {
  const auto refused = [](report::Report r) {
    const auto box =
        seal_record(ReportRecord{{}, std::move(r)}, kId, kKiosk, centre().public_key());
    return !box && box.error().code == Errc::kInvalid;
  };
  auto r = full_report();
  r.privacy.reset();
  CHECK(refused(r));
  r = full_report();
  r.category = "unicorn";
  CHECK(refused(r));
  r = full_report();
  r.place->desa = "51.02";
  CHECK(refused(r));
  r = full_report();
  r.incident_date = report::Date{2026, 2, 31};
  CHECK(refused(r));
}

TEST_CASE("a record larger than the limit is not sealed") {
  CHECK(
      seal_record(Unknown{9, SecretBytes(kRecordMax + 1, 0x00)}, kId, kKiosk, centre().public_key())
          .error()
          .code == Errc::kInvalid);
}

TEST_CASE("a key of order one is refused instead of sealing to everybody") {
  const auto box = seal_record(ReportRecord{{}, bare_report()}, kId, kKiosk, PublicOpenKey{});
  REQUIRE_FALSE(box);
  CHECK(box.error().code == Errc::kCrypto);
}

TEST_CASE("a decompression bomb stops at the limit") {
  const auto bomb = compress(Bytes(16 * 1024 * 1024, 'A'));
  REQUIRE(bomb);
  CHECK(bomb->size() < 4096);
  const auto out = open_record(box_of(without_dictionary(*bomb)), centre(), kId, kKiosk);
  REQUIRE_FALSE(out);
  CHECK(out.error().code == Errc::kCorrupt);
}

TEST_CASE("compressed text of every size comes back") {
  SeededRandom random(1);
  for (std::size_t size = 0; size < 49'000; size = size * 5 / 4 + 1) {
    Bytes plain(size);
    random.fill(plain);
    for (auto& b : plain) b = static_cast<std::uint8_t>('a' + b % 9);
    const auto frame = compress(plain);
    REQUIRE(frame);
    const auto back = decompress(*frame, 64 * 1024);
    REQUIRE(back);
    CHECK(std::ranges::equal(*back, plain));
  }
}

TEST_CASE(
    "a format, a dictionary or a field that this version does not know is damage, not a crash") {
  const auto coded = encode_record(ReportRecord{{}, bare_report()});
  REQUIRE(coded);
  CHECK(open_record(box_of(with_binding(*coded)), centre(), kId, kKiosk));
  CHECK(open_record(box_of(with_binding(*coded, 99)), centre(), kId, kKiosk).error().code ==
        Errc::kCorrupt);
  auto other = with_binding(*coded);
  other[0] = 3;
  CHECK(open_record(box_of(other), centre(), kId, kKiosk).error().code == Errc::kCorrupt);
  for (std::size_t size = 0; size < coded->size(); ++size) {
    CHECK_FALSE(decode_record(ByteView(*coded).first(size)));
  }
  CHECK_FALSE(open_record(box_of({}), centre(), kId, kKiosk));
}

TEST_CASE("hostile insides never crash the reader") {
  SeededRandom random(2);
  const auto coded = encode_record(ReportRecord{{}, full_report()});
  REQUIRE(coded);
  for (int i = 0; i < 200'000; ++i) {
    auto bad = *coded;
    const auto edits = random.bytes<7>();
    for (std::size_t k = 0; k <= edits[0] % 3U; ++k) {
      bad[edits[k * 2 + 1] % bad.size()] = edits[k * 2 + 2];
    }
    (void)decode_record(bad);
    (void)decompress(bad, kRecordMax);
  }
}

TEST_CASE("an envelope is read back as written, and every shorter or longer one is refused") {
  Envelope in{kId, 41, 3, {1, 2, 3}, {{Id16{5}, 300'000, Hash32{6}}}, {-5, 77, -12}};
  const auto bytes = encode(in);
  const auto out = decode_envelope(bytes);
  REQUIRE(out);
  CHECK(out->id == in.id);
  CHECK(out->seq == 41);
  CHECK(out->key == 3);
  CHECK(out->box == in.box);
  REQUIRE(out->parts.size() == 1);
  CHECK(out->parts[0].id == in.parts[0].id);
  CHECK(out->parts[0].size == 300'000);
  CHECK(out->parts[0].sha256 == in.parts[0].sha256);
  CHECK(out->clock.wall == -5);
  CHECK(out->clock.monotonic == 77);
  CHECK(out->clock.offset_ms == -12);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CHECK_FALSE(decode_envelope(ByteView(bytes).first(size)));
  }
  auto longer = bytes;
  longer.push_back(0);
  CHECK_FALSE(decode_envelope(longer));
  in.box.assign(kEnvelopeMax, 0);
  CHECK_FALSE(decode_envelope(encode(in)));
}

TEST_CASE("a typical text of 380 characters travels in fewer than 400 bytes") {
  auto r = full_report();
  r.contact = {};
  r.content =
      "Sejak hari Senin malam tiga lampu jalan di depan Pura Puseh Banjar Anyar padam dan sampai "
      "sekarang belum diperbaiki. Jalan menjadi gelap gulita, anak-anak yang pulang mengaji dan "
      "warga yang pulang dari pasar takut lewat. Kemarin seorang pengendara motor jatuh karena "
      "tidak melihat lubang di tepi jalan. Mohon petugas segera datang memeriksa lampunya dan "
      "menutup lubang itu, terima kasih.";
  const auto box = seal_ok(ReportRecord{ByteArray<32>{9, 8, 7}, r});
  const auto size = encode(Envelope{kId, 1000, 1, box, {}, {1'795'000'000'000, 5'000'000, 12}});
  MESSAGE("box " << box.size() << " B, item of a batch " << size.size() << " B");
  CHECK(box.size() < 400);
}
