#include "tests/ui/scenes.h"

#include <cstdint>
#include <initializer_list>
#include <string_view>

#include "assets/reference/reference.h"
#include "kiosk/model/update.h"
#include "sync/report/tracking_code.h"

namespace bale::testing {
namespace {

using namespace model;
using report::Classification;

constexpr std::int64_t kDayMs = 86'400'000;
constexpr MonotonicMs kStart = 1'000'000;

// Tuesday, 24 November 2026, 06.41 in Tabanan.
WallMs sample_now() {
  return report::days_since_epoch({2026, 11, 23}) * kDayMs + (22 * 60 + 41) * 60'000;
}

constexpr std::u32string_view kWords =
    U"Jalan di depan Pasar Penebel berlubang besar dan dalam, sudah tiga minggu. Kemarin ada "
    U"pengendara motor jatuh.";

std::u32string long_words() {
  std::u32string all;
  while (all.size() + kWords.size() + 1 < report::kContentMax) {
    all += kWords;
    all += U' ';
  }
  while (all.size() < report::kContentMax) all += U'a';  // one word wider than any line
  return all;
}

class Visit {
 public:
  explicit Visit(report::Lang lang) : lang_(lang) { tick(0); }

  Visit& operator()(const Event& event) {
    static_cast<void>(update(s_, event));
    return *this;
  }
  Visit& tick(std::int64_t after_ms) {
    time_ += after_ms;
    return (*this)(Tick{kStart + time_, sample_now() + time_});
  }
  Visit& type(std::u32string_view text) {
    for (const char32_t c : text) (*this)(KeyTyped{c});
    return *this;
  }
  Visit& begin() { return (*this)(LanguageChosen{lang_}); }
  Visit& kind(Classification k = Classification::kPengaduan) { return begin()(KindChosen{k}); }
  Visit& category(std::string_view key = "jalan") {
    const assets::Unit* unit = assets::suggestion_for(key, {2026, 11, 24});
    return (*this)(CategoryChosen{std::string(key),
                                  unit == nullptr ? Named{} : Named{unit->code, unit->name}});
  }
  Visit& words(std::u32string_view text = kWords) { return type(text)(NextPressed{}); }
  Visit& agency() { return (*this)(UnitChosen{s_.draft.suggestion, true}); }
  Visit& place() {
    (*this)(KecamatanChosen{{"51.02.08", "Penebel"}});
    const assets::Desa* desa = assets::find_desa("51.02.08.2001");
    (*this)(DesaChosen{{desa->code, desa->name}});
    return type(U"Di depan balai banjar")(NextPressed{});
  }
  Visit& day() { return (*this)(DateChosen{report::Date{2026, 11, 23}}); }
  Visit& to_when() { return kind().category().words().agency().place(); }
  Visit& to_who() { return to_when().day(); }
  Visit& to_contact() { return to_who()(PrivacyChosen{{.anonim = true, .rahasia = false}}); }
  Visit& field(ContactField f, std::u32string_view text) {
    return (*this)(ContactFieldOpened{f}).type(text)(NextPressed{});
  }
  Visit& to_consent() { return to_contact()(NextPressed{}); }
  Visit& to_review() { return to_consent()(ConsentGiven{}); }
  Visit& saved() {
    Receipt r;
    r.code = SecretString(sample_code());
    r.privacy = {.anonim = true, .rahasia = false};
    r.saved_at = sample_now();
    constexpr int kSide = 29;
    r.qr_size = kSide;
    for (int i = 0; i < kSide * kSide; ++i) {
      r.qr.push_back(static_cast<std::uint8_t>((i * i / 7 + i) % 3 == 0));
    }
    return to_review()(SubmitPressed{})(ReportSaved{std::move(r)});
  }
  Visit& track_code() { return begin()(TrackChosen{}); }
  Visit& code() {
    for (const char c : sample_code()) {
      if (c != '-') (*this)(KeyTyped{static_cast<char32_t>(c)});
    }
    return *this;
  }
  Visit& track(const TrackView& view) {
    return track_code().code()(CodeSubmitted{})(TrackFound{view});
  }
  [[nodiscard]] const State& state() const { return s_; }

