#include "kiosk/effects/receipt_paper.h"

#include <algorithm>

#include "assets/i18n/dates.h"
#include "kiosk/effects/paper_parts.h"

namespace bale::effects {
namespace {

using assets::Text;
using assets::tr;
using printer::Align;
using printer::Page;

Text privacy_text(const report::Privacy& p) {
  if (p.anonim && p.rahasia) return Text::kPaperKeduanya;
  if (p.anonim) return Text::kPaperAnonim;
  return p.rahasia ? Text::kPaperRahasia : Text::kPaperTerbuka;
}

// One page being written: the words in the visitor's language, the paragraphs, the page.
class Receipt {
 public:
  Receipt(const model::PrintReceipt& what, const printer::Profile& profile)
      : receipt_(what.receipt), lang_(assets::lang_of(static_cast<std::uint8_t>(what.lang))),
        verify_days_(what.verify_days), profile_(profile), page_(profile), words_(page_, profile_) {}

  printer::Job write(const std::string& hall, const PaperFaces& faces) {
    put_head(page_, hall, profile_, faces);
    when();
    what_and_for_whom();
    code();
    where_it_is();
    how_to_follow();
    return page_.finish();
  }

 private:
  void say(Text text) { words_.add(tr(lang_, text)); }
  [[nodiscard]] std::string date(WallMs at) const {
    return assets::full_date(lang_, assets::day_in_wita(at));
  }
  [[nodiscard]] std::string time(WallMs at) const {
    return assets::format(tr(lang_, Text::kPaperTime),
                          {{"time", assets::time_of_day(lang_, at)}});
  }

  void when() {
    say(Text::kPaperSaved);
    words_.add(date(receipt_.saved_at));
    words_.add(time(receipt_.saved_at));
    words_.gap();
  }

  // "Jenis  : Pengaduan", with the colons under each other.
  void row(Text label, Text value) {
    const auto columns = [&](Text text) {
      return printer::columns_of(tr(lang_, text), profile_.code_page);
    };
    const int widest = std::max(columns(Text::kPaperKind), columns(Text::kPaperSeen));
    std::string words(tr(lang_, label));
    page_.text(words + std::string(static_cast<std::size_t>(widest - columns(label)), ' ') + ": ");
    words_.add(tr(lang_, value), widest + 2, widest + 2);
  }

  void what_and_for_whom() {
    row(Text::kPaperKind, assets::kind_text(report::key_of(receipt_.kind)));
    row(Text::kPaperSeen, privacy_text(receipt_.privacy));
    words_.gap();
  }

  // As large as the line allows: double on 32 columns, threefold on 48.
  void code() {
    say(Text::kPaperCode);
    const int letters = static_cast<int>(std::max<std::size_t>(1, receipt_.code.size()));
    page_.align(Align::kCentre).bold(true).size(profile_.columns / letters);
    page_.text(receipt_.code).end_line();
    page_.size(1).bold(false).align(Align::kLeft);
    const auto qr = qr_picture(receipt_.qr, receipt_.qr_size, profile_.dots);
    has_qr_ = qr.height() > 0;
    if (has_qr_) {
      page_.picture(qr);
    } else {
      words_.gap();
    }
  }

  void where_it_is() {
    if (receipt_.delivered_at) {
      words_.add(assets::format(tr(lang_, Text::kPaperDelivered),
                                {{"date", date(*receipt_.delivered_at)},
                                 {"time", time(*receipt_.delivered_at)}}));
    } else {
      say(receipt_.quarantined ? Text::kPaperQuarantined : Text::kPaperUnsent);
    }
    words_.gap();
    const Text forward = receipt_.delivered_at ? Text::kPaperForwardNow : Text::kPaperForward;
    words_.add(assets::format(tr(lang_, forward), {{"n", std::to_string(verify_days_)}}));
    words_.gap();
  }

  void how_to_follow() {
    say(has_qr_ ? Text::kPaperFollow : Text::kPaperFollowCode);
    words_.gap();
    say(Text::kPaperKeep);
    words_.gap();
    say(Text::kPaperFree);
    words_.gap();
  }

  const model::Receipt& receipt_;
  assets::Lang lang_;
  int verify_days_;
  printer::Profile profile_;
  Page page_;
  Paragraphs words_;
  bool has_qr_{false};
};

}  // namespace

printer::Job receipt_page(const model::PrintReceipt& what, const printer::Profile& profile,
                          const PaperFaces& faces) {
  return Receipt(what, profile).write(what.hall, faces);
}

printer::Job test_page(const std::string& hall, report::Lang lang,
                       const printer::Profile& profile, const PaperFaces& faces) {
  const auto words_in = assets::lang_of(static_cast<std::uint8_t>(lang));
  Page page(profile);
  put_head(page, hall, profile, faces);
  Paragraphs words(page, profile);
  words.add(tr(words_in, Text::kPaperTest));
  words.gap();
  std::string ruler;
  for (int i = 1; i <= profile.columns; ++i) ruler += std::to_string(i % 10);
  words.add(ruler);
  words.add(tr(words_in, Text::kPaperTestRuler));
  words.gap();
  return page.finish();
}

}  // namespace bale::effects
