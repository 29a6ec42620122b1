// Migrations: numbered SQL files compiled into the binary, each applied once, in order, in a transaction of its own.
// A run that was killed goes on where it stopped. A database that knows a migration this binary lacks is refused.
#pragma once

#include "base/embedded.h"
#include "db/transaction.h"

#include <span>
#include <string>
#include <vector>

namespace yitai::db {

// A migration's text may say {identity} for a self-numbering primary key column and {blob} for a byte column; the
// database's own text runs after the shared one.
using embedded::Migration;

struct Applied {
    int number;
    std::string name;
};
// Brings the schema to the newest migration and answers what was applied; with dry_run what would be.
std::vector<Applied> migrate(Connection&, std::span<Migration const>, bool dry_run = false);

}  // namespace yitai::db
