#include "finding/indexer.h"

#include "base/log.h"
#include "db/dialect.h"
#include "finding/indexed.h"
#include "search/tokenizer.h"

#include <fmt/format.h>

#include <set>

namespace yitai::finding {
namespace {

using search::Kind;
using Clock = std::chrono::steady_clock;

// Others who write wait for so long at most, and have twice as much for themselves.
constexpr Milliseconds portion{12}, pause{30}, between_looks{200};
constexpr Minutes between_checks{10};
constexpr std::size_t at_once = 200;
constexpr int portions_alone = 50;  // in one transaction, where nobody else is there to wait
constexpr std::int64_t version = search::tokenizer_version * 1'000 + search::index_version;

struct Waiting {
    std::int64_t id = 0;
    std::string kind;
    std::int64_t object_id = 0;
};
YITAI_DESCRIBE(Waiting, id, kind, object_id)

// next_id: from where on it is to be made; none: it is whole.
struct State {
    Kind kind = Kind::ticket;
    std::int64_t version = 0;
    std::optional<std::int64_t> next_id;
};
YITAI_DESCRIBE(State, kind, version, next_id)

std::vector<Kind> kinds() {
    std::vector<Kind> all;
    for_each_enumerator<Kind>([&](std::string_view, Kind kind) { all.push_back(kind); });
    return all;
}

db::Context context() { return {the_desk(), now(), {}, "search"}; }

void index(Tx& tx, Kind kind, std::int64_t id) {
    if (auto const texts = texts_of(tx, kind, id)) search::put(tx, kind, id, *texts);
    else search::remove(tx, kind, id);
}

State state_of(Tx& tx, Kind kind) {
    auto const state = tx.find<State>("select * from search_state where kind = :kind", {{"kind", kind}});
    return state.value_or(State{kind, 0, 0});
}

void keep(Tx& tx, State const& state) {
    tx.run(R"(
        insert into search_state (kind, version, next_id) values (:kind, :version, :next_id)
        on conflict (kind) do update set version = excluded.version, next_id = excluded.next_id)",
           {{"kind", state.kind}, {"version", state.version}, {"next_id", state.next_id}});
}

// What is no longer there; its last change may have been lost with the index.
void remove_orphans(Tx& tx, Kind kind) {
    tx.run(fmt::format("delete from {0} where {1} not in (select id from {2})", search::table_of(kind),
                       search::id_column(tx.engine(), kind), source_of(kind)));
}

bool rebuild(Tx& tx, State state) {
    if (state.version != version) state = {state.kind, version, 0};
    auto const end = Clock::now() + portion;
    auto const ids = tx.select<std::int64_t>(
        fmt::format("select id from {} where id > :from order by id limit {}", source_of(state.kind), at_once),
        {{"from", state.next_id.value_or(0)}});
    for (auto const id : ids) {
        index(tx, state.kind, id);
        state.next_id = id;
        if (Clock::now() > end) break;
    }
    if (ids.empty()) {
        if (search::size(tx, state.kind) != tx.one<std::int64_t>(fmt::format("select count(*) from {}", source_of(state.kind))))
            remove_orphans(tx, state.kind);
        state.next_id.reset();
    }
    keep(tx, state);
    return true;
}

bool is_whole(State const& state) { return state.version == version && !state.next_id; }

bool differs(Tx& tx, Kind kind) {
    if (!is_whole(state_of(tx, kind))) return false;
    if (tx.find<std::int64_t>("select id from search_queue where kind = :kind limit 1", {{"kind", kind}})) return false;
    return search::size(tx, kind) != tx.one<std::int64_t>(fmt::format("select count(*) from {}", source_of(kind)));
}

bool something_waits(Tx& tx) {
    if (tx.find<std::int64_t>("select id from search_queue limit 1")) return true;
    for (auto const kind : kinds())
        if (!is_whole(state_of(tx, kind))) return true;
    return false;
}

void begin_anew(Tx& tx) {
    for (auto const kind : kinds()) {
        search::clear(tx, kind);
        keep(tx, {kind, version, 0});
    }
}

// The index of FTS5 can't be read, or is gone.
bool is_damage(db::Error const& failure) {
    std::string_view const what = failure.what();
    return failure.refusal == db::Refusal::other && (what.find("malformed") != what.npos || what.find("fts5") != what.npos ||
                                                     what.find("no such table: search_") != what.npos);
}

}  // namespace

