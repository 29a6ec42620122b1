#include "db/sqlite/statement.h"

#include "db/sqlite/connection.h"

#include <sqlite3.h>

#include <stdexcept>

namespace yitai::db {

void SqliteStatement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }

SqliteStatement::Handle SqliteStatement::compile(SqliteConnection& connection, std::string_view sql) {
    sqlite3_stmt* compiled = nullptr;
    char const* rest = nullptr;
    int const code = sqlite3_prepare_v3(connection.handle(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                        &compiled, &rest);
    Handle handle(compiled);
    if (code != SQLITE_OK) connection.refuse(code, sql);
    if (!handle) throw std::logic_error("there is no statement in: " + std::string(sql));
    if (!is_blank(sql.substr(static_cast<std::size_t>(rest - sql.data()))))
        throw std::logic_error("there is more than one statement in: " + std::string(sql));
    return handle;
}

std::vector<std::string> SqliteStatement::names_of(sqlite3_stmt* statement) {
    std::vector<std::string> names;
    for (int i = 1; i <= sqlite3_bind_parameter_count(statement); ++i) {
        auto const* name = sqlite3_bind_parameter_name(statement, i);
        if (!name || *name != ':') throw std::logic_error("parameters are named, :name");
        names.emplace_back(name + 1);
    }
    return names;
}

SqliteStatement::SqliteStatement(SqliteConnection& connection, std::string_view sql)
    : connection_(connection), handle_(compile(connection, sql)), parameters_(names_of(handle_.get())) {}

namespace {

struct Binder {
    sqlite3_stmt* statement;
    int place;

    int operator()(std::nullptr_t) const { return sqlite3_bind_null(statement, place); }
    int operator()(bool value) const { return sqlite3_bind_int(statement, place, value); }
    int operator()(std::int64_t value) const { return sqlite3_bind_int64(statement, place, value); }
    int operator()(double value) const { return sqlite3_bind_double(statement, place, value); }
    int operator()(std::string_view value) const { return text(value, SQLITE_STATIC); }
    int operator()(std::string const& value) const { return text(value, SQLITE_TRANSIENT); }
    int operator()(Blob const& value) const {
        return sqlite3_bind_blob64(statement, place, value.bytes.data(), value.bytes.size(), SQLITE_TRANSIENT);
    }

    int text(std::string_view value, sqlite3_destructor_type life) const {
        auto const* bytes = value.data() ? value.data() : "";  // a null pointer would be bound as null
        return sqlite3_bind_text64(statement, place, bytes, value.size(), life, SQLITE_UTF8);
    }
};

}  // namespace

void SqliteStatement::bind(int parameter, Value const& value) {
    int const code = std::visit(Binder{handle_.get(), parameter + 1}, value);
    if (code != SQLITE_OK) connection_.refuse(code, sqlite3_sql(handle_.get()));
    parameters_.give(parameter);
}

bool SqliteStatement::step() {
    if (state_ == State::done) return false;  // SQLite itself would start again
    if (state_ == State::ready) {
        parameters_.require_all();
        changes_before_ = connection_.total_changes();
        connection_.start_clock();
        state_ = State::running;
    }
    int const code = sqlite3_step(handle_.get());
    if (code != SQLITE_ROW && code != SQLITE_DONE) connection_.refuse(code, sqlite3_sql(handle_.get()));

    count_changes();
    if (code == SQLITE_DONE) state_ = State::done;
    return code == SQLITE_ROW;
}

void SqliteStatement::count_changes() {
    if (sqlite3_stmt_readonly(handle_.get())) return;
    connection_.wrote();
    // sqlite3_changes64 keeps the number of an earlier statement when this one changed nothing.
    changed_ = connection_.total_changes() == changes_before_ ? 0 : sqlite3_changes64(connection_.handle());
}

void SqliteStatement::reset() {
    sqlite3_reset(handle_.get());
    sqlite3_clear_bindings(handle_.get());
    parameters_.forget();
    state_ = State::ready;
    changed_ = 0;
}

int SqliteStatement::column_count() const { return sqlite3_column_count(handle_.get()); }

std::string_view SqliteStatement::column_name(int column) const { return sqlite3_column_name(handle_.get(), column); }

bool SqliteStatement::is_null(int column) const { return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL; }

std::int64_t SqliteStatement::integer(int column) const { return sqlite3_column_int64(handle_.get(), column); }

double SqliteStatement::real(int column) const { return sqlite3_column_double(handle_.get(), column); }

std::string_view SqliteStatement::text(int column) const {
    auto const* bytes = reinterpret_cast<char const*>(sqlite3_column_text(handle_.get(), column));
    return {bytes ? bytes : "", static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

std::string SqliteStatement::blob(int column) const {
    auto const* bytes = static_cast<char const*>(sqlite3_column_blob(handle_.get(), column));
    return {bytes ? bytes : "", static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

}  // namespace yitai::db
