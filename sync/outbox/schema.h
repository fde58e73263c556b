// The tables of outbox.db, and how a file becomes one. Inside sync/outbox only.
#pragma once

#include "sync/outbox/store.h"

namespace bale::outbox {

// Makes an empty file 0660 (the kiosk and bale-sync are two users of one group) whose name
// survives a power cut. An existing file is left as it is.
[[nodiscard]] Result<void> create_file(const std::string& path);

// Settings of this connection, and the tables when there are none yet. kInvalid: a schema newer
// than ours, or a database that is no outbox; both left alone.
[[nodiscard]] Result<void> prepare(Store& store, const OpenOptions& options);

}  // namespace bale::outbox
