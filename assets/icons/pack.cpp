// Build-time tool: PNG files -> one file of alpha bytes, an enum of their names, and a table.
// usage: bale-pack-pictures OUT_FOLDER ICON.png... -- SIGN.png...
#include <stb_image.h>

#include <cctype>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace {

struct Picture {
  std::string name;
  int width{};
  int height{};
  std::vector<unsigned char> alpha;
};

std::string camel(const std::string& name) {
  std::string out;
  bool up = true;
  for (const char c : name) {
    if (c == '-') {
      up = true;
    } else {
      out += up ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
      up = false;
    }
  }
  return out;
}

bool load(const char* path, Picture& p) {
  int channels = 0;
  unsigned char* rgba = stbi_load(path, &p.width, &p.height, &channels, 4);
  if (rgba == nullptr) {
    std::fprintf(stderr, "%s: cannot be read\n", path);
    return false;
  }
  p.name = std::filesystem::path(path).stem().string();
  const std::size_t count = static_cast<std::size_t>(p.width) * static_cast<std::size_t>(p.height);
  p.alpha.resize(count);
  for (std::size_t i = 0; i < count; ++i) p.alpha[i] = rgba[4 * i + 3];
  stbi_image_free(rgba);
  return true;
}

void write_enum(std::ofstream& h, const char* type, const std::vector<Picture>& pictures) {
  h << "enum class " << type << " : std::uint8_t {\n";
  for (const Picture& p : pictures) h << "  k" << camel(p.name) << ",\n";
  h << "};\ninline constexpr int k" << type << "Count = " << pictures.size() << ";\n\n";
}

void write_table(std::ofstream& t, const char* table, const std::vector<Picture>& pictures,
                 std::size_t& offset) {
  t << "constexpr Entry " << table << "[] = {\n";
  for (const Picture& p : pictures) {
    t << "  {\"" << p.name << "\", " << p.width << ", " << p.height << ", " << offset << "},\n";
    offset += p.alpha.size();
  }
  t << "};\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  const std::filesystem::path out = argv[1];
  std::vector<Picture> icons;
  std::vector<Picture> signs;
  std::vector<Picture>* into = &icons;
  for (int i = 2; i < argc; ++i) {
    if (std::string(argv[i]) == "--") {
      into = &signs;
      continue;
    }
    Picture p;
    if (!load(argv[i], p)) return 1;
    into->push_back(std::move(p));
  }
  std::ofstream h(out / "icon.h");
  h << "// Generated from the file names in assets/icons. Do not edit.\n#pragma once\n\n"
       "#include <cstdint>\n\nnamespace bale::assets {\n\n";
  write_enum(h, "Icon", icons);
  write_enum(h, "Sign", signs);
  h << "}  // namespace bale::assets\n";
  std::ofstream table(out / "pictures.inc");
  std::size_t offset = 0;
  write_table(table, "kIcons", icons, offset);
  write_table(table, "kSigns", signs, offset);
  std::ofstream bin(out / "pictures.bin", std::ios::binary);
  for (const auto* list : {&icons, &signs}) {
    for (const Picture& p : *list) {
      bin.write(reinterpret_cast<const char*>(p.alpha.data()),
                static_cast<std::streamsize>(p.alpha.size()));
    }
  }
  return h && table && bin ? 0 : 1;
}
