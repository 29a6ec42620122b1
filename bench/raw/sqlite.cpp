#include "raw/engine.h"

#include <sqlite3.h>

#include <map>
#include <stdexcept>

namespace yitai::bench {
namespace {

// What db/sqlite sets too, so that the two differ in nothing but us.
constexpr char const* settings = R"(
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma temp_store = memory;
    pragma mmap_size = 1073741824;
    pragma cache_size = -65536)";

struct Bind {
    sqlite3_stmt* statement;
    int place;

    void operator()(std::nullptr_t) const { sqlite3_bind_null(statement, place); }
    void operator()(bool value) const { sqlite3_bind_int(statement, place, value); }
    void operator()(std::int64_t value) const { sqlite3_bind_int64(statement, place, value); }
    void operator()(double value) const { sqlite3_bind_double(statement, place, value); }
    void operator()(std::string_view value) const {
        sqlite3_bind_text64(statement, place, value.data(), value.size(), SQLITE_STATIC, SQLITE_UTF8);
    }
    void operator()(db::Blob const& value) const {
        sqlite3_bind_blob64(statement, place, value.bytes.data(), value.bytes.size(), SQLITE_STATIC);
    }
};

class Sqlite final : public RawEngine {
public:
    explicit Sqlite(std::string const& file) {
        check(sqlite3_open_v2(file.c_str(), &handle_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, nullptr));
        execute(settings);
    }
    ~Sqlite() override {
        for (auto const& [sql, statement] : statements_) sqlite3_finalize(statement);
        sqlite3_close(handle_);
    }

    void begin() override { execute("begin"); }
    void commit() override { execute("commit"); }
    void run(Repeated const& work, std::int64_t repetition) override {
        Repeated::Answers answers;
        for (std::size_t i = 0; i < work.size(); ++i) {
            auto* statement = prepared(work.sql(i));
            auto const values = work.values(i, answers, repetition);
            for (std::size_t p = 0; p < values.size(); ++p) std::visit(Bind{statement, static_cast<int>(p) + 1}, values[p]);
            answers.push_back(read_all(statement));
            sqlite3_reset(statement);
        }
    }

private:
    void check(int code) const {
        if (code != SQLITE_OK && code != SQLITE_DONE) throw std::runtime_error(sqlite3_errmsg(handle_));
    }
    void execute(char const* script) { check(sqlite3_exec(handle_, script, nullptr, nullptr, nullptr)); }
    sqlite3_stmt* prepared(std::string const& sql) {
        auto& held = statements_[sql];
        if (!held) check(sqlite3_prepare_v3(handle_, sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &held, nullptr));
        return held;
    }
    std::int64_t read_all(sqlite3_stmt* statement) {
        std::optional<std::int64_t> answer;
        int code = 0;
        while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
            if (!answer) answer = sqlite3_column_int64(statement, 0);
            for (int column = 0; column < sqlite3_column_count(statement); ++column) read(statement, column);
        }
        check(code);
        return answer.value_or(0);
    }

    static void read(sqlite3_stmt* statement, int column) {
        if (sqlite3_column_type(statement, column) == SQLITE_INTEGER) sqlite3_column_int64(statement, column);
        else sqlite3_column_text(statement, column);
    }

    sqlite3* handle_ = nullptr;
    std::map<std::string, sqlite3_stmt*> statements_;
};

}  // namespace

std::unique_ptr<RawEngine> raw_sqlite(std::string const& file) { return std::make_unique<Sqlite>(file); }

}  // namespace yitai::bench
