// PostgreSQL by URL: a pool of workers takes transactions from one queue.
#pragma once

#include "db/postgres/worker.h"

namespace yitai::db {

class PostgresDatabase final : public Database {
public:
    explicit PostgresDatabase(Settings);
    ~PostgresDatabase() override;

    Engine engine() const override { return Engine::postgres; }
    void write_later(Context, Work, Done) override;
    bool has_room(Lane lane) const override { return pool_.queue.has_room(lane); }
    void read_later(Context, Work, Done) override;
    Figures figures() const override;
    std::optional<std::string> trouble() override { return trouble_of(*this, pool_.health); }

private:
    PostgresPool pool_;
    std::vector<std::unique_ptr<PostgresWorker>> workers_;
};

// One session for commands on the schema, whose statements may take their time.
std::unique_ptr<Connection> connect_postgres(Settings const&);

}  // namespace yitai::db
