// The whole state of a visit. One writer: update(). Everything a screen draws is here.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/model/text_edit.h"
#include "sync/report/report.h"
#include "sync/report/status.h"
#include "sync/report/validate.h"

namespace bale::model {

enum class Screen : std::uint8_t {
  kNotReady,   // "Belum siap, hubungi petugas"
  kAttract,    // its buttons are the languages
  kKind,       // pengaduan, aspirasi, permintaan informasi, lacak laporan
  kCategory,   // seventeen pictures
  kWords,      // what happened, on the on-screen keyboard
  kAgency,     // Instansi Tujuan, suggested, "Saya tidak tahu"
  kKecamatan,  // map
  kDesa,       // pages
  kLandmark,   // optional words about the place
  kWhen,       // today, yesterday, calendar
  kWho,        // terbuka, anonim, rahasia, keduanya
  kContact,    // four optional rows
  kContactField,
  kConsent,
  kReview,
  kSaving,
  kCouldNotSave,
  kReceipt,
  kTrackCode,
  kTrack,
};

enum class ContactField : std::uint8_t { kName, kPhone, kEmail, kNik };

enum class KeyboardPage : std::uint8_t { kLetters, kDigits };

// What the visitor answered so far. Wiped as a whole at the end of the visit.
struct Draft {
  std::optional<report::Classification> kind;
  std::string category;  // key or empty
  TextEdit words{report::kContentMax, true};
  std::string unit;      // code; empty: Saya tidak tahu
  bool unit_answered{false};
  bool unit_suggested{false};  // the unit is our suggestion, kept by the visitor
  std::string kecamatan;       // code or empty
  std::string desa;            // code or empty
  bool place_answered{false};
  TextEdit landmark{report::kPlaceTextMax, false};
  std::optional<report::Date> date;
  bool date_answered{false};
  std::optional<report::Privacy> privacy;
  TextEdit name{report::kNameMax, false};
  TextEdit phone{20, false};
  TextEdit email{100, false};
  TextEdit nik{19, false};
  bool consented{false};
};

// Why the report is not on disk, in what the visitor can do about it.
enum class SaveTrouble : std::uint8_t { kDiskFull, kDiskFault, kNotReady, kOther };

struct Receipt {
  SecretString code;      // "7KQM-3RTX-9DHW"
  SecretString qr_text;   // address#code, upper case
  report::Privacy privacy;
  WallMs saved_at{0};
  std::optional<WallMs> delivered_at;  // signed acknowledgement seen
  bool quarantined{false};
};

// What tracking found. Never the reporter's name, never the report.
struct TrackView {
  bool known{false};
  bool delivered{false};
  bool quarantined{false};
  std::optional<WallMs> saved_at;
  std::optional<WallMs> delivered_at;
  std::optional<report::Status> status;
};

struct Hall {
  std::string name;           // "Mal Pelayanan Publik Tabanan"
  std::string kecamatan;      // code of the hall's own kecamatan: the pin on the map
  std::string notice_version;
  std::string help_line;      // whom to ask, one line, may be empty
  std::int64_t idle_ms{180'000};       // 120–300 s (kiosk.md)
  std::int64_t countdown_ms{45'000};   // kiosk.md
};

struct State {
  Hall hall;
  Screen screen{Screen::kAttract};
  std::vector<Screen> back;  // where Kembali leads; the last is the nearest
  bool editing{false};       // came from review by "Ubah": the answer leads back there
  report::Lang lang{report::Lang::kId};

  // Time, from Tick only.
  MonotonicMs now{0};
  WallMs wall{0};
  MonotonicMs last_touch{0};
  MonotonicMs caret_since{0};  // last edit: the caret blinks 10 s, then stands
  std::optional<std::int64_t> countdown_s;  // set: the idle question covers the screen
  bool visiting{false};  // something of a visitor is in memory

  Draft draft;
  std::size_t page{0};  // of the list on this screen
  KeyboardPage keyboard{KeyboardPage::kLetters};
  bool shift{false};
  ContactField contact_field{ContactField::kName};
  std::vector<report::Fault> faults;  // of the present screen; the input stays
  bool ask_rahasia{false};            // sensitive topic: "Tetap rahasia?"
  int calendar_month_offset{0};       // 0 this month, -1 last …

  bool code_minted{false};
  bool saving{false};
  std::optional<SaveTrouble> save_trouble;
  std::optional<Receipt> receipt;

  TextEdit code_entry{14, false};
  bool code_wrong{false};
  bool tracking{false};
  bool track_unknown{false};
  std::int64_t track_wait_s{0};  // > 0: too many tries, wait so long
  std::optional<TrackView> track;
  int track_failures{0};
  MonotonicMs track_blocked_until{0};

  bool offline{false};  // the centre did not answer lately
};

// "Langkah n dari m"; absent on screens outside the five steps.
struct Step {
  int number{0};
  int of{5};
};
[[nodiscard]] std::optional<Step> step_of(const State& state);

}  // namespace bale::model
