// The centre's tables. Each version migrates forward from the one before.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

namespace bale::central {

inline constexpr int kSchemaVersion = 3;           // PRAGMA user_version; 2: parts; 3: uploads
inline constexpr int kApplicationId = 0x42414C43;  // "BALC", PRAGMA application_id

// Makes the tables in an empty database; brings an earlier one up to date; leaves a current one
// alone; throws SQLite::Exception for
// anything else (another program's file, a newer version).
void prepare_schema(SQLite::Database& db);

}  // namespace bale::central
