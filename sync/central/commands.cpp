#include "sync/central/commands.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>
#include <memory>

#include "sync/central/case_number.h"
#include "sync/central/cases.h"
#include "sync/central/enrol.h"
#include "sync/central/listing.h"
#include "sync/central/public_numbers.h"
#include "sync/central/serve.h"
#include "sync/central/sqlite_store.h"
#include "sync/central/upload_token.h"

namespace bale::central {
namespace {

// Everything the line may carry. One object: only one command runs.
struct Line {
  std::string data, root, passphrase_file, tracking_cost, name, reference, unit, stage, text;
  std::string prefix{kCasePrefix};
  std::string on_withdraw{"archive"};
  Listen listen;
  std::string kiosk;
  bool json{false};
  bool contact{false};
};

using Command = std::function<Result<void>(const Line&)>;

Result<std::optional<Passphrase>> passphrase(const Line& line) {
  if (line.passphrase_file.empty()) return std::optional<Passphrase>();
  auto read = Passphrase::from_file(line.passphrase_file);
  if (!read) return tl::unexpected(read.error());
  return std::optional<Passphrase>(std::move(*read));
}

Passphrase* pointer(std::optional<Passphrase>& words) { return words ? &*words : nullptr; }

// The database of a centre whose keys exist: a mistyped folder makes no empty one.
Result<std::unique_ptr<Store>> open_store(const Line& line) {
  if (auto keys = load_public_keys(line.data); !keys) return tl::unexpected(keys.error());
  SqliteOptions options;
  options.path = line.data + "/central.db";
  return open_sqlite_store(options);
}

Result<void> with_store(const Line& line, const std::function<Result<void>(Store&)>& act) {
  const auto store = open_store(line);
  if (!store) return tl::unexpected(store.error());
  return act(**store);
}

void tell_keygen(const Line& line, const PublicKeys& keys, const std::string& root_path) {
  std::printf("deployment %s: public, never changes; write it on the paper copy\n",
              to_hex(keys.set.deployment).c_str());
  std::printf("key set %llu made in %s/keys\n", static_cast<unsigned long long>(keys.set.serial),
              line.data.c_str());
  std::printf("root key in %s: MOVE IT AWAY now, to a medium in a safe; only a new key set needs "
              "it, serve never does\n",
              root_path.c_str());
  std::printf("paper copy: run `bale-central paper-copy --data %s` where nobody looks over your "
              "shoulder, copy its lines to paper, keep the paper in a safe: without the opening "
              "key no report can be read again\n",
              line.data.c_str());
  if (line.passphrase_file.empty()) {
    std::printf("NO PASSPHRASE: the keys lie open in 0600 files; for a trial only\n");
  }
  if (keys.set.costs.back().test()) {
    std::printf("TEST TRACKING COST: for benches on loopback only, never for citizens\n");
  }
}

Result<void> run_keygen(const Line& line) {
  auto words = passphrase(line);
  if (!words) return tl::unexpected(words.error());
  KeygenOptions options;
  options.dir = line.data;
  options.root_path = line.root.empty() ? line.data + "/root.key" : line.root;
  options.passphrase = pointer(*words);
  if (line.tracking_cost == "test") options.tracking_cost = seal::kTestCost;
  SystemRandom random;
  const auto keys = keygen(options, random, SystemClock());
  if (!keys) return tl::unexpected(keys.error());
  tell_keygen(line, *keys, options.root_path);
  return {};
}

Result<void> run_paper_copy(const Line& line) {
  auto words = passphrase(line);
  if (!words) return tl::unexpected(words.error());
  const auto keys = load_keyring(line.data, pointer(*words));
  if (!keys) return tl::unexpected(keys.error());
  std::printf("deployment: %s\n", to_hex(keys->shown.set.deployment).c_str());
  for (const auto& text : paper_copy(*keys)) std::printf("%s\n", text.c_str());
  return {};
}

Result<void> run_serve(const Line& line) {
  auto words = passphrase(line);
  if (!words) return tl::unexpected(words.error());
  const auto on_withdraw = line.on_withdraw == "mark" ? OnWithdraw::kMark : OnWithdraw::kArchive;
  return serve({line.data, line.listen, line.prefix, on_withdraw}, pointer(*words));
}

Result<void> run_enrol_code(const Line& line) {
  const auto keys = load_public_keys(line.data);
  if (!keys) return tl::unexpected(keys.error());
  return with_store(line, [&](Store& store) -> Result<void> {
    SystemRandom random;
    const auto word = make_enrol_code(store, keys->root, line.name, SystemClock(), random);
    if (!word) return tl::unexpected(word.error());
    std::printf("enrolment code for %s, once, within 7 days:\n%s\n", line.name.c_str(),
                word->c_str());
    return {};
  });
}

Result<void> run_show(const Line& line) {
  std::optional<DataKey> data;
  if (line.contact) {
    auto words = passphrase(line);
    if (!words) return tl::unexpected(words.error());
    auto key = load_data_key(line.data, pointer(*words));
    if (!key) return tl::unexpected(key.error());
    data = std::move(*key);
  }
  return with_store(line, [&](Store& store) {
    return show_report(store, line.reference, line.json, data ? &*data : nullptr, std::cout);
  });
}

Result<void> run_reports(const Line& line) {
  return with_store(line, [&](Store& store) { return list_reports(store, line.json, std::cout); });
}
Result<void> run_chains(const Line& line) {
  return with_store(line, [&](Store& store) { return list_chains(store, line.json, std::cout); });
}
Result<void> run_assign(const Line& line) {
  return with_store(line, [&](Store& store) { return assign(store, line.reference, line.unit); });
}
Result<void> run_set_status(const Line& line) {
  return with_store(line, [&](Store& store) {
    return set_stage(store, line.reference, line.stage, SystemClock().wall());
  });
}
Result<void> run_respond(const Line& line) {
  return with_store(line, [&](Store& store) {
    return respond(store, line.reference, line.text, SystemClock().wall());
  });
}

// For tools that are no kiosk: they say whose uploads theirs are.
Result<void> run_token(const Line& line) {
  auto words = passphrase(line);
  if (!words) return tl::unexpected(words.error());
  const auto keys = load_keyring(line.data, pointer(*words));
  if (!keys) return tl::unexpected(keys.error());
  return with_store(line, [&](Store& store) {
    return store.read([&](Transaction& tx) -> Result<void> {
      for (const auto& kiosk : tx.kiosks()) {
        if (kiosk.name != line.kiosk && to_hex(kiosk.id) != line.kiosk) continue;
        const UploadTokens tokens(keys->signing);
        std::printf("%s\n", tokens.make({kiosk.id, {}}, SystemClock().wall()).c_str());
        return {};
      }
      return fail(Errc::kNotFound, "no kiosk has this name or id");
    });
  });
}

// The bundle itself on standard output: for a file or a pipe.
Result<void> run_reference(const Line& line) {
  auto words = passphrase(line);
  if (!words) return tl::unexpected(words.error());
  const auto keys = load_keyring(line.data, pointer(*words));
  if (!keys) return tl::unexpected(keys.error());
  return with_store(line, [&](Store& store) -> Result<void> {
    const auto bundle = make_reference(store, *keys, line.kiosk, SystemClock());
    if (!bundle) return tl::unexpected(bundle.error());
    const auto written = std::fwrite(bundle->data(), 1, bundle->size(), stdout);
    if (written == bundle->size() && std::fflush(stdout) == 0) return {};
    return fail(Errc::kIo, "the bundle could not be written out");
  });
}

// ---- the line itself ----

class Commands {
 public:
  CLI::App* add(const char* name, const char* help, Command run) {
    auto* sub = app_.add_subcommand(name, help);
    sub->add_option("--data", line_.data, "the centre's folder")->required();
    sub->callback([this, run = std::move(run)] { chosen_ = run; });
    return sub;
  }
  void passphrase(CLI::App* sub) {
    sub->add_option("--passphrase-file", line_.passphrase_file,
                    "first line: the passphrase of the keys");
  }
  void json(CLI::App* sub) { sub->add_flag("--json", line_.json, "for scripts"); }
  void reference(CLI::App* sub) {
    sub->add_option("ID", line_.reference, "report id or case number")->required();
  }
  Line& line() { return line_; }

