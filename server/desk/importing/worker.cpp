#include "importing/worker.h"

#include "base/log.h"
#include "db/dialect.h"
#include "importing/history.h"

#include <condition_variable>
#include <mutex>

namespace yitai::importing {
namespace {

constexpr Seconds between_rounds{15}, dead_after{60};

struct Stopping {};

struct Bell {
    std::mutex mutex;
    std::condition_variable rings;
    bool rung = false;
};
Bell& bell() {
    static Bell instance;
    return instance;
}

struct Waiting {
    ImportId id;
    Kind kind = Kind::people;
    std::string text;
};
YITAI_DESCRIBE(Waiting, id, kind, text)

// The next one, for this worker alone.
std::optional<Waiting> take_next(db::Database& database) {
    return database.write({the_desk(Via::import), now(), {}, "import"}, [](Tx& tx) {
        db::serialise_on(tx, "imports");
        auto next = tx.find<Waiting>(R"(
            select id, kind, text from import join import_file on import_id = id where state = 'waiting' order by id limit 1)");
        if (next)
            tx.run("update import set state = 'validating', alive_at = :now where id = :id",
                   {{"now", tx.now()}, {"id", next->id}});
        return next;
    });
}

std::vector<ImportId> being_undone(db::Database& database) {
    return database.read({the_desk(Via::import), now(), {}, "import"}, [](Tx& tx) {
        return tx.select<ImportId>("select id from import where state = 'taking_back' and ends_as = 'undone' order by id");
    });
}

}  // namespace

void call_worker() {
    std::lock_guard const lock(bell().mutex);
    bell().rung = true;
    bell().rings.notify_all();
}

void do_what_waits(db::Database& database, Told const& told) {
    take_back_abandoned(database, now() - dead_after);
    for (auto const id : being_undone(database)) take_back(database, id, told);
    while (auto next = take_next(database)) {
        if (is_history(next->kind)) {
            history().replay(database, next->id, std::move(next->text), told);
            continue;
        }
        Check check(next->kind, std::move(next->text));
        run(database, next->id, check, told);
    }
}

Worker::Worker(db::Database& database) : database_(database), thread_([this] { work(); }) {}

Worker::~Worker() {
    stopping_ = true;
    call_worker();
    thread_.join();
}

void Worker::work() {
    auto const told = [this](Import const&) {
        if (stopping_) throw Stopping();
    };
    while (!stopping_) {
        try {
            do_what_waits(database_, told);
        } catch (Stopping const&) {
            return;
        } catch (std::exception const& error) {
            log::write("import.failed", {{"error", error.what()}});
        }
        std::unique_lock lock(bell().mutex);
        bell().rings.wait_for(lock, between_rounds, [this] { return stopping_ || bell().rung; });
        bell().rung = false;
    }
}

}  // namespace yitai::importing
