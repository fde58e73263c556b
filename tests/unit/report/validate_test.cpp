#include "sync/report/validate.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace bale;
using namespace bale::report;

namespace {

constexpr Date kToday{2026, 11, 24};

Report good() {
  Report r;
  r.classification = Classification::kPengaduan;
  r.title = "Lampu jalan padam";
  r.content = "Tiga lampu padam.\nSejak Senin.";
  r.incident_date = kToday;
  r.place = Place{"51.02.05.2001", "depan pura"};
  r.unit = "dishub";
  r.category = "lampu_jalan";
  r.privacy = Privacy{false, false};
  r.contact = {"Wayan", "+6281234567890", "wayan@example.id", "5102054107900001"};
  r.consent = Consent{"2026-1", 1};
  return r;
}

std::vector<Fault> faults(const Report& r) {
  return validate(r, {kToday, nullptr, nullptr});
}

// The one fault that `change` makes of a good report.
template <typename Change>
void expect(Field field, Rule rule, Change&& change) {
  auto r = good();
  change(r);
  const auto found = faults(r);
  REQUIRE(found.size() == 1);
  CHECK(found[0].field == field);
  CHECK(found[0].rule == rule);
}

std::string repeat(std::string_view unit, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += unit;
  return out;
}

SecretString text(const std::string& s) {
  return SecretString(std::string_view(s));
}

}  // namespace

TEST_CASE("a full report and one with only what is required have no fault") {
  CHECK(faults(good()).empty());
  Report bare;
  bare.classification = Classification::kPermintaanInformasi;
  bare.title = "a";
  bare.content = "b";
  bare.privacy = Privacy{};
  bare.consent = Consent{"kertas", 0};
  CHECK(faults(bare).empty());
}

TEST_CASE("title and content are required, and blanks are not words") {
  for (const char* blank : {"", " ", "   ", "\xC2\xA0", "\xE2\x80\x8B"}) {
    expect(Field::kTitle, Rule::kMissing, [&](Report& r) { r.title = blank; });
    expect(Field::kContent, Rule::kMissing, [&](Report& r) { r.content = blank; });
  }
  expect(Field::kContent, Rule::kMissing, [](Report& r) { r.content = "\n\n"; });
}

TEST_CASE("limits count characters, not bytes, and the limit itself passes") {
  const std::string wide = "\xE1\xAC\x93";  // a Balinese letter: three bytes, one character
  auto r = good();
  r.title = text(repeat(wide, kTitleMax));
  r.content = text(repeat(wide, kContentMax));
  r.place->text = text(repeat(wide, kPlaceTextMax));
  r.contact.name = text(repeat(wide, kNameMax));
  CHECK(faults(r).empty());
  expect(Field::kTitle, Rule::kTooLong,
         [&](Report& x) { x.title = text(repeat(wide, kTitleMax + 1)); });
  expect(Field::kContent, Rule::kTooLong,
         [&](Report& x) { x.content = text(repeat("a", kContentMax + 1)); });
  expect(Field::kPlaceText, Rule::kTooLong,
         [&](Report& x) { x.place->text = text(repeat("a", kPlaceTextMax + 1)); });
  expect(Field::kName, Rule::kTooLong,
         [&](Report& x) { x.contact.name = text(repeat("a", kNameMax + 1)); });
}

TEST_CASE("control characters are refused everywhere, a new line only outside the content") {
  for (int c = 0; c < 0x20; ++c) {
    const std::string bad = std::string("a") + static_cast<char>(c) + "b";
    expect(Field::kTitle, Rule::kControlCharacter, [&](Report& r) { r.title = text(bad); });
    expect(Field::kPlaceText, Rule::kControlCharacter,
           [&](Report& r) { r.place->text = text(bad); });
    expect(Field::kName, Rule::kControlCharacter, [&](Report& r) { r.contact.name = text(bad); });
    if (c == '\n') continue;
    expect(Field::kContent, Rule::kControlCharacter, [&](Report& r) { r.content = text(bad); });
  }
  for (const char* bad : {"a\x7F", "a\xC2\x85",
                          "a\xE2\x80\xAE"
                          "b",
                          "a\xE2\x81\xA6"
                          "b"}) {
    expect(Field::kContent, Rule::kControlCharacter, [&](Report& r) { r.content = bad; });
  }
}

