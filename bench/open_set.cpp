// How fast the open set is beside the database it stands for: bench_open_set FOLDER URL OPEN
// FOLDER is new and empty; an empty URL means SQLite in the folder.
#include "company.h"
#include "db/database.h"
#include "duplicate/candidate.h"
#include "queue/counts.h"
#include "queue/following.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <thread>

using namespace yitai;

namespace {

using Clock = std::chrono::steady_clock;

template <class F>
double milliseconds(F&& f) {
    auto const began = Clock::now();
    f();
    return std::chrono::duration<double, std::milli>(Clock::now() - began).count();
}

struct Times {
    double median, worst;
};

template <class F>
Times repeated(int times, F&& f) {
    std::vector<double> all;
    all.reserve(static_cast<std::size_t>(times));
    for (int i = 0; i < times; ++i) all.push_back(milliseconds(f));
    std::sort(all.begin(), all.end());
    return {all[all.size() / 2], all.back()};
}

void say(char const* what, Times times) { fmt::print("{:<58} {:>9.3f} ms, at most {:.3f}\n", what, times.median, times.worst); }

struct Bench {
    std::unique_ptr<db::Database> database;
    db::Context manager, agent;

    db::Context as(std::string const& login) {
        return database->read({.actor = the_desk()}, [&](Tx& tx) {
            return db::Context{.actor = access::acting_as(tx, *people::find_login(tx, login), Via::api)};
        });
    }
    void report(int tickets) {
        constexpr int at_once = 500;
        for (int first = 0; first < tickets; first += at_once)
            database->write(manager, [&](Tx& tx) {
                for (int number = first; number < std::min(first + at_once, tickets); ++number)
                    incident::report(tx, bench::report_number(number));
            });
    }
};

// Twenty views as people have them.
std::vector<std::string> save_views(Tx& tx) {
    std::vector<std::string> ids{"my-open", "unassigned", "group-open", "awaiting-user", "overdue", "new-today"};
    constexpr char const* filters[] = {
        "open=true&priority=1",
        "open=true&priority[lte]=2&assignee=none",
        "open=true&group=mine&priority[lte]=2",
        "state=new",
        "state=pending",
        "open=true&assignee=me&next_due_at[lt]=now",
        "open=true&channel=phone",
        "open=true&service=it&category=other",
        "open=true&created_at[gte]=now-7d",
        "open=true&updated_at[lt]=now-3d",
        "open=true&group=team-1,team-2,team-3",
        "open=true&site=none",
        "open=true&assignee[ne]=none&priority[gte]=3",
        "open=true&requester=me",
    };
    for (auto const* filter : filters)
        ids.push_back(to_string(queue::add_view(tx, {.name = {{}, Line<120>("A view")}, .filter = Text<4000>(filter)}).id));
    return ids;
}

void measure_filling(Bench& bench) {
    say("fill from the database", repeated(5, [&] {
            bench.database->read({.actor = the_desk()}, [](Tx& tx) {
                queue::OpenSet set;
                queue::fill(tx, set);
            });
        }));
}

void measure_counts(Bench& bench, db::Context const& who, char const* what) {
    auto const views = bench.database->write(who, save_views);
    auto const count = [&] { bench.database->read(who, [&](Tx& tx) { queue::counts(tx, {.views = views}); }); };
    say(what, repeated(200, count));
}

void measure_duplicates(Bench& bench, db::Context const& who, char const* what, duplicate::Question const& question) {
    say(what, repeated(200, [&] { bench.database->read(who, [&](Tx& tx) { duplicate::candidates(tx, question); }); }));
}

// What a change costs while others go through the whole set again and again.
void measure_writing(Bench& bench, int readers, char const* what) {
    bench.database->read({.actor = the_desk()}, [&](Tx& tx) {
        auto& set = queue::open_set(tx);
        auto ticket = queue::kept(tx.one<Ticket>("select * from ticket where queue_key is not null order by id limit 1"));
        std::atomic<bool> done = false;
        std::vector<std::thread> threads;
        threads.reserve(static_cast<std::size_t>(readers));
        for (int i = 0; i < readers; ++i)
            threads.emplace_back([&] {
                std::int64_t sum = 0;
                while (!done) set.read().for_each([&](queue::OpenTicket const& each) { sum += each.priority; });
            });
        say(what, repeated(20'000, [&] { ++ticket.version, set.put(ticket); }));
        done = true;
        for (auto& thread : threads) thread.join();
    });
}

}  // namespace

int main(int count, char** words) {
    if (count != 4) return fmt::print(stderr, "bench_open_set FOLDER URL OPEN\n"), 2;
    app::connect_rooms();
    Bench bench{db::open({.url = words[2], .folder = words[1], .statement_time = Milliseconds(600'000)}), {}, {}};
    bench.database->write({.actor = the_desk()}, [](Tx& tx) {
        people::add(tx, Person{.login = "admin", .name = "Admin", .grants = {{"administrator"}, {"desk_manager"}}});
        bench::found_company(tx);
    });
    bench.manager = bench.as("admin");
    bench.agent = bench.as("agent-1");
    auto const engineer = bench.as("person-1");
    queue::fill(*bench.database);
    bench.report(std::atoi(words[3]));
    fmt::print("{} open tickets, {} bytes each\n", words[3], sizeof(queue::OpenTicket));

    measure_filling(bench);
    measure_counts(bench, bench.manager, "counts of 20 views, who sees all");
    measure_counts(bench, bench.agent, "counts of 20 views, an agent");
    measure_counts(bench, engineer, "counts of 20 views, a requester");
    duplicate::Question const question{.subject = Text<4'000>("打印机打不开 Printer is very slow"), .service = "it"};
    measure_duplicates(bench, bench.manager, "duplicates of a subject", question);
    measure_duplicates(bench, engineer, "duplicates of a subject, a requester", question);
    auto told = question;
    told.description = Text<65'536>(std::string(60'000, 'x') + " since this morning");
    measure_duplicates(bench, bench.manager, "duplicates of a subject and 60 KB of description", told);
    measure_writing(bench, 0, "a change, nobody reads");
    measure_writing(bench, 2, "a change, two read all the time");
}
