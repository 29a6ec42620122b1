// Durable writes a second on SQLite: one after the other, by group commit with 64 producers, and the bare engine doing the
// same SQL in batches of the same size in the same run. TMPDIR chooses the disk.
#include "db/database.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <thread>
#include <vector>

using namespace yitai;

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto duration = std::chrono::seconds(3);
constexpr int producers = 64;
constexpr char const* insert = "insert into site (code, name) values (:code, 'A place like others')";

struct Measured {
    std::int64_t writes = 0, commits = 0;
    double seconds = 0;

    double rate() const { return static_cast<double>(writes) / seconds; }
    double batch() const { return static_cast<double>(writes) / static_cast<double>(commits); }
};

double since(Clock::time_point began) { return std::chrono::duration<double>(Clock::now() - began).count(); }

// That many threads, each writing as soon as its last write is durable.
Measured through_the_desk(db::Database& database, int threads) {
    std::atomic<std::int64_t> number{0};
    auto const before = database.figures();
    auto const began = Clock::now();
    std::vector<std::thread> all;
    all.reserve(static_cast<std::size_t>(threads));
    for (int i = 0; i < threads; ++i)
        all.emplace_back([&, i] {
            while (Clock::now() - began < duration)
                database.write({.actor = the_desk()},
                               [&](Tx& tx) { tx.run(insert, {{"code", fmt::format("{}-{}-{}", threads, i, number++)}}); });
        });
    for (auto& thread : all) thread.join();
    auto const after = database.figures();
    return {after.writes - before.writes, after.commits - before.commits, since(began)};
}

// The engine itself: one thread, one prepared statement, transactions of the given size.
Measured bare(std::string const& file, int batch) {
    sqlite3* engine = nullptr;
    sqlite3_open(file.c_str(), &engine);
    sqlite3_exec(engine, "pragma journal_mode=wal; pragma synchronous=full", nullptr, nullptr, nullptr);
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(engine, insert, -1, &statement, nullptr);

    Measured measured;
    auto const began = Clock::now();
    for (; Clock::now() - began < duration; ++measured.commits) {
        sqlite3_exec(engine, "begin immediate", nullptr, nullptr, nullptr);
        for (int i = 0; i < batch; ++i, ++measured.writes) {
            auto const code = fmt::format("bare-{}", measured.writes);
            sqlite3_bind_text(statement, 1, code.data(), static_cast<int>(code.size()), SQLITE_TRANSIENT);
            sqlite3_step(statement);
            sqlite3_reset(statement);
        }
        sqlite3_exec(engine, "commit", nullptr, nullptr, nullptr);
    }
    measured.seconds = since(began);
    sqlite3_finalize(statement);
    sqlite3_close(engine);
    return measured;
}

void show(std::string_view what, Measured const& measured) {
    fmt::print("{:<40} {:>9.0f} writes/s   {:>6.1f} a commit\n", what, measured.rate(), measured.batch());
}

}  // namespace

int main() {
    auto const folder = std::filesystem::temp_directory_path(), desk = folder / fmt::format("yitai-bench-{}", getpid());
    std::filesystem::create_directory(desk);
    Measured alone, grouped;
    {
        auto const database = db::open({.folder = desk.string()});
        alone = through_the_desk(*database, 1);
        grouped = through_the_desk(*database, producers);
    }
    auto const engine = bare((desk / "yitai.db").string(), static_cast<int>(grouped.batch()) + 1);
    std::filesystem::remove_all(desk);

    show("one after the other", alone);
    show(fmt::format("{} producers, group commit", producers), grouped);
    show("the bare engine, same batches", engine);
    fmt::print("group commit reaches {:.2f} of the bare engine\n", grouped.rate() / engine.rate());
}
