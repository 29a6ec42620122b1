// A prepared statement of PostgreSQL. Values travel as text, bytes as they are; the whole result is fetched at once.
#pragma once

#include "db/parameters.h"
#include "db/transaction.h"

#include <memory>

struct pg_result;

namespace yitai::db {

struct ClearResult {
    void operator()(pg_result*) const;
};
using Result = std::unique_ptr<pg_result, ClearResult>;

class PostgresConnection;

class PostgresStatement final : public Statement {
public:
    PostgresStatement(PostgresConnection&, std::string name, Numbered text);

    std::string const& name() const { return name_; }

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
    bool boolean(int column) const override;
    std::string_view text(int column) const override;
    std::string blob(int column) const override;

private:
    void run();

    PostgresConnection& connection_;
    std::string name_;
    std::string sql_;
    Parameters parameters_;
    std::vector<std::string> texts_;
    std::vector<char const*> values_;
    std::vector<int> lengths_, formats_;
    Result result_;
    int row_ = -1;
    std::int64_t changed_ = 0;
};

}  // namespace yitai::db
