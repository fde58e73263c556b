// An attachment from a file that somebody names: bale-file's. The file is as hostile as its sender.
#pragma once

#include <string>

#include "platform/result.h"
#include "sync/report/attachment.h"

namespace bale::filing {

// JPEG and PNG become a photo (photo.h); PDF and Ogg Opus are taken as they are, up to
// kAttachmentBytesMax. What a file is, its content says, not its name. Only a regular file is read.
// Sentences name the fault, not the path. Errors: kNotFound, kInvalid, kIo.
[[nodiscard]] Result<report::Attachment> read_attachment(const std::string& path);

}  // namespace bale::filing
