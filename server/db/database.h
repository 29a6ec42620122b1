// The database: SQLite in the desk's own folder, or PostgreSQL by URL. Closures run inside a transaction and may be run
// more than once (a batch that is rolled back, a serialisation failure), so they touch nothing but the transaction and
// what they capture to answer with.
#pragma once

#include "db/transaction.h"

#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace yitai::db {

using Work = std::function<void(Tx&)>;
using Done = std::function<void(std::exception_ptr)>;  // no exception: committed and on stable storage

struct Settings {
    std::string url;                  // postgresql://…; empty: SQLite
    std::string folder;               // the data folder; SQLite's files and the lock file live there
    int readers = 4;                  // pooled read connections (SQLite)
    int pool = 8;                     // connections and threads (PostgreSQL)
    std::size_t write_queue = 10'000; // writes that may wait, if they come to their turn soon; one more is Unavailable
    Milliseconds statement_time{2000};
    std::function<void(std::string_view event, std::string_view sentence)> log = [](auto, auto) {};
    // Called when storage failed to sync: says the last line and ends the process. Tests may replace it.
    std::function<void(std::string_view sentence)> on_sync_failure;
};

struct Figures {  // for metrics; since the database was opened
    std::int64_t commits = 0, writes = 0, rerun_batches = 0, retries = 0;
    std::size_t write_queue_depth = 0;
    std::int64_t write_wait_micros = 0;  // how long the newest batch's oldest write waited in the queue
};

class Database {
public:
    virtual ~Database() = default;  // waits for what was accepted

    virtual Engine engine() const = 0;

    // Hands the work over and returns at once; done is called on one of the database's threads.
    // Writes throw Unavailable when the queue is full.
    virtual void write_later(Context, Work, Done) = 0;
    // Whether a write of that lane would be accepted now.
    virtual bool has_room(Lane) const = 0;
    // SQLite reads run on the calling thread, so done is called before this returns.
    virtual void read_later(Context, Work, Done) = 0;

    virtual Figures figures() const = 0;
    // Writable, and every write of the last seconds got through. Says why not.
    virtual std::optional<std::string> trouble() = 0;

    // The blocking forms: for commands, jobs and tests. They rethrow what the work threw and answer what it answered.
    template <class F>
    auto write(Context const& context, F&& work) {
        return wait<false>(context, std::forward<F>(work));
    }
    template <class F>
    auto read(Context const& context, F&& work) {
        return wait<true>(context, std::forward<F>(work));
    }

private:
    void run(bool reads, Context const&, Work const&);  // blocks

    template <bool reads, class F>
    auto wait(Context const& context, F&& work) {
        using Answer = std::invoke_result_t<F&, Tx&>;
        if constexpr (std::is_void_v<Answer>) {
            run(reads, context, [&](Tx& tx) { work(tx); });
        } else {
            std::optional<Answer> answer;
            run(reads, context, [&](Tx& tx) { answer.emplace(work(tx)); });
            return std::move(*answer);
        }
    }
};

// Opens it and brings its schema up to date. Throws Failure with a sentence for the administrator: a second process holds
// the folder, the schema is newer than this binary, the server cannot be reached.
std::unique_ptr<Database> open(Settings);

// One session beside the pool on whatever schema there is, for commands on the schema itself. On SQLite it keeps other
// processes off as open() does.
std::unique_ptr<Connection> connect(Settings const&);

}  // namespace yitai::db
