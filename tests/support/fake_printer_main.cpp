// bale-fake-printer: a receipt printer that is not there, for demos.
//
//   bale-fake-printer --link PATH --png FILE [--dots 384|576] [--mute] [--out-after ROWS] [--slow BYTES]
//       A terminal behind PATH; after each page FILE shows the paper so far. Until SIGTERM.
//   bale-fake-printer --read FILE --png FILE [--dots 384|576]
//       Bytes that a plain file took, as paper.
// Ends with 1 and a sentence when the bytes are not what a strict printer obeys.
#include <csignal>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>

#include "tests/support/fake_printer.h"

namespace {

using bale::testing::FakePaper;
using bale::testing::FakePrinter;

volatile std::sig_atomic_t ended = 0;

std::map<std::string, std::string> options_of(int argc, char** argv) {
  std::map<std::string, std::string> out;
  for (int i = 1; i < argc; ++i) {
    const std::string name = argv[i];
    const bool flag = name == "--mute";
    out[name] = !flag && i + 1 < argc ? argv[++i] : "1";
  }
  return out;
}

bale::printer::Profile profile_of(const std::string& dots) {
  bale::printer::Profile profile;
  if (dots == "576") {
    profile.dots = 576;
    profile.columns = 48;
  }
  return profile;
}

int judge(const FakePaper& paper, const std::string& png) {
  if (paper.rows() > 0) paper.save_png(png);
  std::cout << paper.text() << std::flush;
  if (paper.error().empty() && !paper.within_command()) return 0;
  std::cerr << (paper.error().empty() ? "it ends within a command" : paper.error()) << std::endl;
  return 1;
}

int read_file(const std::string& file, const std::string& png, const std::string& dots) {
  std::ifstream in(file, std::ios::binary);
  FakePaper paper(profile_of(dots));
  for (auto it = std::istreambuf_iterator<char>(in); it != std::istreambuf_iterator<char>(); ++it) {
    paper.take(static_cast<std::uint8_t>(*it));
  }
  return judge(paper, png);
}

int number(const std::string& text, int otherwise) { return text.empty() ? otherwise : std::stoi(text); }

}  // namespace

int main(int argc, char** argv) try {
  auto options = options_of(argc, argv);
  const auto png = options["--png"];
  if (!options["--read"].empty()) return read_file(options["--read"], png, options["--dots"]);
  std::signal(SIGTERM, [](int) { ended = 1; });
  std::signal(SIGINT, [](int) { ended = 1; });
  bale::testing::PrinterScript script;
  script.mute = !options["--mute"].empty();
  script.out_after_rows = number(options["--out-after"], -1);
  script.bytes_per_second = number(options["--slow"], 0);
  FakePrinter printer(options["--link"], profile_of(options["--dots"]), script);
  for (int pages = 0; ended == 0;) {
    if (!printer.wait_for_pages(pages + 1, 200)) continue;
    const auto paper = printer.paper();
    pages = paper.pages();
    paper.save_png(png);
  }
  return judge(printer.paper(), png);
} catch (const std::exception& error) {
  std::cerr << error.what() << std::endl;
  return 1;
}