TEST_CASE("text that is not UTF-8 is refused, whatever is wrong with it") {
  for (const char* bad : {"\xFF", "a\x80", "\xC3", "\xC0\xAF", "\xE0\x80\xAF", "\xED\xA0\x80",
                          "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xE2\x82", "\xF0\x9F\x98"}) {
    CHECK_FALSE(valid_utf8(bad));
    expect(Field::kTitle, Rule::kNotUtf8, [&](Report& r) { r.title = bad; });
    expect(Field::kContent, Rule::kNotUtf8, [&](Report& r) { r.content = bad; });
    expect(Field::kPlaceText, Rule::kNotUtf8, [&](Report& r) { r.place->text = bad; });
    expect(Field::kName, Rule::kNotUtf8, [&](Report& r) { r.contact.name = bad; });
  }
  CHECK(valid_utf8("\xF0\x9F\x98\x80\xEF\xBF\xBF\xED\x9F\xBF\xEE\x80\x80"));
}

TEST_CASE("an incident lies on a real day, not ahead and not more than twenty years back") {
  const auto date = [](Date d) { return [d](Report& r) { r.incident_date = d; }; };
  expect(Field::kIncidentDate, Rule::kImpossibleDate, date({2026, 2, 31}));
  expect(Field::kIncidentDate, Rule::kFutureDate, date({2026, 11, 25}));
  expect(Field::kIncidentDate, Rule::kTooOld, date({2006, 11, 23}));
  auto r = good();
  r.incident_date = Date{2006, 11, 24};
  CHECK(faults(r).empty());
  r.incident_date.reset();
  CHECK(faults(r).empty());
}

TEST_CASE("date and place belong to pengaduan only") {
  for (const auto kind : {Classification::kAspirasi, Classification::kPermintaanInformasi}) {
    expect(Field::kIncidentDate, Rule::kNotForThisKind, [&](Report& r) {
      r.classification = kind;
      r.place.reset();
    });
    expect(Field::kPlaceDesa, Rule::kNotForThisKind, [&](Report& r) {
      r.classification = kind;
      r.incident_date.reset();
    });
    expect(Field::kPlaceText, Rule::kNotForThisKind, [&](Report& r) {
      r.classification = kind;
      r.incident_date.reset();
      r.place->desa.clear();
    });
  }
}

TEST_CASE("codes have their form, and are asked of the reference where there is one") {
  for (const char* desa :
       {"51.02.05", "5102052001", "51.02.05.20011", "51,02.05.2001", "5a.02.05.2001"}) {
    expect(Field::kPlaceDesa, Rule::kMalformed, [&](Report& r) { r.place->desa = desa; });
  }
  for (const char* unit : {"di shub", "dishub;", "\n", "012345678901234567890123456789012"}) {
    expect(Field::kUnit, Rule::kMalformed, [&](Report& r) { r.unit = unit; });
  }
  expect(Field::kCategory, Rule::kUnknownCode, [](Report& r) { r.category = "Jalan"; });
  expect(Field::kClassification, Rule::kUnknownCode, [](Report& r) {
    r.classification = static_cast<Classification>(7);
    r.incident_date.reset();
    r.place.reset();
  });
  Rules rules{kToday, [](std::string_view) { return false; },
              [](std::string_view) { return false; }};
  CHECK(validate(good(), rules) == std::vector<Fault>{{Field::kPlaceDesa, Rule::kUnknownCode},
                                                      {Field::kUnit, Rule::kUnknownCode}});
}