 private:
  State s_;
  report::Lang lang_;
  std::int64_t time_{0};
};

report::Status answered() {
  const WallMs now = sample_now();
  return {.version = 4,
          .case_number = "TBN-2026-000418",
          .unit = "puprpkp",
          .stages = {{report::Stage::kBelumTerverifikasi, now - 6 * kDayMs},
                     {report::Stage::kTerverifikasi, now - 5 * kDayMs},
                     {report::Stage::kDalamProses, now - 2 * kDayMs}},
          .answers = {{"puprpkp", now - kDayMs,
                       "Lubang sudah kami tutup sementara dengan pasir batu. Pengaspalan "
                       "dijadwalkan setelah upacara di pura dekat lokasi selesai."}},
          .lapor_id = "8123456",
          .made_at = now - 2 * 3'600'000};
}

report::Status long_answer() {
  report::Status s = answered();
  std::string text;
  for (int i = 0; i < 12; ++i) text += s.answers.front().text + " ";
  s.answers.front().text = text;
  s.stages.push_back({report::Stage::kSelesai, sample_now() - kDayMs});
  return s;
}

// --- comfort, guidance, attachments, acts, ratings, staff ---
Named unit_for(std::string_view category) {
  const assets::Unit* const unit = assets::suggestion_for(category, {2026, 11, 24});
  return unit == nullptr ? Named{} : Named{unit->code, unit->name};
}

Guidance guided() {
  Guidance g;
  g.categories = {"sampah"};
  g.units = {unit_for("jalan"), unit_for("sampah")};
  g.because = {"jalan", "berlubang"};
  g.what = g.where = true;
  g.similar_this_week = 3;
  return g;
}

State with_hall(State s) {
  s.hall.emergency = {{"Ambulans", "118"}, {"Pemadam", "113"}, {"Polisi", "110"}};
  s.hall.whistle_line = "wbs.tabanankab.example, loket 3";
  s.hall.queue_line = "Ni Made Ayu, telepon 0361 000 111";
  s.hall.help_line = "Petugas loket informasi, telepon 0361 000 222";
  return s;
}

Devices all_devices() {
  return {.camera = true, .microphone = true, .speaker = true, .printer = PrinterState::kNearEnd};
}

StaffNumbers staff_numbers(std::size_t refused) {
  const WallMs now = sample_now();
  StaffNumbers n;
  n.pending = 12;
  n.delivered = 1284;
  n.refused = refused;
  n.oldest_pending = now - 3 * kDayMs;
  n.last_contact = now - 2 * 3'600'000;
  n.alarm = "Antrean lebih dari sehari. Hubungi pusat.";
  n.free_disk_mib = 20'480;
  for (std::size_t i = 0; i < refused; ++i) {
    n.refused_rows.push_back({.seq = 100 + i, .reason = "Kode tanda terima sudah dipakai.",
                              .since = now - 5 * kDayMs});
  }
  return n;
}

void more_scenes(std::vector<Scene>& all, report::Lang lang) {
  const auto visit = [&] { return Visit(lang); };
  const auto keep = [&](std::string name, State s) {
    s.lang = lang;
    all.push_back({std::move(name), std::move(s)});
  };
  const auto add = [&](std::string name, const Visit& v) { keep(std::move(name), v.state()); };
  const WallMs now = sample_now();
  Visit numbers = visit()(NumbersSeen{{.received = 1284, .forwarded = 1251, .finished = 968,
                                       .as_of = now - 2 * 3'600'000}});
  add("attract_numbers", numbers);
  add("attract_numbers_offline", numbers(DeliverySeen{.delivered_at = {}, .quarantined = false,
                                                      .offline = true}));
  const auto writing = [&] { return visit()(DevicesSeen{all_devices()}).kind().category(); };
  add("words_media", writing().type(U"Jalan berlubang di depan balai ban"));
  add("words_media_missing", visit()(DevicesSeen{all_devices()}).kind().category("lainnya")(
                                 NextPressed{}));
  add("words_keys", writing()(PageTurned{1}).type(kWords));
  add("words_abc", writing()(KeyOrderTurned{}).type(kWords));
  Guidance danger = guided();
  danger.emergency = danger.whistle = true;
  keep("words_emergency", with_hall(writing().type(kWords)(GuidanceSeen{danger}).state()));
  add("words_guided", visit().kind().category().type(kWords)(GuidanceSeen{guided()}));
  add("agency_guided", visit().kind().category().words()(GuidanceSeen{guided()}));
  keep("agency_emergency",
       with_hall(visit().kind().category().words()(GuidanceSeen{danger}).state()));
  add("who_similar", visit().to_who()(GuidanceSeen{guided()}));
  // Strips, and the dark glass.
  const auto open = [&](const std::string& name, const Visit& at) {
    add(name + "_voice_strip", Visit(at)(VoicePressed{}));
    add(name + "_languages_strip", Visit(at)(LanguagesPressed{}));
  };
  add("attract_voice_strip", visit()(VoicePressed{}));
  open("kind", visit().begin());
  open("category", visit().kind());
  open("words", writing().type(kWords));
  open("who", visit().to_who());
  open("review", visit().to_review());
  open("kecamatan", visit().kind().category().words().agency());
  add("kind_hidden", visit().begin()(VoicePressed{})(HidePressed{}));
  // Acts on a report that was sent.
  TrackView view;
  view.local = true;
  view.saved_at = now - 6 * kDayMs;
  view.delivered_at = now - 6 * kDayMs + 60'000;
  view.status = answered();
  const auto act = [&](auto pressed) { return visit().track(view)(pressed); };
  open("track", visit().track(view));
  open("receipt", visit().saved());
  for (int page = 1; page < 5; ++page) {
    const std::string turned = "_page_" + std::to_string(page + 1);
    add("track" + turned, visit().track(view)(PageTurned{page}));
    add("receipt" + turned, visit().saved()(PageTurned{page}));
  }
  add("track_reply", act(ReplyPressed{}));
  add("track_reply_keys", Visit(act(ReplyPressed{}))(PageTurned{1}));
  add("track_reply_typed", act(ReplyPressed{}).type(kWords));
  add("track_reply_missing", act(ReplyPressed{})(ActConfirmed{}));
  add("track_reply_saved", act(ReplyPressed{}).type(kWords)(ActConfirmed{})(ActDone{true}));
  add("track_reply_failed", act(ReplyPressed{}).type(kWords)(ActConfirmed{})(ActDone{false}));
  add("track_rate", act(RatePressed{}));
  add("track_rate_chosen", act(RatePressed{})(Rated{4}));
  add("track_rate_failed", act(RatePressed{})(Rated{4})(ActConfirmed{})(ActDone{false}));
  add("track_rate_saved", act(RatePressed{})(Rated{4})(ActConfirmed{})(ActDone{true}));
  add("track_withdraw", act(WithdrawPressed{}));
  add("track_withdraw_failed", act(WithdrawPressed{})(ActConfirmed{})(ActDone{false}));
  add("track_withdraw_saved", act(WithdrawPressed{})(ActConfirmed{})(ActDone{true}));
  const auto at_code = [&] { return visit()(DevicesSeen{all_devices()}).track_code(); };
  add("track_code_camera", at_code());
  add("track_code_camera_slip", at_code().type(U"7KQM3RTX9DH0")(CodeSubmitted{}));
  add("track_code_camera_searching", at_code().code()(CodeSubmitted{}));
  add("track_scan", at_code()(ScanPressed{}));
  const auto aimed = [&] { return at_code()(ScanPressed{})(CameraSeen{CameraPhase::kPreview}); };
  add("track_scan_preview", aimed());
  add("track_scan_foreign", aimed()(CodeScanned{}));
  add("track_scan_trouble", aimed()(CameraSeen{CameraPhase::kTrouble}));
  add("lost_receipt", visit().track_code()(LostReceiptPressed{}));
  add("rate_visit", visit().saved()(DonePressed{}));
  add("rate_visit_thanks", visit().saved()(DonePressed{})(Rated{5}));
  // Staff.
  add("staff_pin", visit()(StaffPressed{}));
  add("staff_pin_typed", visit()(StaffPressed{}).type(U"123456"));
  add("staff_pin_wrong", visit()(StaffPressed{}).type(U"123456")(NextPressed{})(PinRefused{0}));
  add("staff_pin_wait", visit()(StaffPressed{}).type(U"123456")(NextPressed{})(PinRefused{40}));
  const auto staff = [&](StaffPage page, std::size_t refused) {
    return visit()(DevicesSeen{all_devices()})(StaffPressed{}).type(U"123456")(NextPressed{})(
        StaffEntered{"Ni Luh Putu Sriani"})(StaffNumbersSeen{staff_numbers(refused)})(
        StaffPageChosen{page});
  };
  add("staff_queue", staff(StaffPage::kQueue, 2));
  add("staff_refused_none", staff(StaffPage::kRefused, 0));
  add("staff_refused", staff(StaffPage::kRefused, 9));
  add("staff_devices", staff(StaffPage::kDevices, 0));
  keep("staff_help", with_hall(staff(StaffPage::kHelp, 0).state()));
  add("staff_help_nobody", staff(StaffPage::kHelp, 0));
}

}  // namespace

std::string sample_code() {
  for (const char c : report::kCrockford) {
    std::string code = "7KQM-3RTX-9DH";
    code += c;
    if (report::TrackingCode::parse(code)) return code;
  }
  return {};
}

std::vector<Scene> scenes(report::Lang lang) {
  const auto visit = [&] { return Visit(lang); };
  std::vector<Scene> all;
  const auto add = [&](std::string name, const Visit& v) {
    all.push_back({std::move(name), v.state()});
    all.back().state.lang = lang;
  };
  const WallMs now = sample_now();

  add("attract", visit());
  add("attract_offline", visit()(DeliverySeen{.delivered_at = {}, .quarantined = false,
                                              .offline = true}));
  add("not_ready", visit()(Ready{false}));
  add("kind", visit().begin());
  add("kind_editing", visit().to_review()(EditPressed{Screen::kKind}));
  add("category", visit().kind());
  add("category_aspirasi", visit().kind(Classification::kAspirasi));
  add("category_chosen", visit().kind().category("pelayanan_pungli")(BackPressed{}));
  add("category_other_chosen", visit().kind().category("lainnya")(BackPressed{}));
  add("words_empty", visit().kind().category());
  add("words", visit().kind().category().type(kWords));
  add("words_long", visit().kind().category().type(long_words()));
  add("words_missing", visit().kind().category("lainnya")(NextPressed{}));
  add("words_digits", visit().kind().category()(KeyboardTurned{KeyboardPage::kDigits}));
  add("agency", visit().kind().category().words());
  add("agency_page_2", visit().kind().category().words()(PageTurned{1}));
  add("agency_last", visit().kind().category().words()(PageTurned{90}));
  add("agency_unsuggested", visit().kind().category("lainnya").words());
  add("agency_kept", visit().kind().category().words().agency()(BackPressed{}));
  add("kecamatan", visit().kind().category().words().agency());
  add("kecamatan_chosen", visit().kind().category().words().agency()(
                              KecamatanChosen{{"51.02.06", "Kediri"}})(BackPressed{}));
  const auto desa = [&](std::string_view code) {
    const assets::Kecamatan* k = assets::find_kecamatan(code);
    return visit().kind().category().words().agency()(KecamatanChosen{{k->code, k->name}});
  };
  add("desa", desa("51.02.08"));
  add("desa_page_2", Visit(desa("51.02.08"))(PageTurned{1}));
  add("desa_one_page", desa("51.02.02"));
  add("landmark_keys", Visit(desa("51.02.08"))(DesaChosen{{"51.02.08.2001", "Rejasa"}})(
                           PageTurned{1}));
  add("landmark", Visit(desa("51.02.08"))(DesaChosen{{"51.02.08.2001", "Rejasa"}}));
  add("landmark_typed", Visit(desa("51.02.08"))(DesaChosen{{"51.02.08.2001", "Rejasa"}})
                            .type(U"Di depan balai banjar, sebelah utara jembatan"));
  add("when", visit().to_when());
  add("when_page_2", visit().to_when()(PageTurned{1}));
  add("when_voice_strip", visit().to_when()(VoicePressed{}));
  add("when_page_2_voice_strip", visit().to_when()(PageTurned{1})(VoicePressed{}));
  // August 2026 begins on a Saturday: six rows of days.
  add("when_six_weeks_voice_strip",
      visit().to_when()(PageTurned{1})(MonthTurned{-3})(VoicePressed{}));
  add("when_earlier", visit().to_when()(MonthTurned{-3}));
  add("when_oldest", visit().to_when()(MonthTurned{-99}));
  add("when_chosen", visit().to_when()(DateChosen{report::Date{2026, 11, 9}})(BackPressed{}));
  add("when_yesterday", visit().to_when().day()(BackPressed{}));
  add("who", visit().to_who());
  add("who_chosen", visit().to_contact()(BackPressed{}));
  add("who_ask", visit().kind().category("pelayanan_pungli").words().agency().place().day());
  add("contact", visit().to_contact());
  add("contact_filled", visit().to_contact()
                            .field(ContactField::kName, U"I Gusti Ayu Putu Oka Sulastri Dewi")
                            .field(ContactField::kPhone, U"081234567890")
                            .field(ContactField::kEmail, U"ayu.oka.sulastri@contoh.desa.id")
                            .field(ContactField::kNik, U"5102045205490001"));
  const auto field = [&](ContactField f) { return visit().to_contact()(ContactFieldOpened{f}); };
  add("contact_field_name", field(ContactField::kName));
  add("contact_field_name_typed", Visit(field(ContactField::kName)).type(U"I Gusti Ayu"));
  add("contact_field_phone", Visit(field(ContactField::kPhone)).type(U"0812345678"));
  add("contact_field_phone_wrong",
      Visit(field(ContactField::kPhone)).type(U"0812")(NextPressed{}));
  add("contact_field_email", field(ContactField::kEmail));
  add("contact_field_email_keys", Visit(field(ContactField::kEmail))(PageTurned{1}));
  add("contact_field_name_keys", Visit(field(ContactField::kName))(PageTurned{1}));
  add("contact_field_email_wrong",
      Visit(field(ContactField::kEmail)).type(U"ayu.contoh")(NextPressed{}));
  add("contact_field_nik", Visit(field(ContactField::kNik)).type(U"51020452054"));
  add("consent", visit().to_consent());
  add("review", visit().to_review());
  add("review_long", visit().kind().category().words(long_words()).agency().place().day()(
                         PrivacyChosen{{.anonim = true, .rahasia = true}})(NextPressed{})(
                         ConsentGiven{}));
  add("review_pictures", visit().kind().category("lampu_jalan")(NextPressed{})(
                             KecamatanChosen{{"51.02.08", "Penebel"}})(
                             DesaChosen{{"51.02.08.2001", "Rejasa"}})
                             .day()(PrivacyChosen{{.anonim = false, .rahasia = false}})(
                                 NextPressed{})(ConsentGiven{}));
  add("review_aspirasi", visit().kind(Classification::kAspirasi).category("wisata").words(
                             U"Mohon ada tempat duduk di jalan setapak.")
                             .agency()(PrivacyChosen{{.anonim = false, .rahasia = true}})(
                                 NextPressed{})(ConsentGiven{}));
  add("saving", visit().to_review()(SubmitPressed{}));
  const auto trouble = [&](SaveTrouble t) {
    return visit().to_review()(SubmitPressed{})(SaveFailed{t});
  };
  add("could_not_save", trouble(SaveTrouble::kDiskFull));
  add("could_not_save_fault", trouble(SaveTrouble::kDiskFault));
  add("could_not_save_other", trouble(SaveTrouble::kOther));
  add("receipt", visit().saved());
  add("receipt_delivered", visit().saved()(DeliverySeen{.delivered_at = now + 60'000,
                                                        .quarantined = false, .offline = false}));
  const auto paper = [&](PaperJob job, PrinterState printer) {
    return visit()(DevicesSeen{{.printer = printer}}).saved()(PaperSeen{job});
  };
  add("receipt_printing", paper(PaperJob::kWaiting, PrinterState::kOk));
  add("receipt_printed", paper(PaperJob::kPrinted, PrinterState::kOk));
  add("receipt_handed_over", paper(PaperJob::kPrinted, PrinterState::kUnknown));
  add("receipt_paper_out", paper(PaperJob::kOutOfPaper, PrinterState::kOut));
  add("receipt_not_printed", paper(PaperJob::kFailed, PrinterState::kOffline));
  add("receipt_quarantined", visit().saved()(DeliverySeen{.delivered_at = {}, .quarantined = true,
                                                          .offline = false}));
  add("track_code", visit().track_code());
  add("track_code_keys", visit().track_code()(PageTurned{1}).type(U"7KQM3RT"));
  add("track_code_typed", visit().track_code().type(U"7KQM3RT"));
  add("track_code_incomplete", visit().track_code().type(U"7KQM3RT")(CodeSubmitted{}));
  add("track_code_slip", visit().track_code().type(U"7KQM3RTX9DH0")(CodeSubmitted{}));
  add("track_code_searching", visit().track_code().code()(CodeSubmitted{}));
  add("track_code_unknown", visit().track_code().code()(CodeSubmitted{})(TrackMissed{}));
  Visit many = visit().track_code();
  many.code();
  for (int i = 0; i < 6; ++i) many(CodeSubmitted{})(TrackMissed{});
  add("track_code_wait", many.tick(1'000));
  add("track_code_voice_strip", visit().track_code()(VoicePressed{}));
  add("track_code_unknown_voice_strip",
      visit().track_code().code()(CodeSubmitted{})(TrackMissed{})(VoicePressed{}));
  add("track_code_wait_voice_strip", many(VoicePressed{}));
  TrackView view;
  view.local = true;
  view.saved_at = now - 6 * kDayMs;
  add("track_saved", visit().track(view));
  view.quarantined = true;
  add("track_quarantined", visit().track(view));
  view.quarantined = false;
  view.delivered_at = now - 6 * kDayMs + 60'000;
  add("track_delivered", visit().track(view));
  view.status = answered();
  add("track", visit().track(view));
  view.status = long_answer();
  add("track_long", visit().track(view));
  const auto at_stage = [&](report::Stage stage, std::int64_t days_ago) {
    view.status = answered();
    view.status->answers.clear();
    view.status->stages = {{report::Stage::kBelumTerverifikasi, now - (days_ago + 1) * kDayMs}};
    if (stage != report::Stage::kBelumTerverifikasi) {
      view.status->stages.push_back({stage, now - days_ago * kDayMs});
    }
    return visit().track(view);
  };
  add("track_received_late", at_stage(report::Stage::kBelumTerverifikasi, 20));
  add("track_verified", at_stage(report::Stage::kTerverifikasi, 1));
  add("track_verified_late", at_stage(report::Stage::kTerverifikasi, 20));
  add("track_in_progress", at_stage(report::Stage::kDalamProses, 1));
  add("track_archived", at_stage(report::Stage::kDiarsipkan, 1));
  add("track_refused", at_stage(report::Stage::kDitolak, 1));
  more_scenes(all, lang);
  Visit leaving = visit().to_who();
  leaving.tick(leaving.state().hall.idle_ms + 7'000);
  add("idle", leaving);
  return all;
}

}  // namespace bale::testing
