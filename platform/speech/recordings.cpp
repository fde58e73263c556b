#include "platform/speech/synthesis.h"

namespace bale::speech {
namespace {

constexpr std::size_t kNameMost = 80;

const char* folder_of(Language language) {
  switch (language) {
    case Language::kEnglish: return "en";
    case Language::kBalinese: return "ban";
    case Language::kIndonesian: break;
  }
  return "id";
}

bool plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

// No way out of the folder, no empty step.
bool good_name(std::string_view name) {
  if (name.empty() || name.size() > kNameMost || name.front() == '/' || name.back() == '/') {
    return false;
  }
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (!plain(name[i]) && (name[i] != '/' || name[i - 1] == '/')) return false;
  }
  return true;
}

}  // namespace

Pcm Recordings::find(Language language, std::string_view name) const {
  if (folder_.empty() || !good_name(name)) return {};
  auto sound = read_wav(folder_ + "/" + folder_of(language) + "/" + std::string(name) + ".wav");
  return sound ? std::move(*sound) : Pcm();
}

}  // namespace bale::speech
