// Walks a visit in tests: events in, commands collected.
#pragma once

#include <utility>
#include <vector>

#include "kiosk/model/update.h"

namespace bale::model::test {

inline constexpr WallMs kWall = 1'795'478'400'000;  // 2026-11-24 08:00 in WITA

struct Walk {
  State s;
  std::vector<Command> commands;

  Walk() { send(Tick{1'000, kWall}); }
  Walk& send(const Event& event) {
    for (auto& command : update(s, event)) commands.push_back(std::move(command));
    return *this;
  }
  Walk& type(std::string_view ascii) {
    for (const char c : ascii) send(KeyTyped{static_cast<char32_t>(c)});
    return *this;
  }
  Walk& pass(std::int64_t ms) { return send(Tick{s.now + ms, s.wall + ms}); }
  template <typename C>
  [[nodiscard]] int count() const {
    int n = 0;
    for (const auto& command : commands) n += std::holds_alternative<C>(command);
    return n;
  }
  template <typename C>
  [[nodiscard]] const C& last() const {
    for (auto it = commands.rbegin(); it != commands.rend(); ++it) {
      if (const auto* found = std::get_if<C>(&*it)) return *found;
    }
    std::abort();
  }

  // --- to a place in the visit ---
  Walk& start(report::Classification kind = report::Classification::kPengaduan) {
    return send(LanguageChosen{report::Lang::kId}).send(KindChosen{kind});
  }
  Walk& category(std::string_view key = "jalan") {
    return send(CategoryChosen{std::string(key), {"puprpkp", "Dinas PUPRPKP"}});
  }
  Walk& words(std::string_view text = "Jalan berlubang besar") {
    return type(text).send(NextPressed{});
  }
  Walk& agency() { return send(UnitChosen{{"puprpkp", "Dinas PUPRPKP"}, true}); }
  Walk& place() {
    send(KecamatanChosen{{"51.02.08", "Penebel"}});
    return send(DesaChosen{{"51.02.08.2006", "Jatiluwih"}});
  }
  Walk& when() { return send(DateChosen{report::Date{2026, 11, 23}}); }
  Walk& who() { return send(PrivacyChosen{{.anonim = true, .rahasia = false}}); }
  Walk& consent() { return send(NextPressed{}).send(ConsentGiven{}); }
  Walk& to_review() {
    start().category().words().agency().place().send(NextPressed{}).when().who();
    return consent();
  }
  Walk& to_receipt() {
    Receipt receipt;
    receipt.code = SecretString("7KQM-3RTX-9DHW");
    return to_review().send(SubmitPressed{}).send(ReportSaved{receipt});
  }
};

}  // namespace bale::model::test
