// bale-sync: the uploader. Composition root: builds everything, owns it, says the exit code.
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "platform/process.h"
#include "sync/reference/shelf.h"
#include "sync/staff/command.h"
#include "sync/uploader/enrol.h"
#include "sync/uploader/loop.h"
#include "sync/uploader/overview.h"
#include "sync/uploader/signals.h"

namespace bale::uploader {
namespace {

constexpr int kExitLocked = 3;  // another uploader holds the lock
constexpr int kExitFailed = 4;  // not enrolled, no answer to enrolment, disk

struct Arguments {
  std::string data;
  bool json{false};
  std::string server;
  std::string code;
  std::string ca;
  std::int64_t contact_every_s{300};
  staff::Order staff;
  std::string file;
};

int complain(const Error& error) {
  std::fprintf(stderr, "bale-sync: %s\n", error.message.c_str());
  return error.code == Errc::kBusy ? kExitLocked : kExitFailed;
}

// What `run` and `once` need, in the order in which it is built.
struct Parts {
  FileLock lock;
  outbox::Outbox outbox;
  outbox::Identity identity;
  seal::SecretSignKey key;
  Trust trust;
  std::unique_ptr<Transport> transport;
  std::unique_ptr<Transport> photos;  // a connection of their own
};

// Only enrolment makes a data folder: a mistyped one shall not come into being.
Result<void> must_exist(const Folder& folder) {
  if (::access(folder.outbox().c_str(), F_OK) == 0) return {};
  return fail(Errc::kNotReady, "there is no " + folder.outbox() + ": is this folder enrolled?");
}

Result<outbox::Outbox> open_outbox(const Folder& folder) {
  outbox::OpenOptions options;
  options.path = folder.outbox();
  return outbox::Outbox::open(options);
}

Result<outbox::Identity> enrolled(outbox::Outbox& outbox) {
  auto identity = outbox.identity();
  if (!identity) return tl::unexpected(identity.error());
  if (!*identity) return fail(Errc::kNotReady, "this folder is not enrolled: bale-sync enrol");
  return **std::move(identity);
}

Result<Trust> trust_of(const Folder& folder, outbox::Outbox& outbox) {
  const auto root = seal::read_root_pin(folder.root_pin());
  if (!root) return tl::unexpected(root.error());
  const auto keys = outbox.signed_keys();
  if (!keys) return tl::unexpected(keys.error());
  return Trust::load(*root, *keys);
}

Result<Parts> assemble(const Arguments& args) {
  const Folder folder(args.data);
  if (auto there = must_exist(folder); !there) return tl::unexpected(there.error());
  auto lock = folder.lock();
  if (!lock) return tl::unexpected(lock.error());
  auto outbox = open_outbox(folder);
  if (!outbox) return tl::unexpected(outbox.error());
  auto identity = enrolled(*outbox);
  if (!identity) return tl::unexpected(identity.error());
  auto key = folder.read_key();
  if (!key) return tl::unexpected(key.error());
  auto trust = trust_of(folder, *outbox);
  if (!trust) return tl::unexpected(trust.error());
  const CurlOptions way{.base_url = identity->server_url, .ca_file = folder.ca_if_any()};
  auto transport = make_curl_transport(way);
  if (!transport) return tl::unexpected(transport.error());
  auto photos = make_curl_transport(way);
  if (!photos) return tl::unexpected(photos.error());
  return Parts{*std::move(lock), *std::move(outbox), *std::move(identity),
               *std::move(key),  *std::move(trust),  *std::move(transport),
               *std::move(photos)};
}

// Builds the loop over the parts and lets `use` drive it.
template <typename Use>
int with_loop(const Arguments& args, Use use) {
  auto parts = assemble(args);
  if (!parts) return complain(parts.error());
  auto memory = Memory::load(parts->outbox);
  if (!memory) return complain(memory.error());
  const SystemClock clock;
  SystemRandom random;
  Link link{parts->outbox,
            *parts->transport,
            clock,
            random,
            parts->key,
            parts->identity.kiosk,
            parts->identity.certificate,
            parts->trust,
            *std::move(memory),
            {}};
  Stop stop(*parts->transport, parts->photos.get());
  const Signals signals(stop);
  const auto every = args.contact_every_s * 1000;
  Loop loop(link,
            {.contact_every_ms = every, .news_after_ms = std::min<std::int64_t>(every, 60'000)},
            parts->photos.get());
  return use(loop, stop, parts->outbox, clock);
}

int print_overview(outbox::Outbox& outbox, const Clock& clock, bool json) {
  const auto overview = look(outbox, clock);
  if (!overview) return complain(overview.error());
  std::fputs((json ? as_json(*overview) + "\n" : as_text(*overview)).c_str(), stdout);
  return 0;
}

int run(const Arguments& args) {
  return with_loop(args, [](Loop& loop, Stop& stop, outbox::Outbox&, const Clock&) {
    loop.run(stop);
    return 0;
  });
}

int once(const Arguments& args) {
  return with_loop(
      args, [&args](Loop& loop, Stop& stop, outbox::Outbox& outbox, const Clock& clock) {
        (void)loop.once(stop);  // what failed is in the log; the exit code says what is left
        const auto counts = outbox.counts();
        if (!counts) return complain(counts.error());
        const auto attachments = outbox.part_counts();
        if (!attachments) return complain(attachments.error());
        const int shown = args.json ? print_overview(outbox, clock, true) : 0;
        return shown != 0 ? shown : exit_code(*counts, *attachments);
      });
}

// Looks only: no lock, so that staff may ask while the daemon works.
int status(const Arguments& args) {
  const Folder folder(args.data);
  if (auto there = must_exist(folder); !there) return complain(there.error());
  auto outbox = open_outbox(folder);
  if (!outbox) return complain(outbox.error());
  return print_overview(*outbox, SystemClock(), args.json);
}

void print_enrolled(const outbox::Identity& identity, bool json) {
  const nlohmann::ordered_json out{
      {"kiosk", to_hex(identity.kiosk)}, {"name", identity.name}, {"server", identity.server_url}};
  if (json) {
    std::printf("%s\n", out.dump().c_str());
  } else {
    std::printf("enrolled as \"%s\" (%s)\n", identity.name.c_str(), to_hex(identity.kiosk).c_str());
  }
}

Result<outbox::Identity> do_enrol(const Arguments& args, const Folder& folder) {
  const auto code = wire::decode_enrol_code(args.code);
  if (!code) return tl::unexpected(code.error());
  const auto ca = args.ca.empty() ? folder.ca_if_any() : args.ca;
  auto transport = make_curl_transport({.base_url = args.server, .ca_file = ca});
  if (!transport) return tl::unexpected(transport.error());
  const auto lock = folder.lock();
  if (!lock) return tl::unexpected(lock.error());
  auto outbox = open_outbox(folder);
  if (!outbox) return tl::unexpected(outbox.error());
  const SystemClock clock;
  SystemRandom random;
  auto identity = enrol(folder, args.server, *code, **transport, *outbox, clock, random);
  if (!identity || args.ca.empty()) return identity;
  if (auto kept = folder.keep_ca(args.ca); !kept) return tl::unexpected(kept.error());
  return identity;
}

int enrol_command(const Arguments& args) {
  const auto identity = do_enrol(args, Folder(args.data));
  if (!identity) return complain(identity.error());
  print_enrolled(*identity, args.json);
  return 0;
}

// No lock either: the daemon and the kiosk work on.
int staff_command(const Arguments& args, staff::Verb verb) {
  const Folder folder(args.data);
  if (auto there = must_exist(folder); !there) return complain(there.error());
  auto outbox = open_outbox(folder);
  if (!outbox) return complain(outbox.error());
  auto order = args.staff;
  order.verb = verb;
  order.json = args.json;
  const auto done = staff::obey(order, *outbox, SystemClock());
  return done ? 0 : complain(done.error());
}

Result<reference::Bundle> do_import(const Arguments& args) {
  const Folder folder(args.data);
  if (auto there = must_exist(folder); !there) return tl::unexpected(there.error());
  auto outbox = open_outbox(folder);
  if (!outbox) return tl::unexpected(outbox.error());
  const auto identity = enrolled(*outbox);
  if (!identity) return tl::unexpected(identity.error());
  const auto trust = trust_of(folder, *outbox);
  if (!trust) return tl::unexpected(trust.error());
  const auto content = read_file(args.file, reference::kBundleBytesMax);
  if (!content) return tl::unexpected(content.error());
  return reference::Shelf(args.data).put(*content, trust->keys(), identity->kiosk);
}

int import_reference(const Arguments& args) {
  const auto bundle = do_import(args);
  if (!bundle) return complain(bundle.error());
  std::printf("version %llu is in use: %zu counts\n",
              static_cast<unsigned long long>(bundle->version), bundle->counts.size());
  return 0;
}

void log_to_stderr() {
  auto logger = spdlog::stderr_logger_mt("bale-sync");
  logger->set_pattern("%Y-%m-%dT%H:%M:%S %n %l: %v");
  spdlog::set_default_logger(std::move(logger));
}

CLI::App* add_command(CLI::App& app, Arguments& args, const char* name, const char* what) {
  auto* command = app.add_subcommand(name, what);
  command->add_option("--data", args.data, "the kiosk's data folder")->required();
  return command;
}

void add_json(CLI::App* command, Arguments& args) {
  command->add_flag("--json", args.json, "report as one JSON object");
}

struct StaffCommand {
  CLI::App* app;
  staff::Verb verb;
};

// bale-sync staff add|reset|remove NAME, staff list, staff log.
std::vector<StaffCommand> add_staff(CLI::App& app, Arguments& args) {
  using enum staff::Verb;
  auto* group = app.add_subcommand("staff", "who may enter staff mode at this kiosk");
  group->require_subcommand(1);
  std::vector<StaffCommand> out{
      {add_command(*group, args, "add", "give a person a PIN, asked for twice"), kAdd},
      {add_command(*group, args, "reset", "give a person another PIN"), kReset},
      {add_command(*group, args, "remove", "take a person's PIN away"), kRemove},
      {add_command(*group, args, "list", "who has a PIN"), kList},
      {add_command(*group, args, "log", "who did what, the newest last"), kLog}};
  for (const auto& [command, verb] : out) {
    add_json(command, args);
    if (verb == kLog) {
      command->add_option("--newest", args.staff.newest, "how many lines");
    } else if (verb != kList) {
      command->add_option("NAME", args.staff.name, "as the log shall call this person")->required();
    }
    if (verb != kAdd && verb != kReset) continue;
    command->add_flag("--pin-stdin", args.staff.pin_from_stdin, "read the PIN from standard input");
  }
  return out;
}

}  // namespace

int main_sync(int argc, char** argv) {
  Arguments args;
  CLI::App app{"Delivers a kiosk's sealed reports to the centre."};
  app.require_subcommand(1);
  auto* enrolling = add_command(app, args, "enrol", "make this folder a kiosk of a centre");
  enrolling->add_option("--server", args.server, "https://HOST[:PORT]")->required();
  enrolling->add_option("--code", args.code, "the one-time code")->required();
  enrolling->add_option("--ca", args.ca, "PEM file of a private authority");
  auto* running = add_command(app, args, "run", "deliver until told to stop");
  running->add_option("--contact-every", args.contact_every_s, "seconds between contacts")
      ->check(CLI::Range(1, 86'400));
  auto* sending = add_command(app, args, "once",
                              "send what is due; exit 0 nothing left, 1 pending, 2 only "
                              "quarantined, 3 another uploader runs, 4 not possible");
  auto* looking = add_command(app, args, "status", "what waits and what arrived");
  for (auto* command : {enrolling, sending, looking}) add_json(command, args);
  const auto staff = add_staff(app, args);
  auto* reference = app.add_subcommand("reference", "public numbers, signed by the centre");
  reference->require_subcommand(1);
  auto* importing = add_command(*reference, args, "import", "take up a bundle from a file");
  importing->add_option("FILE", args.file, "as bale-central reference wrote it")->required();
  CLI11_PARSE(app, argc, argv);
  for (const auto& [command, verb] : staff) {
    if (*command) return staff_command(args, verb);
  }
  if (*importing) return import_reference(args);
  Signals::block();
  if (*enrolling) return enrol_command(args);
  if (*running) return run(args);
  return *sending ? once(args) : status(args);
}

}  // namespace bale::uploader

int main(int argc, char** argv) {
  bale::forbid_dumps();
  bale::uploader::log_to_stderr();
  return bale::uploader::main_sync(argc, argv);
}
