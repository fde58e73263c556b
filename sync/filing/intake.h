// Reports from lines of JSON and from plain text, for bale-file. Everything read is hostile:
// unknown and doubled fields are refused, sentences never repeat what a citizen wrote.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "platform/result.h"
#include "sync/report/report.h"

namespace bale::filing {

// Bytes of one line: the longest report with every character escaped fits twice.
inline constexpr std::size_t kLineMax = 128 * 1024;

// What one line says: the report, and the paths of the files that go with it, not yet looked at.
struct Line {
  report::Report report;
  std::vector<std::string> attachments;
};

// One object:
//   {"classification":"pengaduan|aspirasi|permintaan_informasi","title","content",
//    "incident_date":"YYYY-MM-DD","place":{"desa":"51.02.05.2001","text"},"unit","category",
//    "anonim":bool,"rahasia":bool,"contact":{"name","phone","email","nik"},"lang":"id|en|ban",
//    "attachments":["path", …]}
// null and "" count as not given. Phone and NIK are brought to their stored form when they have
// one. kInvalid with one sentence; the rules of a report are validate()'s, not checked here.
[[nodiscard]] Result<Line> parse_json(std::string_view line);

// The first line is the title, the rest the content (blank lines around it fall away).
[[nodiscard]] Result<report::Report> parse_letter(std::string_view text);

}  // namespace bale::filing
