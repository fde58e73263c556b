// The house keeps its arrows, and this test notices when it does not.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "tests/arch/arrows.h"

namespace fs = std::filesystem;
using bale::arch::check;
using bale::arch::read_rules;

namespace {

std::string text_of(const fs::path& path) {
  std::ifstream in(path);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

bale::arch::Rules the_rules() {
  const auto rules = read_rules(text_of(fs::path(BALE_SOURCE_DIR) / "tests/arch/arrows.txt"));
  REQUIRE(rules.has_value());
  return *rules;
}

// A made-up tree of one file that is gone when the test ends.
class Tree {
 public:
  Tree() {
    std::string pattern = (fs::temp_directory_path() / "bale-arch-XXXXXX").string();
    root_ = ::mkdtemp(pattern.data());
  }
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;
  ~Tree() { fs::remove_all(root_); }
  void add(const std::string& path, const std::string& content) const {
    fs::create_directories((root_ / path).parent_path());
    std::ofstream(root_ / path) << content;
  }
  [[nodiscard]] const fs::path& root() const { return root_; }

 private:
  fs::path root_;
};

std::size_t faults_of(const std::string& path, const std::string& content) {
  const Tree tree;
  tree.add(path, content);
  return check(tree.root(), the_rules()).size();
}

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const auto& line : lines) out += line + "\n";
  return out;
}

// What `ldd` says of a built program.
std::string libraries_of(const std::string& program) {
  const std::string command = "ldd " BALE_BIN_DIR "/" + program + " 2>&1";
  std::string out;
  if (FILE* pipe = ::popen(command.c_str(), "r")) {
    char buffer[4096];
    while (std::fgets(buffer, sizeof buffer, pipe) != nullptr) out += buffer;
    ::pclose(pipe);
  }
  return out;
}

}  // namespace

TEST_CASE("every include of the house is an arrow of arrows.txt") {
  const auto faults = check(BALE_SOURCE_DIR, the_rules());
  INFO(joined(faults));
  CHECK(faults.empty());
}

TEST_CASE("an arrow that is not listed is found") {
  CHECK(faults_of("sync/outbox/a.cpp", "#include \"sync/filing/filing.h\"\n") == 1);
  CHECK(faults_of("sync/uploader/a.cpp", "#include \"sync/seal/envelope.h\"\n") == 1);
  CHECK(faults_of("sync/report/a.cpp", "#include \"sync/seal/cose.h\"\n") == 1);
  CHECK(faults_of("kiosk/model/a.cpp", "#include \"platform/clock.h\"\n") == 1);
  CHECK(faults_of("kiosk/ui/a.cpp", "#include \"kiosk/model/state.h\"\n") == 1);
  CHECK(faults_of("kiosk/effects/a.cpp", "#include \"sync/uploader/uploader.h\"\n") == 1);
  CHECK(faults_of("kiosk/app.cpp", "#include \"platform/transport/transport.h\"\n") == 1);
  CHECK(faults_of("platform/a.cpp", "#include \"sync/report/report.h\"\n") == 1);
  CHECK(faults_of("assets/a.cpp", "#include \"platform/bytes.h\"\n") == 1);
  CHECK(faults_of("sync/main_file.cpp", "#include \"sync/wire/messages.h\"\n") == 1);
  CHECK(faults_of("sync/central/a.cpp", "#include \"platform/fake/clock.h\"\n") == 1);
  CHECK(faults_of("kiosk/screens/a.cpp", "#include \"tests/support/full.h\"\n") == 1);
}

TEST_CASE("an arrow that is listed is let through") {
  CHECK(faults_of("sync/outbox/a.cpp", "#include \"sync/seal/envelope.h\"\n") == 0);
  CHECK(faults_of("sync/uploader/a.cpp", "#include \"sync/seal/cose.h\"\n") == 0);
  CHECK(faults_of("kiosk/app.cpp", "#include \"kiosk/effects/effects.h\"\n") == 0);
  CHECK(faults_of("tests/a.cpp", "#include \"sync/seal/cose.h\"\n") == 0);
}

TEST_CASE("an include not written from the root is found") {
  CHECK(faults_of("sync/seal/a.cpp", "#include \"cose.h\"\n") == 1);
  CHECK(faults_of("sync/seal/a.cpp", "#include \"../report/report.h\"\n") == 1);
  CHECK(faults_of("sync/seal/a.cpp", "#include \"sync/../sync/report/report.h\"\n") == 1);
  CHECK(faults_of("sync/seal/a.cpp", "  #  include <sync/report/report.h>\n") == 1);
}

TEST_CASE("a file without a room is found") { CHECK(faults_of("sync/stray/a.cpp", "int a;\n") == 1); }

TEST_CASE("a third-party header away from its one home is found") {
  CHECK(faults_of("kiosk/ui/a.cpp", "#include <GLFW/glfw3.h>\n") == 1);
  CHECK(faults_of("sync/uploader/a.cpp", "#include <curl/curl.h>\n") == 1);
  CHECK(faults_of("sync/central/a.cpp", "#include <boost/beast.hpp>\n") == 1);
  CHECK(faults_of("kiosk/model/a.cpp", "#include <imgui.h>\n") == 1);
  CHECK(faults_of("sync/filing/a.cpp", "#include <sqlite3.h>\n") == 1);
  CHECK(faults_of("platform/window/a.cpp", "#include <GLFW/glfw3.h>\n") == 0);
}

TEST_CASE("a line of arrows.txt that is no rule is refused") {
  CHECK_FALSE(read_rules("sync/seal sync/report\n").has_value());
  CHECK_FALSE(read_rules("only curl/:\n").has_value());
}

TEST_CASE("the kiosk and bale-file link no network library") {
  for (const auto* program : {"bale-kiosk", "bale-file"}) {
    const auto libraries = libraries_of(program);
    INFO(std::string(program) << "\n" << libraries);
    REQUIRE(libraries.find("libsodium") != std::string::npos);  // ldd did read the program
    for (const auto* foreign : {"libcurl", "libssl", "libcrypto", "libboost"}) {
      CHECK(libraries.find(foreign) == std::string::npos);
    }
  }
}

TEST_CASE("the uploader does link libcurl, so the check above can fail") {
  CHECK(libraries_of("bale-sync").find("libcurl") != std::string::npos);
}

TEST_CASE("no source file is longer than 450 lines") {
  for (const auto& path : bale::arch::sources(BALE_SOURCE_DIR)) {
    const auto text = text_of(fs::path(BALE_SOURCE_DIR) / path);
    INFO(path);
    CHECK(std::count(text.begin(), text.end(), '\n') <= 450);
  }
}