bool index_waiting(Tx& tx) {
    auto const end = Clock::now() + portion;
    auto const rows = tx.select<Waiting>("select * from search_queue order by id limit " + std::to_string(at_once));
    std::set<std::pair<std::string, std::int64_t>> done;
    std::vector<std::int64_t> ids;
    ids.reserve(rows.size());
    for (auto const& row : rows) {
        auto const kind = enum_from<Kind>(row.kind);
        if (kind && done.emplace(row.kind, row.object_id).second) index(tx, *kind, row.object_id);
        ids.push_back(row.id);
        if (Clock::now() > end) break;
    }
    if (!ids.empty())
        tx.run("delete from search_queue where id in (" + db::numbers_in(tx.engine(), ":ids") + ")", {{"ids", ids}});
    return ids.size() < rows.size() || rows.size() == at_once;
}

bool rebuild(Tx& tx) {
    for (auto const kind : kinds())
        if (auto const state = state_of(tx, kind); !is_whole(state)) return rebuild(tx, state);
    return false;
}

void check_index(Tx& tx) {
    for (auto const kind : kinds())
        if (differs(tx, kind)) {
            log::write("search.rebuilding", {{"kind", std::string(name_of(kind))}});
            search::clear(tx, kind);
            keep(tx, {kind, version, 0});
        }
}

void queue_everything(Tx& tx) {
    tx.run("delete from search_queue");
    for (auto const kind : kinds())
        tx.run(fmt::format("insert into search_queue (kind, object_id) select :kind, id from {} order by id", source_of(kind)),
               {{"kind", kind}});
}

void index_everything(db::Database& database) {
    while (database.write(context(), [](Tx& tx) {
        for (int portions = 0; portions < portions_alone; ++portions)
            if (!index_waiting(tx) && !rebuild(tx)) return false;
        return true;
    })) {
    }
}

Indexer::Indexer(db::Database& database) : database_(database) {
    thread_ = std::thread([this] { work(); });
}

Indexer::~Indexer() {
    {
        std::lock_guard const lock(mutex_);
        stopping_ = true;
    }
    bell_.notify_all();
    thread_.join();
}

bool Indexer::step() {
    if (!database_.read(context(), something_waits)) return false;
    return database_.write(context(), [](Tx& tx) { return index_waiting(tx) || rebuild(tx); });
}

// Counting everything takes a moment, so it is done where it holds up nobody who writes.
void Indexer::check_now_and_then() {
    if (Clock::now() < next_check_) return;
    next_check_ = Clock::now() + between_checks;
    bool const wrong = database_.read(context(), [](Tx& tx) {
        for (auto const kind : kinds())
            if (differs(tx, kind)) return true;
        return false;
    });
    if (wrong) database_.write(context(), check_index);
}

void Indexer::start_anew() try {
    log::write("search.rebuilding", {{"kind", "all"}});
    database_.write(context(), begin_anew);
} catch (std::exception const& failure) {
    log::write("search.behind", {{"error", failure.what()}});
}

void Indexer::work() {
    std::unique_lock lock(mutex_);
    bool more = true;
    while (!bell_.wait_for(lock, more ? pause : between_looks, [this] { return stopping_; })) {
        lock.unlock();
        more = false;
        try {
            check_now_and_then();
            more = step();
        } catch (db::Error const& failure) {
            log::write("search.behind", {{"error", failure.what()}});
            if (is_damage(failure)) start_anew();
        } catch (std::exception const& failure) {
            log::write("search.behind", {{"error", failure.what()}});
        }
        lock.lock();
    }
}

}  // namespace yitai::finding
