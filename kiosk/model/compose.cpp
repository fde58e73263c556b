// From a draft to the report an agency reads: plain Indonesian, whatever the visitor's language.
#include <algorithm>
#include <array>

#include "kiosk/model/flow.h"
#include "kiosk/model/update.h"

namespace bale::model {
namespace {

constexpr std::size_t kTitleShown = 80;   // characters; what a list at the agency shows whole
constexpr std::size_t kTitleEnough = 30;  // a shorter first sentence says too little alone

// What an agency calls the seventeen pictures, to stand after "tentang".
struct Topic {
  std::string_view key;
  std::string_view words;
};
constexpr std::array<Topic, 17> kTopics{{
    {"jalan", "jalan"},
    {"lampu_jalan", "lampu jalan"},
    {"sampah", "sampah"},
    {"air", "air"},
    {"ketertiban", "ketertiban"},
    {"lalu_lintas", "lalu lintas"},
    {"kesehatan", "kesehatan"},
    {"pendidikan", "pendidikan"},
    {"pertanian", "pertanian"},
    {"wisata", "wisata"},
    {"digital", "layanan digital"},
    {"perdagangan", "perdagangan"},
    {"kerja", "pekerjaan"},
    {"pelayanan_pungli", "pelayanan atau pungutan liar"},
    {"sosial", "masalah sosial"},
    {"bencana", "bencana"},
    {"lainnya", "hal lain"},
}};
constexpr std::array<std::string_view, 12> kMonths{
    "Januari", "Februari", "Maret",     "April",   "Mei",      "Juni",
    "Juli",    "Agustus",  "September", "Oktober", "November", "Desember"};

std::string_view topic_of(std::string_view category) {
  for (const auto& topic : kTopics) {
    if (topic.key == category) return topic.words;
  }
  return kTopics.back().words;
}

// "di Desa Jatiluwih, Kecamatan Penebel"; empty when nothing is known.
std::string where(const Draft& draft) {
  const bool incident = draft.kind == report::Classification::kPengaduan;
  if (!incident || draft.kecamatan.name.empty()) return {};
  std::string out = "di ";
  if (!draft.desa.name.empty()) out += "Desa " + draft.desa.name + ", ";
  return out + "Kecamatan " + draft.kecamatan.name;
}

std::string when(const report::Date& date) {
  const auto month = static_cast<std::size_t>(date.month - 1);
  if (month >= kMonths.size()) return report::to_string(date);
  return std::to_string(date.day) + " " + std::string(kMonths[month]) + " " +
         std::to_string(date.year);
}

// How a report of each kind begins: its title, and its content.
struct Opening {
  std::string_view title;
  std::string_view content;
};
Opening opening_of(const Draft& draft) {
  using enum report::Classification;
  switch (draft.kind.value_or(kPengaduan)) {
    case kAspirasi: return {"Aspirasi tentang ", "Pelapor menyampaikan aspirasi tentang "};
    case kPermintaanInformasi:
      return {"Permintaan informasi tentang ", "Pelapor meminta informasi tentang "};
    case kPengaduan: break;
  }
  return {"Pengaduan tentang ", "Pelapor mengadukan masalah tentang "};
}

// "1 foto dan 1 catatan suara"; empty when nothing is attached.
std::string attached(const Draft& draft) {
  const auto notes = std::ranges::count(draft.attachments, AttachmentKind::kVoiceNote,
                                        &Attachment::kind);
  const auto photos = static_cast<std::ptrdiff_t>(draft.attachments.size()) - notes;
  std::string out;
  if (photos > 0) out += std::to_string(photos) + " foto";
  if (photos > 0 && notes > 0) out += " dan ";
  if (notes > 0) out += std::to_string(notes) + " catatan suara";
  return out;
}

SecretString composed_title(const Draft& draft) {
  std::string title(opening_of(draft).title);
  title += topic_of(draft.category);
  if (const auto place = where(draft); !place.empty()) title += " " + place;
  return SecretString(title);
}

SecretString composed_content(const Draft& draft) {
  const bool incident = draft.kind == report::Classification::kPengaduan;
  SecretString out(opening_of(draft).content);
  out.append(topic_of(draft.category));
  if (const auto place = where(draft); !place.empty()) out.append(" " + place);
  if (incident && draft.date) out.append(", kejadian tanggal " + when(*draft.date));
  out.append(".");
  if (incident && !draft.landmark.blank()) {
    out.append(" Letak: ");
    out.append(draft.landmark.trimmed_utf8());
    out.append(".");
  }
  if (has_voice_note(draft)) out.append(" Keterangan pelapor ada dalam catatan suara.");
  if (const auto what = attached(draft); !what.empty()) out.append(" Dilampirkan " + what + ".");
  if (!has_voice_note(draft)) {
    out.append(" Pelapor memilih gambar dan tidak menulis keterangan lain.");
  }
  return out;
}

bool sentence_end(char32_t c) { return c == U'.' || c == U'?' || c == U'!'; }

// One line, single blanks.
SecretString32 flattened(std::u32string_view text) {
  SecretString32 out;
  for (const char32_t c : text) {
    const bool gap = c == U'\n' || c == U' ';
    if (gap && (out.empty() || out.view().back() == U' ')) continue;
    out.push_back(gap ? U' ' : c);
  }
  return out;
}

// The first sentence that says enough, cut between words at kTitleShown.
std::u32string_view headline(std::u32string_view line) {
  for (std::size_t i = kTitleEnough; i + 1 < line.size() && i < kTitleShown; ++i) {
    if (sentence_end(line[i]) && line[i + 1] == U' ') return line.substr(0, i);
  }
  if (line.size() <= kTitleShown) return line;
  const auto gap = line.rfind(U' ', kTitleShown);
  return line.substr(0, gap == std::u32string_view::npos || gap == 0 ? kTitleShown : gap);
}

SecretString title_from(const TextEdit& words) {
  const auto line = flattened(words.text());
  auto view = headline(line.view());
  while (!view.empty() && (view.back() == U' ' || view.back() == U'.')) view.remove_suffix(1);
  TextEdit out{kTitleShown, Accept::kLine};
  for (const char32_t c : view) static_cast<void>(out.type(c));
  return out.trimmed_utf8();
}

report::Place place_of(const Draft& draft) {
  report::Place place{draft.desa.code, {}};
  if (draft.desa.code.empty() && !draft.kecamatan.name.empty()) {
    place.text.append("Kecamatan " + draft.kecamatan.name);
    if (!draft.landmark.blank()) place.text.append(", ");
  }
  place.text.append(draft.landmark.trimmed_utf8());
  return place;
}

// The form that is stored, or what was typed when it has none: validate() then says so.
SecretString normalised(const TextEdit& typed,
                        std::optional<SecretString> (*normalise)(std::string_view)) {
  auto text = typed.trimmed_utf8();
  if (auto form = normalise(text)) return std::move(*form);
  return text;
}

report::Contact contact_of(const Draft& draft) {
  report::Contact contact;
  contact.name = draft.name.trimmed_utf8();
  contact.phone = normalised(draft.phone, report::normalise_phone);
  contact.email = draft.email.trimmed_utf8();
  contact.nik = normalised(draft.nik, report::normalise_nik);
  return contact;
}

}  // namespace

report::Report compose_report(const State& state) {
  const Draft& draft = state.draft;
  report::Report out;
  out.classification = draft.kind.value_or(report::Classification::kPengaduan);
  const bool incident = out.classification == report::Classification::kPengaduan;
  const bool composed = draft.words.blank() && words_optional(draft);
  out.title = composed ? composed_title(draft) : title_from(draft.words);
  out.content = composed ? composed_content(draft) : draft.words.trimmed_utf8();
  if (incident) out.incident_date = draft.date;
  if (auto place = place_of(draft); incident && !(place.desa.empty() && place.text.empty())) {
    out.place = std::move(place);
  }
  out.unit = draft.unit.code;
  out.category = draft.category;
  if (draft.privacy_answered) out.privacy = draft.privacy;
  out.contact = contact_of(draft);
  out.lang = state.lang;
  out.assisted = draft.assisted;
  if (draft.consented_at) {
    out.consent = report::Consent{state.hall.notice_version, *draft.consented_at};
  }
  return out;
}

}  // namespace bale::model
