#include "db/sqlite/errors.h"

#include <sqlite3.h>

#include <cerrno>

namespace yitai::db {
namespace {

struct CodeMeaning {
    int code;
    Refusal refusal;
};
constexpr CodeMeaning code_meanings[] = {
    {SQLITE_CONSTRAINT_UNIQUE, Refusal::unique},
    {SQLITE_CONSTRAINT_PRIMARYKEY, Refusal::unique},
    {SQLITE_CONSTRAINT_ROWID, Refusal::unique},
    {SQLITE_CONSTRAINT_FOREIGNKEY, Refusal::foreign_key},
    {SQLITE_CONSTRAINT_NOTNULL, Refusal::not_null},
    {SQLITE_CONSTRAINT_CHECK, Refusal::check},
    {SQLITE_BUSY, Refusal::busy},
    {SQLITE_LOCKED, Refusal::busy},
    {SQLITE_NOMEM, Refusal::busy},
    {SQLITE_FULL, Refusal::storage_full},
    {SQLITE_IOERR_SHMSIZE, Refusal::storage_full},
    {SQLITE_INTERRUPT, Refusal::interrupted},
};

bool is_no_space(int system_error) { return system_error == ENOSPC || system_error == EDQUOT; }

}  // namespace

Refusal refusal_of(int code, int system_error) {
    if (is_no_space(system_error)) return Refusal::storage_full;
    for (auto const& meaning : code_meanings)
        if (meaning.code == code || meaning.code == (code & 0xff)) return meaning.refusal;
    return Refusal::other;
}

bool is_sync_failure(int code, int system_error) {
    if (code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC || code == SQLITE_IOERR_TRUNCATE) return true;
    return code == SQLITE_IOERR_WRITE && !is_no_space(system_error);
}

}  // namespace yitai::db