TEST_CASE("the two privacy flags and the consent are never taken for granted") {
  expect(Field::kPrivacy, Rule::kMissing, [](Report& r) { r.privacy.reset(); });
  expect(Field::kConsent, Rule::kMissing, [](Report& r) { r.consent.reset(); });
  expect(Field::kConsent, Rule::kMalformed, [](Report& r) { r.consent->notice_version = ""; });
}

TEST_CASE("contact is optional, but what is given can be used") {
  auto r = good();
  r.contact = {};
  CHECK(faults(r).empty());
  r.contact.name = "Wayan";  // one word is a name
  CHECK(faults(r).empty());
  expect(Field::kName, Rule::kMissing, [](Report& x) { x.contact.name = "  "; });
  for (const char* phone : {"081234567890", "+62", "+6261234567890", "+62 81234567890", "x"}) {
    expect(Field::kPhone, Rule::kMalformed, [&](Report& x) { x.contact.phone = phone; });
  }
  for (const char* email :
       {"a", "@b.id", "a@b", "a@@b.id", "a b@c.id", "a@.id", "a@b.", "a@b..id", "a@b.id\n"}) {
    expect(Field::kEmail, Rule::kMalformed, [&](Report& x) { x.contact.email = email; });
  }
  for (const char* nik : {"510205410790000", "5102053207900001", "5102054113900001",
                          "5102050001900001", "51020541079000O1"}) {
    expect(Field::kNik, Rule::kMalformed, [&](Report& x) { x.contact.nik = nik; });
  }
}

TEST_CASE("phone numbers are read as people write them and stored in one form") {
  for (const char* written : {"081234567890", "6281234567890", "+6281234567890", "0812-3456-7890",
                              "+62 812 3456 7890", "0812.3456.7890"}) {
    const auto phone = normalise_phone(written);
    REQUIRE(phone);
    CHECK(phone->view() == "+6281234567890");
  }
  CHECK(normalise_phone("0812345678"));     // 8[1-35-9] and seven digits: the shortest
  CHECK(normalise_phone("0812345678901"));  // and ten: the longest
  for (const char* bad : {"", "0", "021234567", "0801234567", "0841234567", "081234567",
                          "08123456789012", "812345678", "0812345678a", "++6281234567890"}) {
    CHECK_FALSE(normalise_phone(bad));
  }
}

TEST_CASE(
    "a NIK may be grouped, day and month of birth must be possible, a woman's day is 40 more") {
  CHECK(normalise_nik("5102 0541 0790 0001")->view() == "5102054107900001");
  CHECK(normalise_nik("5102-0531-0790-0001"));
  CHECK(normalise_nik("5102057112900001"));
  for (const char* bad : {"", "5102", "5102057212900001", "5102054012900001", "5102053200900001",
                          "51020541079000011"}) {
    CHECK_FALSE(normalise_nik(bad));
  }
}

TEST_CASE("every fault is one clear sentence, and several faults come in the order of the fields") {
  std::set<std::string> seen;
  for (int f = 0; f <= static_cast<int>(Field::kConsent); ++f) {
    for (int r = 0; r <= static_cast<int>(Rule::kMalformed); ++r) {
      const auto s = sentence({static_cast<Field>(f), static_cast<Rule>(r)});
      CHECK(s.size() > 15);
      CHECK(s.find('\n') == std::string::npos);
      seen.insert(s);
    }
  }
  CHECK(seen.size() == 14 * 10);
  CHECK(sentence({Field::kTitle, Rule::kTooLong}) == "the title is longer than 150 characters");
  auto r = good();
  r.title = "";
  r.incident_date = Date{2030, 1, 1};
  r.privacy.reset();
  r.contact.email = "x";
  const auto found = faults(r);
  REQUIRE(found.size() == 4);
  CHECK(std::is_sorted(found.begin(), found.end(),
                       [](const Fault& a, const Fault& b) { return a.field < b.field; }));
}
