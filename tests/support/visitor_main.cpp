// bale-visitor: plays a script of touches on a kiosk, for packaging/demo.sh.
//
//   bale-visitor --describe FILE --pictures DIR [--display :N] < script
//
// One command a line; # begins a comment:
//   screen NAME          wait until this screen is shown
//   see TEXT             wait until TEXT is on the screen
//   press LABEL          touch what carries this label
//   type TEXT            on the on-screen keyboard (\n is a newline)
//   picture NAME         save the screen as DIR/NAME.png
//   print ROLE           print the words of the first item of this role
//   pause MS
// Ends with 1 and a sentence at the first command that cannot be done.
#include <cstdlib>
#include <iostream>
#include <map>
#include <thread>

#include "tests/support/visitor.h"

namespace {

using bale::testing::Visitor;

// "\\n" as written in a script is a newline.
std::string with_newlines(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool newline = text[i] == '\\' && i + 1 < text.size() && text[i + 1] == 'n';
    out.push_back(newline ? '\n' : text[i]);
    if (newline) ++i;
  }
  return out;
}

void obey(Visitor& visitor, const std::string& pictures, const std::string& verb,
          const std::string& what) {
  // What was asked for is drawn a moment after it is described.
  const auto settle = [] { std::this_thread::sleep_for(std::chrono::milliseconds(250)); };
  if (verb == "screen") return visitor.wait_for(what);
  if (verb == "see") return visitor.wait_for_text(what);
  if (verb == "press") return visitor.press(what);
  if (verb == "type") return visitor.type(with_newlines(what));
  if (verb == "pause") return std::this_thread::sleep_for(std::chrono::milliseconds(std::stoi(what)));
  if (verb == "picture") {
    settle();
    return visitor.display().picture(pictures + "/" + what + ".png");
  }
  if (verb == "print") {
    std::cout << visitor.words_of(what) << std::endl;
    return;
  }
  throw std::runtime_error("unknown command: " + verb);
}

std::map<std::string, std::string> options_of(int argc, char** argv) {
  std::map<std::string, std::string> out;
  if (const char* display = std::getenv("DISPLAY")) out["--display"] = display;
  for (int i = 1; i + 1 < argc; i += 2) out[argv[i]] = argv[i + 1];
  return out;
}

}  // namespace

int main(int argc, char** argv) try {
  auto options = options_of(argc, argv);
  bale::testing::Display display(options["--display"]);
  Visitor visitor(display, options["--describe"]);
  for (std::string line; std::getline(std::cin, line);) {
    if (line.empty() || line.front() == '#') continue;
    const auto gap = line.find(' ');
    obey(visitor, options["--pictures"], line.substr(0, gap),
         gap == std::string::npos ? std::string() : line.substr(gap + 1));
  }
  return 0;
} catch (const std::exception& error) {
  std::cerr << "bale-visitor: " << error.what() << "\n";
  return 1;
}
