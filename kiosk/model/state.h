// The whole state of a visit. One writer: update(). Everything a screen draws is here.
//
// Names of places and agencies come with the events that chose them (the model knows no place);
// they are public words from assets/reference. What a citizen typed is in TextEdit.
#pragma once

#include <array>
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
inline constexpr int kScreens = 20;
// "attract", "contact_field" …: the name in the screen description.
[[nodiscard]] std::string_view name_of(Screen screen);

enum class ContactField : std::uint8_t { kName, kPhone, kEmail, kNik };

enum class KeyboardPage : std::uint8_t { kLetters, kDigits };

// A code of assets/reference with its official name; an empty code: Saya tidak tahu.
struct Named {
  std::string code;
  std::string name;
  bool operator==(const Named&) const = default;
};

// What the visitor answered so far. Wiped as a whole at the end of the visit.
struct Draft {
  std::optional<report::Classification> kind;
  std::string category;  // key or empty: not asked yet
  Named suggestion;      // the agency that handles this category, if one is known
  TextEdit words{report::kContentMax, Accept::kLines};
  bool words_answered{false};  // typed, or knowingly left to the pictures
  Named unit;
  bool unit_answered{false};
  bool unit_suggested{false};  // the unit is our suggestion, kept by the visitor
  Named kecamatan;             // "Penebel"
  Named desa;                  // "Jatiluwih"
  bool place_answered{false};
  TextEdit landmark{160, Accept::kLine};  // with "Kecamatan …, " before it ≤ kPlaceTextMax
  std::optional<report::Date> date;
  bool date_answered{false};  // without a date: Saya tidak ingat
  std::optional<report::Privacy> privacy;
  bool privacy_answered{false};  // false with a privacy: preselected, still to be confirmed
  TextEdit name{report::kNameMax, Accept::kLine};
  TextEdit phone{20, Accept::kPhone};
  TextEdit email{100, Accept::kEmail};
  TextEdit nik{19, Accept::kNik};
  bool contact_seen{false};
  std::optional<WallMs> consented_at;
};

// Why the report is not on disk, in what the visitor can do about it.
enum class SaveTrouble : std::uint8_t { kDiskFull, kDiskFault, kNotReady, kOther };

struct Receipt {
  SecretString code;      // "7KQM-3RTX-9DHW"
  SecretBytes qr;         // qr_size × qr_size modules, row by row, 1 = dark; may be empty
  int qr_size{0};
  report::Privacy privacy;
  WallMs saved_at{0};
  std::optional<WallMs> delivered_at;  // signed acknowledgement seen
  bool quarantined{false};             // "belum diterima pusat; petugas sudah diberi tahu"
};

// What tracking found. Never the reporter's name, never the report.
struct TrackView {
  bool local{false};  // this kiosk has its row
  bool quarantined{false};
  std::optional<WallMs> saved_at;
  std::optional<WallMs> delivered_at;
  std::optional<report::Status> status;
};

// What the hall's configuration says. Lives as long as the process.
struct Hall {
  report::Lang lang{report::Lang::kId};  // before a visitor chose one
  std::string name{"Mal Pelayanan Publik Tabanan"};
  std::string kecamatan{"51.02.06"};   // code of the hall's own kecamatan: the pin on the map
  std::string notice_version{"2026-1"};  // of the consent notice in assets/i18n
  // How long a report is kept is for the regency to say, not for us: its sentence, by language
  // (id, en). Empty: the visitor is told who can say.
  std::array<std::string, 2> retention;
  std::string help_line;               // whom to ask, one line, may be empty
  std::int64_t idle_ms{180'000};       // 120–300 s (kiosk.md)
  std::int64_t countdown_ms{45'000};   // kiosk.md
};

struct State {
  Hall hall;
  bool ready{true};  // the folder is enrolled and its keys verify
  Screen screen{Screen::kAttract};
  std::vector<Screen> back;  // where Kembali leads; the last is the nearest
  bool editing{false};       // came from review by "Ubah": the answer leads back there
  report::Lang lang{report::Lang::kId};

  // Time, from Tick only.
  MonotonicMs now{0};
  WallMs wall{0};
  MonotonicMs last_touch{0};
  MonotonicMs caret_since{0};  // last edit: the caret is lit again from there
  std::optional<std::int64_t> countdown_s;  // set: the idle question covers the screen
  bool visiting{false};  // something of a visitor is in memory

  Draft draft;
  std::size_t page{0};  // of the list on this screen; the screen clamps it to its last page
  KeyboardPage keyboard{KeyboardPage::kLetters};
  bool shift{false};  // Huruf besar was pressed: the next letter turns round; see capitals()
  ContactField contact_field{ContactField::kName};
  std::vector<report::Fault> faults;  // of the present screen; the input stays
  bool ask_rahasia{false};            // sensitive topic: "Tetap rahasia?"
  int calendar_month_offset{0};       // 0 this month, -1 last …, not below kOldestMonth

  bool code_asked{false};   // MintCode went out for this visit
  bool code_minted{false};
  bool saving{false};
  std::optional<SaveTrouble> save_trouble;
  std::optional<Receipt> receipt;

  TextEdit code_entry{14, Accept::kCode};
  bool code_wrong{false};     // incomplete or the check character does not fit: look again
  bool tracking{false};       // the search runs
  bool track_unknown{false};  // a well-formed code this kiosk knows nothing of
  std::int64_t track_wait_s{0};  // > 0: too many tries, wait so long
  std::optional<TrackView> track;
  int track_failures{0};               // outlives a visit, or Tutup cepat would reset the limit
  MonotonicMs track_blocked_until{0};  // likewise

  bool offline{false};  // the centre did not answer lately
};
inline constexpr int kOldestMonth = -23;  // the calendar turns back two years

// "Langkah n dari m"; absent on screens outside the steps. The names: 1 Mulai, 2 Apa masalahnya,
// 3 Di mana dan kapan (pengaduan only), Kerahasiaan, Periksa dan kirim.
struct Step {
  enum class Part : std::uint8_t { kStart, kWhat, kWhereWhen, kPrivacy, kCheck };
  int number{0};
  int of{5};
  Part part{Part::kStart};
};
[[nodiscard]] std::optional<Step> step_of(const State& state);

}  // namespace bale::model
