// The pooled connections that read a SQLite database, opened when they are first needed.
#pragma once

#include "db/sqlite/connection.h"

#include <condition_variable>
#include <mutex>
#include <vector>

namespace yitai::db {

class SqliteReaders {
public:
    SqliteReaders(std::string file, int most, Milliseconds statement_time, std::shared_ptr<Memory>);

    // Runs f(connection) inside a read transaction on a connection nobody else uses; throws Error busy when all stay taken.
    template <class F>
    void with_one(F&& f) {
        Taken taken(*this);
        taken.connection->begin();
        f(*taken.connection);
    }

private:
    using Reader = std::unique_ptr<SqliteConnection>;
    struct Taken {
        SqliteReaders& readers;
        Reader connection;
        explicit Taken(SqliteReaders& from) : readers(from), connection(from.take()) {}
        ~Taken() { readers.put_back(std::move(connection)); }
    };

    Reader take();
    void put_back(Reader);

    std::string const file_;
    Milliseconds const statement_time_;
    std::shared_ptr<Memory> const memory_;
    std::mutex mutex_;
    std::condition_variable freed_;
    std::vector<Reader> free_;
    int may_open_;
};

}  // namespace yitai::db
