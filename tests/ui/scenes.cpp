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
  add("landmark", Visit(desa("51.02.08"))(DesaChosen{{"51.02.08.2001", "Rejasa"}}));
  add("landmark_typed", Visit(desa("51.02.08"))(DesaChosen{{"51.02.08.2001", "Rejasa"}})
                            .type(U"Di depan balai banjar, sebelah utara jembatan"));
  add("when", visit().to_when());
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
  add("receipt_quarantined", visit().saved()(DeliverySeen{.delivered_at = {}, .quarantined = true,
                                                          .offline = false}));
  add("track_code", visit().track_code());
  add("track_code_typed", visit().track_code().type(U"7KQM3RT"));
  add("track_code_incomplete", visit().track_code().type(U"7KQM3RT")(CodeSubmitted{}));
  add("track_code_slip", visit().track_code().type(U"7KQM3RTX9DH0")(CodeSubmitted{}));
  add("track_code_searching", visit().track_code().code()(CodeSubmitted{}));
  add("track_code_unknown", visit().track_code().code()(CodeSubmitted{})(TrackMissed{}));
  Visit many = visit().track_code();
  many.code();
  for (int i = 0; i < 6; ++i) many(CodeSubmitted{})(TrackMissed{});
  add("track_code_wait", many.tick(1'000));
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
  Visit leaving = visit().to_who();
  leaving.tick(leaving.state().hall.idle_ms + 7'000);
  add("idle", leaving);
  return all;
}

}  // namespace bale::testing
