#include "sync/filing/attached_file.h"

#include <sys/stat.h>

#include "platform/files.h"
#include "sync/filing/photo.h"

namespace bale::filing {
namespace {

constexpr std::size_t kPhotoFileMax = 24U << 20U;  // a telephone's largest JPEG is about half
constexpr std::size_t kPdfTail = 1024;  // where readers look for the end mark (ISO 32000, annex H)

Result<void> check_regular(const std::string& path) {
  struct stat info {};
  if (::stat(path.c_str(), &info) != 0) return fail(Errc::kNotFound, "an attachment is not there");
  if (!S_ISREG(info.st_mode)) return fail(Errc::kInvalid, "an attachment is no regular file");
  return {};
}

bool whole_pdf(ByteView content) {
  const auto tail = text_of(content.last(std::min(content.size(), kPdfTail)));
  return tail.find("%%EOF") != std::string_view::npos;
}

Result<report::Attachment> take_as_it_is(report::AttachmentType type, SecretBytes content) {
  if (content.size() > report::kAttachmentBytesMax) {
    return fail(Errc::kInvalid, "an attachment is larger than 2 MiB");
  }
  if (type == report::AttachmentType::kPdf && !whole_pdf(content)) {
    return fail(Errc::kInvalid, "an attachment is a PDF without its end");
  }
  return report::Attachment{type, std::move(content)};
}

Result<report::Attachment> take_photo(ByteView content) {
  auto photo = make_photo(content);
  if (!photo) return tl::unexpected(photo.error());
  return std::move(photo->attachment);
}

}  // namespace

Result<report::Attachment> read_attachment(const std::string& path) {
  if (auto regular = check_regular(path); !regular) return tl::unexpected(regular.error());
  auto content = read_file(path, kPhotoFileMax);
  if (!content && content.error().code == Errc::kInvalid) {
    return fail(Errc::kInvalid, "an attachment is too large to be looked at");
  }
  if (!content) return fail(content.error().code, "an attachment cannot be read");
  const auto type = report::recognise(*content);
  if (!type) return fail(Errc::kInvalid, "an attachment is none of JPEG, PNG, PDF, Ogg Opus");
  const bool picture =
      *type == report::AttachmentType::kJpeg || *type == report::AttachmentType::kPng;
  return picture ? take_photo(*content) : take_as_it_is(*type, std::move(*content));
}

}  // namespace bale::filing
