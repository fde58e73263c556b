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
#include "sync/report/next_step.h"
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
  kTrackScan,      // the receipt's QR is shown to the camera
  kTrack,
  kTrackReply,     // add information or answer the agency
  kTrackRate,      // five faces, on what the agency did
  kTrackWithdraw,  // "Tarik laporan?", two answers
  kLostReceipt,    // how to get a new code: an admin verifies
  kPhoto,          // Ambil Foto: preview, the taken picture, what is attached
  kVoiceNote,      // Rekam suara
  kRateVisit,      // after the receipt: five faces for the hall, or nothing
  kStaffPin,
  kStaff,          // StaffPage says which table
};
inline constexpr int kScreens = 30;
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

// --- Dengar, Huruf, Warna: what a visitor makes of the terminal. Gone with the visit. ---
enum class TextSize : std::uint8_t { kKecil, kBiasa, kBesar, kTerbesar };
enum class Colours : std::uint8_t { kBale, kBlackOnWhite, kWhiteOnBlack };
enum class KeyOrder : std::uint8_t { kQwerty, kAbc };
inline constexpr int kVolumes = 5;      // 1 … 5; the third is what a visit begins with
inline constexpr int kSpeechSpeeds = 3;  // 0 slow, 1 normal, 2 fast

struct Voice {
  bool on{false};      // speaks each screen and what the focus stands on
  int speed{1};
  int volume{3};
  bool hidden{false};  // Sembunyikan layar: the glass is dark, voice and keypad go on
  bool operator==(const Voice&) const = default;
};
struct Comfort {
  TextSize size{TextSize::kBiasa};
  Colours colours{Colours::kBale};
  Voice voice;
  KeyOrder key_order{KeyOrder::kQwerty};
  bool slow{false};  // unsteady hands: the same place again within 500 ms is a bounce
  bool operator==(const Comfort&) const = default;
};
// What stands in the explanation's line instead of the explanation.
enum class Strip : std::uint8_t {
  kNone,
  kVoice,      // Ulangi, Lebih pelan, Suara, Sembunyikan layar
  kLanguages,  // behind the mark
};

// --- what is attached ---
enum class AttachmentKind : std::uint8_t { kPhoto, kVoiceNote };
// The bytes lie with the effects, in wiping memory; `handle` names them there.
struct Attachment {
  AttachmentKind kind{AttachmentKind::kPhoto};
  int handle{0};
  int width{0};   // of a photo, pixels
  int height{0};
  std::int64_t length_ms{0};  // of a voice note
  bool operator==(const Attachment&) const = default;
};
inline constexpr std::size_t kAttachmentsMax = 3;        // domain.md, default
inline constexpr std::int64_t kVoiceNoteMaxMs = 60'000;  // more than a minute nobody hears out

enum class CameraPhase : std::uint8_t { kOff, kStarting, kPreview, kTaken, kTrouble };
enum class RecorderPhase : std::uint8_t { kReady, kRecording, kRecorded, kPlaying, kTrouble };
struct Recorder {
  RecorderPhase phase{RecorderPhase::kReady};
  MonotonicMs since{0};        // recording or playing
  std::int64_t length_ms{0};   // of what was recorded
  int level{0};                // 0 … 8, four times a second while recording
};

// --- the machine, as effects see it ---
enum class PrinterState : std::uint8_t { kNone, kOk, kNearEnd, kOut, kOffline, kUnknown };
struct Devices {
  bool camera{false};
  bool microphone{false};
  bool speaker{false};
  PrinterState printer{PrinterState::kNone};  // kNone: this hall has no printer
};
enum class PaperJob : std::uint8_t { kNone, kWaiting, kPrinted, kOutOfPaper, kFailed };

// --- guidance, from the words (sync/guidance) ---
struct Guidance {
  std::vector<std::string> categories;  // keys, best first; empty: nothing to say
  std::vector<Named> units;             // best first
  std::vector<std::string> because;     // words of the visitor's own; shown, never stored
  bool what{false}, where{false}, when{false};  // what the words already tell
  bool emergency{false};                // fire, accident, violence: numbers to call, at once
  bool whistle{false};                  // corruption: the WBS exists
  int similar_this_week{0};             // of the same category and desa; 0: nothing to say
};

