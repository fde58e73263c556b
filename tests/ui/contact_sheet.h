// All pictures on one page, to be looked at by a person: plain HTML beside the pictures.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace bale::testing {

struct SheetPicture {
  std::string screen;   // "words"
  std::string caption;  // "words_wrong · ban · terbesar · white-on-black · standing"
  std::string file;     // relative to the page
  std::vector<std::string> faults;
};

class ContactSheet {
 public:
  void add(SheetPicture picture) { screens_[picture.screen].push_back(std::move(picture)); }
  // FOLDER/index.html; false: it cannot be written.
  [[nodiscard]] bool write(const std::string& folder) const;

 private:
  std::map<std::string, std::vector<SheetPicture>> screens_;
};

}  // namespace bale::testing