  int run(int argc, char** argv) {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
      return app_.exit(error);
    }
    const auto done = chosen_(line_);
    if (done) return 0;
    std::fprintf(stderr, "bale-central: %s\n", done.error().message.c_str());
    return 1;
  }

  Commands() { app_.require_subcommand(1); }

 private:
  CLI::App app_{"Bale Lapor's centre", "bale-central"};
  Line line_;
  Command chosen_;
};

void add_keys(Commands& c) {
  auto& line = c.line();
  auto* keygen = c.add("keygen", "make every key of a new centre", run_keygen);
  keygen->add_option("--root", line.root, "where the root key goes (DIR/root.key)");
  keygen->add_option("--tracking-cost", line.tracking_cost, "test: for benches on loopback")
      ->check(CLI::IsMember({"test"}));
  c.passphrase(keygen);
  c.passphrase(c.add("paper-copy", "print the opening key to copy to paper", run_paper_copy));
}

void add_serving(Commands& c) {
  auto& line = c.line();
  auto* serve = c.add("serve", "answer the kiosks", run_serve);
  serve->add_option("--listen", line.listen.address, "ADDR:PORT; port 0: any")->required();
  serve->add_option("--tls-cert", line.listen.tls_cert, "PEM chain; needed beyond loopback");
  serve->add_option("--tls-key", line.listen.tls_key, "PEM");
  serve->add_option("--case-prefix", line.prefix, "of case numbers")
      ->check([](const std::string& text) {
        const bool good = !text.empty() && text.size() <= 8 &&
                          text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ") == std::string::npos;
        return good ? std::string() : std::string("1 to 8 capital letters");
      });
  serve->add_option("--on-withdraw", line.on_withdraw,
                    "a report taken back before an agency works on it: archive it, or only mark it")
      ->check(CLI::IsMember({"archive", "mark"}));
  c.passphrase(serve);
  auto* code = c.add("enrol-code", "a one-time code for a kiosk; it is the last line",
                     run_enrol_code);
  code->add_option("--name", line.name, "of the kiosk, for people")->required();
}

void add_cases(Commands& c) {
  auto& line = c.line();
  c.json(c.add("reports", "every report", run_reports));
  c.json(c.add("chains", "what each kiosk has sent, and what is missing", run_chains));
  auto* show = c.add("show", "one report and its history", run_show);
  c.reference(show);
  c.json(show);
  c.passphrase(show);
  show->add_flag("--contact", line.contact, "open the person's name, phone, e-mail and NIK");
  auto* reference =
      c.add("reference", "public numbers for one kiosk, signed; to standard output", run_reference);
  reference->add_option("--kiosk", line.kiosk, "the kiosk's name or id")->required();
  c.passphrase(reference);
  auto* token = c.add("token", "a kiosk's upload token for 24 hours, for other tools", run_token);
  token->add_option("KIOSK", line.kiosk, "the kiosk's name or id")->required();
  c.passphrase(token);
  auto* assign = c.add("assign", "put a unit in charge", run_assign);
  c.reference(assign);
  assign->add_option("--unit", line.unit, "the unit's code")->required();
  auto* status = c.add("set-status", "move a report to another status", run_set_status);
  c.reference(status);
  status->add_option("STATUS", line.stage, "e.g. terverifikasi, dalam_proses, selesai")->required();
  auto* respond = c.add("respond", "answer the citizen", run_respond);
  c.reference(respond);
  respond->add_option("--text", line.text, "the answer")->required();
}

}  // namespace

int run_command(int argc, char** argv) {
  Commands commands;
  add_keys(commands);
  add_serving(commands);
  add_cases(commands);
  return commands.run(argc, argv);
}

}  // namespace bale::central