// What this hall has done, from the reference store; public numbers.
struct HallNumbers {
  std::int64_t received{0};
  std::int64_t forwarded{0};
  std::int64_t finished{0};
  WallMs as_of{0};
};

// --- acts on a report that was sent ---
enum class ActState : std::uint8_t { kNone, kSaving, kSaved, kFailed };
inline constexpr std::size_t kReplyMax = 2000;  // characters

// --- staff ---
enum class StaffPage : std::uint8_t { kQueue, kRefused, kDevices, kHelp };
enum class StaffTest : std::uint8_t { kPrinter, kCamera, kSpeaker };
enum class TestState : std::uint8_t { kNone, kRunning, kPassed, kFailed };
struct RefusedRow {
  std::uint64_t seq{0};
  std::string reason;
  WallMs since{0};
};
struct StaffNumbers {
  std::uint64_t pending{0}, delivered{0}, refused{0};
  std::optional<WallMs> oldest_pending;
  std::optional<WallMs> last_contact;
  std::string alarm;  // one sentence, or empty
  std::vector<RefusedRow> refused_rows;
  std::int64_t free_disk_mib{0};
};
struct Staff {
  std::string name;  // empty: nobody is in staff mode
  StaffPage page{StaffPage::kQueue};
  StaffNumbers numbers;
  std::array<TestState, 3> tests{};  // by StaffTest
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
  std::vector<Attachment> attachments;
  bool photo_answered{false};  // attached, or knowingly left out
  bool assisted{false};        // staff typed for the visitor; marked as such
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
  report::Classification kind{report::Classification::kPengaduan};  // paper and screen say it
  PaperJob paper{PaperJob::kNone};
  std::size_t attachments{0};          // saved with it
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
  // "Balinese on Thursdays" (Pergub Bali 80/2018): the language of each day, Monday first; a day
  // without one has `lang`.
  std::array<std::optional<report::Lang>, 7> day_lang{};
  // Numbers to call at once, "Ambulans 118"; configuration, shown as they stand.
  struct Emergency { std::string name; std::string number; };
  std::vector<Emergency> emergency;
  std::string whistle_line;            // where the WBS is reached; may be empty
  std::string queue_line;              // whom staff call when the queue ages; may be empty
  assets::SlaDays sla;                 // working days of each step (sync/report/next_step.h)
  bool motion{true};                   // countdown ring and level move; off: figures only
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

  Comfort comfort;
  Strip strip{Strip::kNone};
  bool speaking{false};  // the voice talks now: Dengar reads "Berhenti"
  bool speech_cut{false};  // the finger that is down silenced it: it may have meant "Berhenti"
  Devices devices;
  CameraPhase camera{CameraPhase::kOff};
  Recorder recorder;
  std::optional<Attachment> pending;  // the photo or note on this screen, not yet kept
  Guidance guidance;
  std::optional<MonotonicMs> suggest_at;  // words changed: guidance is asked when they pause
  std::optional<HallNumbers> numbers;

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
  bool scan_foreign{false};   // the camera read a code that is no receipt's
  bool track_unknown{false};  // a well-formed code this kiosk knows nothing of
  std::int64_t track_wait_s{0};  // > 0: too many tries, wait so long
  std::optional<TrackView> track;
  int track_failures{0};               // outlives a visit, or Tutup cepat would reset the limit
  MonotonicMs track_blocked_until{0};  // likewise

  TextEdit reply{kReplyMax, Accept::kLines};
  ActState act{ActState::kNone};  // of the act on this screen
  int rated{0};                   // 1 … 5, the face that was touched

  TextEdit pin{8, Accept::kPin};
  bool pin_wrong{false};
  bool pin_checking{false};
  std::int64_t pin_wait_s{0};
  MonotonicMs pin_blocked_until{0};
  Staff staff;
  MonotonicMs staff_look_at{0};  // the queue is looked at again then

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
