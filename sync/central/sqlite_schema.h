// The centre's tables. Version 1; a later version migrates forward and, one step, back.
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

namespace bale::central {

inline constexpr int kSchemaVersion = 1;           // PRAGMA user_version
inline constexpr int kApplicationId = 0x42414C43;  // "BALC", PRAGMA application_id

// Makes the tables in an empty database; leaves a current one alone; throws SQLite::Exception for
// anything else (another program's file, a newer version).
void prepare_schema(SQLite::Database& db);

}  // namespace bale::central
