// A report as plain values: what a citizen says, before it is sealed.
//
// Fields and labels are SP4N-LAPOR!'s (Judul, Isi, Tanggal Kejadian, Lokasi Kejadian, Instansi
// Tujuan, Kategori). Limits below are the product's own; LAPOR's are not public.
// Text that a citizen typed is SecretString (UTF-8): zeroed when it dies.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "platform/bytes.h"
#include "platform/clock.h"
#include "platform/result.h"
#include "platform/secure.h"

namespace bale::report {

// Klasifikasi. "Berkadar pengawasan" is an admin's later judgement, never the citizen's.
enum class Classification : std::uint8_t { kPengaduan = 0, kAspirasi = 1, kPermintaanInformasi = 2 };

// Languages of the visit; the number is stored in envelopes for ever.
enum class Lang : std::uint8_t { kId = 0, kEn = 1, kBan = 2 };

// A calendar day of the Gregorian calendar. `valid()` refuses 31 February.
struct Date {
  int year{0};
  int month{0};  // 1..12
  int day{0};    // 1..31
  [[nodiscard]] bool valid() const;
  auto operator<=>(const Date&) const = default;
};

// "YYYY-MM-DD" and nothing else.
[[nodiscard]] std::optional<Date> parse_date(std::string_view text);
[[nodiscard]] std::string to_string(const Date& date);
// The day in WITA (UTC+8, no summer time), Tabanan's zone.
[[nodiscard]] Date date_in_wita(WallMs wall);
// Days since 1970-01-01; for calendars and ages.
[[nodiscard]] std::int64_t days_since_epoch(const Date& date);
[[nodiscard]] Date date_from_days(std::int64_t days);

struct Place {
  std::string desa;   // Kemendagri code "51.02.05.2001" or empty: not known
  SecretString text;  // landmark, optional
};

// All optional: no account is needed to be heard. With `anonim` none of it enters content.
struct Contact {
  SecretString name;   // 1..80 characters; one word is a name
  SecretString phone;  // E.164: +62…
  SecretString email;
  SecretString nik;  // 16 digits; soft checks only, nothing is inferred from it
  [[nodiscard]] bool empty() const {
    return name.empty() && phone.empty() && email.empty() && nik.empty();
  }
};

// Who may see it. Two independent flags that the citizen sets knowingly: input without both is
// refused (two citizens met the police because an admin forgot them).
struct Privacy {
  bool anonim{false};   // identity hidden from the public and the reported party
  bool rahasia{false};  // content hidden from the public
};

// UU 27/2022 art. 21: which notice was read and when.
struct Consent {
  std::string notice_version;
  WallMs given_at{0};
};

struct Report {
  Classification classification{Classification::kPengaduan};
  SecretString title;                 // Judul Laporan, 1..kTitleMax characters
  SecretString content;               // Isi Laporan, 1..kContentMax characters
  std::optional<Date> incident_date;  // pengaduan only
  std::optional<Place> place;         // pengaduan only
  std::string unit;                   // Instansi Tujuan, reference code; empty: Saya tidak tahu
  std::string category;               // one of category_keys() or empty
  std::optional<Privacy> privacy;     // required
  Contact contact;
  Lang lang{Lang::kId};
  std::optional<Consent> consent;  // required from the kiosk; scripts carry their own version
  bool assisted{false};            // staff typed it for the citizen, who stood beside them
};

inline constexpr std::size_t kTitleMax = 150;      // characters (code points)
inline constexpr std::size_t kContentMax = 4000;   // characters
inline constexpr std::size_t kPlaceTextMax = 200;  // characters
inline constexpr std::size_t kNameMax = 80;        // characters (kiosk.md)

// The seventeen plain-language keys of domain.md, in screen order.
[[nodiscard]] std::span<const std::string_view> category_keys();
// Sensitive topics preselect rahasia, visibly, and ask.
[[nodiscard]] bool sensitive(std::string_view category);

[[nodiscard]] std::optional<Classification> parse_classification(std::string_view key);
[[nodiscard]] std::string_view key_of(Classification c);
[[nodiscard]] std::optional<Lang> parse_lang(std::string_view key);  // "id" "en" "ban"
[[nodiscard]] std::string_view key_of(Lang lang);

}  // namespace bale::report
