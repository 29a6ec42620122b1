// SQLite in the desk's folder: reads run on the caller's thread, writes on the writer's.
#pragma once

#include "db/sqlite/lock_file.h"
#include "db/sqlite/readers.h"
#include "db/sqlite/writer.h"

namespace yitai::db {

class SqliteDatabase final : public Database {
public:
    explicit SqliteDatabase(Settings);

    Engine engine() const override { return Engine::sqlite; }
    void write_later(Context, Work, Done) override;
    bool has_room(Lane lane) const override { return writer_.has_room(lane); }
    void read_later(Context, Work, Done) override;
    Figures figures() const override { return writer_.figures(); }
    std::optional<std::string> trouble() override;

private:
    Settings const settings_;
    std::shared_ptr<Memory> const memory_ = std::make_shared<Memory>();
    LockFile lock_;
    SqliteConnection connection_;  // closed after the readers, so that it leaves one file behind
    SqliteReaders readers_;
    SqliteWriter writer_;
};

// One session for commands on the schema; keeps other processes away while it lives.
std::unique_ptr<Connection> connect_sqlite(Settings const&);

}  // namespace yitai::db
