#include "queue/following.h"

#include "base/log.h"
#include "db/dialect.h"
#include "ticket/happened.h"

namespace yitai::queue {
namespace {

constexpr Seconds between_looks{1};
constexpr std::size_t at_once = 2'000;

struct Lane {
    std::int64_t lane = 0, last_seq = 0;
};
YITAI_DESCRIBE(Lane, lane, last_seq)

db::Context reader() { return {the_desk(), now(), {}, "queue"}; }

OpenSet& set_of(Tx& tx) { return tx.connection().memory().of<OpenSet>(); }

OpenSet::Marks heads(Tx& tx) {
    OpenSet::Marks marks;
    for (auto const& head : tx.select<Lane>("select lane, last_seq from timeline_lane")) marks[head.lane] = head.last_seq;
    return marks;
}

// The columns the set keeps, and the subject its pieces are made of.
std::string const& kept_columns() {
    static std::string const all = [] {
        std::string names = "subject";
        for_each_member<OpenTicket>([&](std::string_view name, auto) { names.append(", ").append(name); });
        return names;
    }();
    return all;
}

void put_all(OpenSet& set, std::vector<Ticket> const& tickets) {
    for (auto const& ticket : tickets) set.put(kept(ticket));
}

std::vector<std::int64_t> changed_tickets(Tx& tx, Lane const& head, std::int64_t known) {
    return tx.select<std::int64_t>(R"(
        select distinct object_id from timeline
         where lane = :lane and lane_seq > :known and lane_seq <= :last and object_kind = 'ticket' and version_after is not null)",
                                   {{"lane", head.lane}, {"known", known}, {"last", head.last_seq}});
}

void put_by_id(Tx& tx, OpenSet& set, std::vector<std::int64_t> const& ids) {
    auto const text = "select " + kept_columns() + " from ticket where id in (" + db::numbers_in(tx.engine(), ":ids") + ")";
    for (std::size_t first = 0; first < ids.size(); first += at_once) {
        auto const last = std::min(first + at_once, ids.size());
        std::vector<std::int64_t> const some(ids.begin() + static_cast<std::ptrdiff_t>(first),
                                             ids.begin() + static_cast<std::ptrdiff_t>(last));
        put_all(set, tx.select<Ticket>(text, {{"ids", some}}));
    }
}

}  // namespace

OpenSet& open_set(Tx& tx) {
    auto& set = set_of(tx);
    if (!set.is_filled()) throw Unavailable("The desk is busy; try again in a moment");
    return set;
}

void fill(Tx& tx, OpenSet& set) {
    auto const text = "select " + kept_columns() + R"( from ticket
         where queue_key is not null and id > :after order by id limit )" +
                      std::to_string(at_once);
    auto const marks = heads(tx);
    std::int64_t after = 0;
    for (;;) {
        auto const tickets = tx.select<Ticket>(text, {{"after", after}});
        put_all(set, tickets);
        if (tickets.size() < at_once) break;
        after = tickets.back().id.value;
    }
    set.advance(marks);
    set.filled();
}

void fill(db::Database& database) {
    database.read(reader(), [](Tx& tx) { fill(tx, set_of(tx)); });
}

// Changes arrive in the order of their commits on SQLite only; elsewhere their versions say which is the newer.
void follow(Tx& tx, timeline::Recorded const& recorded) {
    auto const& row = recorded.row;
    auto& set = set_of(tx);
    if (!set.is_filled()) return;  // this process needs none, or finds the change when it catches up
    std::shared_ptr<OpenTicket> ticket;
    if (row.object_kind == "ticket" && row.version_after) ticket = std::make_shared<OpenTicket>(kept(*ticket::of(tx, recorded)));
    tx.after_commit([&set, ticket, lane = row.lane, seq = row.lane_seq] {
        if (ticket) set.put(std::move(*ticket));
        set.note(lane, seq);
    });
}

void catch_up(Tx& tx) {
    auto& set = set_of(tx);
    auto const known = set.marks(), now = heads(tx);
    for (auto const& [lane, last] : now) {
        auto const mark = known.find(lane);
        auto const seen = mark == known.end() ? 0 : mark->second;
        if (last > seen) put_by_id(tx, set, changed_tickets(tx, {lane, last}, seen));
    }
    set.advance(now);
}

Follower::Follower(db::Database& database) : database_(database) {
    fill(database);
    thread_ = std::thread([this] { work(); });
}

Follower::~Follower() {
    {
        std::lock_guard const lock(mutex_);
        stopping_ = true;
    }
    bell_.notify_all();
    thread_.join();
}

void Follower::work() {
    std::unique_lock lock(mutex_);
    while (!bell_.wait_for(lock, between_looks, [this] { return stopping_; })) {
        lock.unlock();
        try {
            database_.read(reader(), catch_up);
        } catch (std::exception const& failure) {
            log::write("queue.behind", {{"error", failure.what()}});
        }
        lock.lock();
    }
}

}  // namespace yitai::queue
