// What SQLite's extended result codes mean to us.
#pragma once

#include "db/errors.h"

namespace yitai::db {

// system_error: errno of a failed operating system call, else 0.
Refusal refusal_of(int code, int system_error);

// SQLite goes on after these, but nobody knows any longer what is on the disk.
bool is_sync_failure(int code, int system_error);

}  // namespace yitai::db
