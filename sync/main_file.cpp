// bale-file: the kiosk's save path without a screen, for paper letters, scripts and tests.
//
// A line on standard output is the acknowledgement: it is written only after the commit, so an id
// that was printed survives a power cut.
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>

#include "assets/reference/reference.h"
#include "platform/process.h"
#include "sync/filing/attached_file.h"
#include "sync/filing/filing.h"
#include "sync/filing/intake.h"
#include "sync/filing/line_reader.h"
#include "sync/guidance/json_line.h"

namespace bale::filing {
namespace {

constexpr int kExitRefused = 1;   // at least one report was not saved
constexpr int kExitNotReady = 2;  // not enrolled, no folder, wrong options: nothing was read

struct Arguments {
  std::string data;
  bool ndjson{false};
  std::string notice{"kertas"};  // the notice on the paper form
  // Plain text only:
  std::string classification{"pengaduan"};
  std::string anonim;
  std::string rahasia;
  std::string unit;
  std::string category;
  std::string date;
  std::string desa;
  std::string lang{"id"};
};

int complain(const std::string& sentence, int code) {
  std::fprintf(stderr, "bale-file: %s\n", sentence.c_str());
  return code;
}

// At once and whole; false when nobody reads any more.
bool write_all(const SecretString& text) {
  auto rest = text.view();
  while (!rest.empty()) {
    const auto done = ::write(STDOUT_FILENO, rest.data(), rest.size());
    if (done < 0 && errno == EINTR) continue;
    if (done <= 0) return false;
    rest.remove_prefix(static_cast<std::size_t>(done));
  }
  return true;
}

// ID<TAB>CODE
bool acknowledge(const Saved& saved) {
  SecretString line(to_hex(saved.id));
  line.push_back('\t');
  line.append(saved.code.formatted());
  line.push_back('\n');
  return write_all(line);
}

Result<std::vector<report::Attachment>> read_all(const std::vector<std::string>& paths) {
  std::vector<report::Attachment> out;
  for (const auto& path : paths) {
    auto attachment = read_attachment(path);
    if (!attachment) return tl::unexpected(attachment.error());
    out.push_back(std::move(*attachment));
  }
  return out;
}

Result<Prepared> prepare(Filing& filing, report::Report report, const Arguments& arguments,
                         const Clock& clock, Attachments attachments = {}) {
  report.consent = report::Consent{arguments.notice, clock.wall()};
  const auto minted = filing.mint();
  if (!minted) return tl::unexpected(minted.error());
  return filing.prepare(report, *minted, attachments);
}

// Each line for itself: a refused one is named and the next one is read. Lines that are there
// already share one wait for the disk; nobody waits for a line that has yet to come.
class Lines {
 public:
  Lines(Filing& filing, const Arguments& arguments, const Clock& clock)
      : filing_(filing), arguments_(arguments), clock_(clock), reader_(STDIN_FILENO, kLineMax) {}

  int run() {
    bool more = true;
    while (more) {
      more = read_one();
      const bool wait =
          more && reader_.ready() && prepared_.size() < kTogether && bytes_ < kBytesTogether;
      if (!wait && !commit()) return complain("nobody reads the receipt codes any more", 1);
    }
    return refused_ ? kExitRefused : 0;
  }

 private:
  static constexpr std::size_t kTogether = 128;
  static constexpr std::size_t kBytesTogether = 8U << 20U;  // of attachments, held in memory

  static bool blank(std::string_view line) {
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
  }

  // False at the end of the input.
  bool read_one() {
    ++number_;
    const auto line = reader_.next();
    if (line && !*line) return false;
    if (line) {
      if (!blank(**line)) take(**line);
      return true;
    }
    refuse(number_, line.error().message);
    return line.error().code == Errc::kInvalid;
  }

  void take(const SecretString& line) {
    auto read = parse_json(line);
    if (!read) return refuse(number_, read.error().message);
    const auto attachments = read_all(read->attachments);
    if (!attachments) return refuse(number_, attachments.error().message);
    auto prepared =
        prepare(filing_, std::move(read->report), arguments_, clock_, *attachments);
    if (!prepared) return refuse(number_, prepared.error().message);
    for (const auto& part : prepared->row.parts) bytes_ += part.sealed.size();
    prepared_.push_back(std::move(*prepared));
    numbers_.push_back(number_);
  }

  // False when an acknowledgement could not be given.
  bool commit() {
    if (prepared_.empty()) return true;
    const auto saved = filing_.commit(prepared_);
    bool heard = true;
    if (saved) {
      for (const auto& one : *saved) heard = heard && acknowledge(one);
    } else {
      for (const auto number : numbers_) refuse(number, saved.error().message);
    }
    prepared_.clear();
    numbers_.clear();
    bytes_ = 0;
    return heard;
  }

  void refuse(std::size_t number, const std::string& sentence) {
    refused_ = true;
    std::fprintf(stderr, "line %zu: %s\n", number, sentence.c_str());
  }

