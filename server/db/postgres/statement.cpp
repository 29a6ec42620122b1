#include "db/postgres/statement.h"

#include "db/postgres/connection.h"

#include <libpq-fe.h>

#include <charconv>
#include <stdexcept>

namespace yitai::db {
namespace {

constexpr int as_text = 0, as_bytes = 1;

template <class Number>
void write_number(std::string& out, Number value) {
    char digits[32];
    out.assign(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
}

// Fills in the text of a value; false: it is null.
struct Writer {
    std::string& out;

    bool operator()(std::nullptr_t) const { return false; }
    bool operator()(bool value) const { return out = value ? "true" : "false", true; }
    bool operator()(std::int64_t value) const { return write_number(out, value), true; }
    bool operator()(double value) const { return write_number(out, value), true; }
    bool operator()(Blob const& value) const { return out = value.bytes, true; }
    bool operator()(std::string_view value) const {
        if (value.find('\0') != value.npos) throw std::logic_error("text holds no U+0000");
        return out = value, true;
    }
};

template <class Number>
Number number_from(std::string_view text) {
    Number value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

}  // namespace

PostgresStatement::PostgresStatement(PostgresConnection& connection, std::string name, Numbered text)
    : connection_(connection),
      name_(std::move(name)),
      sql_(std::move(text.sql)),
      parameters_(std::move(text.names)),
      texts_(parameters_.size()),
      values_(parameters_.size()),
      lengths_(parameters_.size()),
      formats_(parameters_.size()) {
    connection_.send(sql_, [&](pg_conn* session) { return PQsendPrepare(session, name_.c_str(), sql_.c_str(), 0, nullptr); });
}

void PostgresStatement::bind(int parameter, Value const& value) {
    auto const place = static_cast<std::size_t>(parameter);
    auto& text = texts_[place];
    values_[place] = std::visit(Writer{text}, value) ? text.c_str() : nullptr;
    lengths_[place] = static_cast<int>(text.size());
    formats_[place] = std::holds_alternative<Blob>(value) ? as_bytes : as_text;
    parameters_.give(parameter);
}

bool PostgresStatement::step() {
    if (!result_) run();
    return ++row_ < PQntuples(result_.get());
}

void PostgresStatement::run() {
    parameters_.require_all();
    result_ = connection_.send(sql_, [&](pg_conn* session) {
        return PQsendQueryPrepared(session, name_.c_str(), static_cast<int>(texts_.size()), values_.data(), lengths_.data(),
                                   formats_.data(), as_text);
    });
    if (std::string_view(PQcmdStatus(result_.get())).starts_with("SELECT")) return;
    changed_ = number_from<std::int64_t>(PQcmdTuples(result_.get()));
    connection_.changed(changed_);
}

void PostgresStatement::reset() {
    result_.reset();
    parameters_.forget();
    row_ = -1;
    changed_ = 0;
}

int PostgresStatement::column_count() const { return PQnfields(result_.get()); }

std::string_view PostgresStatement::column_name(int column) const { return PQfname(result_.get(), column); }

bool PostgresStatement::is_null(int column) const { return PQgetisnull(result_.get(), row_, column); }

std::int64_t PostgresStatement::integer(int column) const {
    auto const value = text(column);
    return value == "t" ? 1 : number_from<std::int64_t>(value);
}

double PostgresStatement::real(int column) const { return number_from<double>(text(column)); }

bool PostgresStatement::boolean(int column) const { return integer(column) != 0; }

std::string_view PostgresStatement::text(int column) const {
    return {PQgetvalue(result_.get(), row_, column), static_cast<std::size_t>(PQgetlength(result_.get(), row_, column))};
}

std::string PostgresStatement::blob(int column) const {
    auto const value = text(column);
    if (!value.starts_with("\\x")) return std::string(value);
    return from_hex(value.substr(2)).value();
}

}  // namespace yitai::db
