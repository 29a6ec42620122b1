// The database as the settings say, for the server and for commands that run without one.
#pragma once

#include "app/config/config.h"
#include "db/database.h"
#include "files/store.h"
#include "timeline/checkpoint.h"

#include <memory>

namespace yitai::app {

// A command that runs alone may take its time.
enum class StatementTime { as_set, unlimited };

// Makes the data folder when it is missing. A sync failure ends the process with Exit::storage_failed.
// Throws Unavailable naming the setting's origin when the database can't be had.
std::unique_ptr<db::Database> open_database(Configuration const&, StatementTime);

// Where the files of tickets lie. A sync failure ends the process likewise.
std::shared_ptr<files::Store> open_store(Settings const&);

timeline::CheckpointFiles checkpoint_files(Settings const&);

// One session on whatever schema there is.
std::unique_ptr<db::Connection> connect_database(Configuration const&);

}  // namespace yitai::app
