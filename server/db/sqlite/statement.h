// A prepared statement of SQLite.
#pragma once

#include "db/parameters.h"
#include "db/transaction.h"

#include <memory>

struct sqlite3_stmt;

namespace yitai::db {

class SqliteConnection;

class SqliteStatement final : public Statement {
public:
    SqliteStatement(SqliteConnection&, std::string_view sql);

    int parameter(std::string_view name) const override { return parameters_.find(name); }
    void bind(int parameter, Value const&) override;
    bool step() override;
    void reset() override;
    std::int64_t changed_rows() const override { return changed_; }

    int column_count() const override;
    std::string_view column_name(int column) const override;
    bool is_null(int column) const override;
    std::int64_t integer(int column) const override;
    double real(int column) const override;
    bool boolean(int column) const override { return integer(column) != 0; }
    std::string_view text(int column) const override;
    std::string blob(int column) const override;

private:
    enum class State { ready, running, done };
    struct Finalize {
        void operator()(sqlite3_stmt*) const;
    };
    using Handle = std::unique_ptr<sqlite3_stmt, Finalize>;

    static Handle compile(SqliteConnection&, std::string_view sql);
    static std::vector<std::string> names_of(sqlite3_stmt*);
    void count_changes();

    SqliteConnection& connection_;
    Handle handle_;
    Parameters parameters_;
    State state_ = State::ready;
    std::int64_t changes_before_ = 0;
    std::int64_t changed_ = 0;
};

}  // namespace yitai::db