  Filing& filing_;
  const Arguments& arguments_;
  const Clock& clock_;
  LineReader reader_;
  std::vector<Prepared> prepared_;
  std::vector<std::size_t> numbers_;  // of the lines prepared_ came from
  std::size_t number_{0};
  std::size_t bytes_{0};  // of the attachments in prepared_
  bool refused_{false};
};

Result<SecretString> read_letter() {
  SecretString text;
  LineReader reader(STDIN_FILENO, kLineMax);
  for (;;) {
    auto line = reader.next();
    if (!line) return tl::unexpected(line.error());
    if (!*line) return text;
    text.append(**line);
    text.push_back('\n');
    if (text.size() > kLineMax) return fail(Errc::kInvalid, "the letter is too long");
  }
}

// Options that are no plain text; CLI11 has checked that each is one of its words.
Result<report::Report> add_options(report::Report report, const Arguments& arguments) {
  report.classification = *report::parse_classification(arguments.classification);
  report.lang = *report::parse_lang(arguments.lang);
  report.privacy = report::Privacy{arguments.anonim == "yes", arguments.rahasia == "yes"};
  report.unit = arguments.unit;
  report.category = arguments.category;
  if (!arguments.desa.empty()) report.place = report::Place{arguments.desa, {}};
  if (arguments.date.empty()) return report;
  report.incident_date = report::parse_date(arguments.date);
  if (!report.incident_date) return fail(Errc::kInvalid, "--date does not look like 2026-11-24");
  return report;
}

Result<Prepared> prepare_letter(Filing& filing, const Arguments& arguments, const Clock& clock) {
  const auto text = read_letter();
  if (!text) return tl::unexpected(text.error());
  auto letter = parse_letter(*text);
  if (!letter) return tl::unexpected(letter.error());
  auto report = add_options(std::move(*letter), arguments);
  if (!report) return tl::unexpected(report.error());
  return prepare(filing, std::move(*report), arguments, clock);
}

int run_letter(Filing& filing, const Arguments& arguments, const Clock& clock) {
  const auto letter = prepare_letter(filing, arguments, clock);
  if (!letter) return complain(letter.error().message, kExitRefused);
  const auto saved = filing.commit({&*letter, 1});
  if (!saved) return complain(saved.error().message, kExitRefused);
  if (acknowledge(saved->front())) return 0;
  return complain("the report is saved, but its code could not be printed", kExitRefused);
}

// One text a line; an empty line, or one too long to be a report, gives an empty suggestion.
int run_suggest() {
  const auto day = assets::day_in_wita(SystemClock().wall());
  LineReader reader(STDIN_FILENO, kLineMax);
  for (;;) {
    const auto line = reader.next();
    if (line && !*line) return 0;
    if (!line && line.error().code != Errc::kInvalid) return complain(line.error().message, 1);
    auto answer = guidance::json_line(line ? (*line)->view() : std::string_view(), day);
    answer.push_back('\n');
    if (!write_all(answer)) return complain("nobody reads the suggestions any more", 1);
  }
}

int run(const Arguments& arguments) {
  if (arguments.data.empty()) return complain("--data is required", kExitNotReady);
  if (!arguments.ndjson && (arguments.anonim.empty() || arguments.rahasia.empty())) {
    return complain("say --anonim yes|no and --rahasia yes|no: both are the citizen's choice",
                    kExitNotReady);
  }
  const SystemClock clock;
  SystemRandom random;
  OpenOptions options;
  options.data = arguments.data;
  options.rules.known_desa = assets::known_desa;
  options.rules.known_unit = assets::known_unit;
  auto filing = Filing::open(options, clock, random);
  if (!filing) return complain(filing.error().message, kExitNotReady);
  const int code = arguments.ndjson ? Lines(*filing, arguments, clock).run()
                                    : run_letter(*filing, arguments, clock);
  (void)filing->outbox().checkpoint();  // all is durable already; this only shortens the log
  return code;
}

void describe(CLI::App& app, Arguments& arguments) {
  app.description(
      "Files reports from standard input as the kiosk does. Prints one line a report, "
      "ID<TAB>CODE,\n"
      "after it is safe on disk. Without --ndjson the input is one letter: its first line is the\n"
      "title, the rest the content.");
  app.footer("Exit: 0 all saved, 1 at least one refused (see standard error), 2 nothing was read.");
  app.add_option("--data", arguments.data, "The kiosk's data folder, enrolled");
  app.add_flag("--ndjson", arguments.ndjson, "One JSON object a line; options below do not apply");
  app.add_option("--notice", arguments.notice, "Version of the privacy notice that was signed")
      ->capture_default_str();
  app.add_option("--classification", arguments.classification)
      ->check(CLI::IsMember({"pengaduan", "aspirasi", "permintaan_informasi"}))
      ->capture_default_str();
  app.add_option("--anonim", arguments.anonim, "Hide who reports: yes or no")
      ->check(CLI::IsMember({"yes", "no"}));
  app.add_option("--rahasia", arguments.rahasia, "Hide what is reported: yes or no")
      ->check(CLI::IsMember({"yes", "no"}));
  app.add_option("--unit", arguments.unit, "Code of the agency; left out: not known");
  app.add_option("--category", arguments.category, "jalan, sampah, air …");
  app.add_option("--date", arguments.date, "Day of the incident, YYYY-MM-DD; pengaduan only");
  app.add_option("--desa", arguments.desa, "Place, as 51.02.05.2001; pengaduan only");
  app.add_option("--lang", arguments.lang)
      ->check(CLI::IsMember({"id", "en", "ban"}))
      ->capture_default_str();
}

int main_file(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);
  Arguments arguments;
  CLI::App app;
  describe(app, arguments);
  const auto* suggest = app.add_subcommand(
      "suggest", "Prints category and agency for each line of text, as JSON; needs no --data");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    return app.exit(e) == 0 ? 0 : kExitNotReady;
  }
  return *suggest ? run_suggest() : run(arguments);
}

}  // namespace
}  // namespace bale::filing

int main(int argc, char** argv) {
  bale::require_wiping_malloc(argv);
  bale::forbid_dumps();
  return bale::filing::main_file(argc, argv);
}
