#include "db/parameters.h"
#include "raw/engine.h"

#include <libpq-fe.h>

#include <cstdlib>
#include <map>
#include <optional>
#include <stdexcept>

namespace yitai::bench {
namespace {

// A value as PostgreSQL takes it; nothing: null.
struct AsText {
    std::optional<std::string> operator()(std::nullptr_t) const { return std::nullopt; }
    std::optional<std::string> operator()(bool value) const { return value ? "true" : "false"; }
    std::optional<std::string> operator()(std::int64_t value) const { return std::to_string(value); }
    std::optional<std::string> operator()(double value) const { return std::to_string(value); }
    std::optional<std::string> operator()(std::string_view value) const { return std::string(value); }
    std::optional<std::string> operator()(db::Blob const& value) const { return value.bytes; }
};

class Postgres final : public RawEngine {
public:
    explicit Postgres(std::string const& url) : session_(PQconnectdb(url.c_str())) {
        if (PQstatus(session_) != CONNECTION_OK) throw std::runtime_error(PQerrorMessage(session_));
    }
    ~Postgres() override { PQfinish(session_); }

    void begin() override { check(PQexec(session_, "begin isolation level repeatable read")); }
    void commit() override { check(PQexec(session_, "commit")); }
    void run(Repeated const& work, std::int64_t repetition) override {
        Repeated::Answers answers;
        for (std::size_t i = 0; i < work.size(); ++i)
            answers.push_back(run_one(prepared(work.sql(i)), work.values(i, answers, repetition)));
    }

private:
    std::int64_t run_one(std::string const& name, std::vector<db::Value> const& given) const {
        std::vector<std::optional<std::string>> texts;
        std::vector<int> lengths, formats;
        texts.reserve(given.size()), lengths.reserve(given.size()), formats.reserve(given.size());
        for (auto const& value : given) {
            texts.push_back(std::visit(AsText{}, value));
            lengths.push_back(texts.back() ? static_cast<int>(texts.back()->size()) : 0);
            formats.push_back(std::holds_alternative<db::Blob>(value));
        }
        std::vector<char const*> values;
        values.reserve(texts.size());
        for (auto const& text : texts) values.push_back(text ? text->c_str() : nullptr);
        return check(PQexecPrepared(session_, name.c_str(), static_cast<int>(values.size()), values.data(), lengths.data(),
                                    formats.data(), 0));
    }
    // Answers the first number of the first row.
    std::int64_t check(PGresult* result) const {
        auto const status = PQresultStatus(result);
        auto const answer = PQntuples(result) > 0 && PQnfields(result) > 0 ? std::atoll(PQgetvalue(result, 0, 0)) : 0;
        PQclear(result);
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) throw std::runtime_error(PQerrorMessage(session_));
        return answer;
    }
    std::string const& prepared(std::string const& sql) {
        auto& name = names_[sql];
        if (name.empty()) {
            name = "s" + std::to_string(names_.size());
            check(PQprepare(session_, name.c_str(), db::numbered(sql).sql.c_str(), 0, nullptr));
        }
        return name;
    }

    PGconn* session_;
    std::map<std::string, std::string> names_;
};

}  // namespace

std::unique_ptr<RawEngine> raw_postgres(std::string const& url) { return std::make_unique<Postgres>(url); }

}  // namespace yitai::bench
