// What the bare engine needs for the SQL of one job of the desk, recorded from the desk's own rules:
// bench_raw_engine FOLDER URL create|reply|read|queue NUMBER SECONDS     NUMBER: of an open ticket
// Prints {"per_second": …, "cpu_ms": …}; the time of a PostgreSQL is its own affair.
#include "company.h"
#include "conversation/entry.h"
#include "db/database.h"
#include "listing/list.h"
#include "raw/engine.h"
#include "ticket/view.h"

#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <cstdlib>
#include <ctime>
#include <thread>

using namespace yitai;

namespace {

using Clock = std::chrono::steady_clock;
using Open = std::function<std::unique_ptr<bench::RawEngine>()>;
constexpr int first_lane = 3000;  // chains that no session of the desk's takes

struct Job {
    std::string_view name;
    bool writes;
    std::function<void(Tx&, ticket::Reference const&)> work;
};

http::ListQuery queue() {
    return {.limit = 50,
            .sort = "queue_key",
            .conditions = {{"state", "eq", "new,assigned,in_progress,pending"}},
            .fields = {"id", "number", "kind", "subject", "state", "pending_reason", "priority", "requester", "service", "site",
                       "group", "assignee", "channel", "tags", "clocks", "next_due_at", "created_at", "updated_at", "version"}};
}

std::vector<Job> const jobs = {
    {"create", true,
     [](Tx& tx, auto const&) { incident::report(tx, {.subject = "Printer on the third floor is out of paper"}); }},
    {"reply", true, [](Tx& tx, auto const& at) { conversation::say(tx, at, {EntryKind::reply, "We are looking into it."}); }},
    {"read", false, [](Tx& tx, auto const& at) { ticket::view(tx, ticket::get(tx, at)); }},
    {"queue", false, [](Tx& tx, auto const&) { listing::page(tx, queue(), std::nullopt); }},
};

// A ticket's neighbour: writers of different threads do not meet on one.
ticket::Reference neighbour(std::string const& number, int distance) {
    return {"INC-" + std::to_string(std::atoi(number.c_str() + 4) + distance)};
}

bench::Repeated recorded(db::Connection& session, Job const& job, std::string const& number, int thread) {
    bench::Recorder recorder(session, first_lane + thread);
    auto const at = neighbour(number, thread);
    db::Context context{.actor = the_desk()};
    recorder.record(context, [&](Tx& tx) { context = bench::as_manager(tx); });
    auto const once = [&] { return recorder.record(context, [&](Tx& tx) { job.work(tx, at); }); };
    once();
    auto first = once();
    return {std::move(first), once()};
}

// The desk commits together what 64 clients ask for; PostgreSQL has a session for each.
struct Manner {
    int threads, batch;
};
Manner manner_of(Job const& job, bool postgres) {
    if (postgres) return {8, 1};
    return job.writes ? Manner{1, 64} : Manner{2, 1};
}

std::int64_t repeat(bench::RawEngine& engine, Job const& job, bench::Repeated const& work, int batch, Clock::time_point end) {
    std::int64_t count = 0;
    while (Clock::now() < end) {
        if (job.writes) engine.begin();
        for (int i = 0; i < batch; ++i) engine.run(work, ++count);
        if (job.writes) engine.commit();
    }
    return count;
}

void measure(Job const& job, std::vector<bench::Repeated> const& work, Open const& open, int batch,
             std::chrono::seconds duration) {
    std::atomic<std::int64_t> count{0};
    auto const began = Clock::now();
    auto const cpu_began = std::clock();
    std::vector<std::thread> threads;
    threads.reserve(work.size());
    for (auto const& one : work) threads.emplace_back([&] { count += repeat(*open(), job, one, batch, began + duration); });
    for (auto& thread : threads) thread.join();

    auto const done = static_cast<double>(count);
    auto const seconds = std::chrono::duration<double>(Clock::now() - began).count();
    auto const cpu = 1000.0 * static_cast<double>(std::clock() - cpu_began) / CLOCKS_PER_SEC;
    fmt::print("{{\"per_second\": {:.0f}, \"cpu_ms\": {:.4f}, \"count\": {}}}\n", done / seconds, cpu / done, done);
}

}  // namespace

int main(int, char** words) {
    app::connect_rooms();
    std::string const folder = words[1], url = words[2];
    auto const job = *std::find_if(jobs.begin(), jobs.end(), [&](auto const& each) { return each.name == words[3]; });
    bool const postgres = !url.empty();
    auto const manner = manner_of(job, postgres);
    std::vector<bench::Repeated> work;
    work.reserve(static_cast<std::size_t>(manner.threads));
    auto const session = db::connect({.url = url, .folder = folder});
    for (int i = 0; i < manner.threads; ++i) work.push_back(recorded(*session, job, words[4], i));

    Open const open = [&] { return postgres ? bench::raw_postgres(url) : bench::raw_sqlite(folder + "/yitai.db"); };
    measure(job, work, open, manner.batch, std::chrono::seconds(std::atoi(words[5])));
}
