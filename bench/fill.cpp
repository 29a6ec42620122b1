// Fills a desk that has its first person with the company and that many incidents, the oldest of them closed:
// bench_fill FOLDER URL TICKETS OPEN     an empty URL means SQLite in the folder
#include "company.h"
#include "db/database.h"
#include "finding/indexer.h"
#include "work/closure.h"
#include "work/resolution.h"

#include <atomic>
#include <cstdlib>
#include <thread>

using namespace yitai;

namespace {

// Small enough that transactions which touch one notice of one person do not keep each other out.
constexpr int at_once = 100, threads = 4;

void report_some(Tx& tx, int first, int last, int closed) {
    for (int number = first; number < last; ++number) {
        auto const ticket = incident::report(tx, bench::report_number(number));
        if (number >= closed) continue;
        ticket::Reference const named{to_string(ticket.id)};
        work::resolve(tx, named, {.code = "fixed", .text = "Restarted the service and checked with the person."});
        work::close(tx, named);
    }
}

}  // namespace

int main(int, char** words) {
    app::connect_rooms();
    auto const database = db::open({.url = words[2], .folder = words[1], .statement_time = Milliseconds(600'000)});
    int const tickets = std::atoi(words[3]), closed = tickets - std::atoi(words[4]);
    db::Context const desk{.actor = the_desk()};
    database->write(desk, bench::found_company);
    auto const manager = database->read(desk, bench::as_manager);

    std::atomic<int> next{0};
    std::vector<std::thread> all;
    all.reserve(threads);
    for (int i = 0; i < threads; ++i)
        all.emplace_back([&] {
            for (int first; (first = next.fetch_add(at_once)) < tickets;)
                database->write(manager, [&](Tx& tx) { report_some(tx, first, std::min(first + at_once, tickets), closed); });
        });
    for (auto& thread : all) thread.join();
    finding::index_everything(*database);
}
