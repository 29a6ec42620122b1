// Fills a desk that has its first person with the company and that many incidents, the oldest of them closed. Those are added as
// they ended up, with one event each in place of three, so that a million take minutes:
// bench_fill FOLDER URL TICKETS OPEN     an empty URL means SQLite in the folder
#include "company.h"
#include "db/database.h"
#include "finding/indexer.h"

#include <atomic>
#include <cstdlib>
#include <thread>

using namespace yitai;

namespace {

// Small enough that transactions which touch one notice of one person do not keep each other out.
constexpr int at_once = 100, threads = 4;

// Whoever and whatever the reports name, looked up once.
struct Company {
    std::vector<PersonId> requesters, agents;
    std::vector<GroupId> teams;
    ServiceId service;
    CategoryId category;
};

Company look_up(Tx& tx) {
    Company company;
    for (int i = 0; i < bench::requesters; ++i)
        company.requesters.push_back(people::person_named(tx, bench::requester_login(i), ""));
    for (int i = 0; i < bench::agents; ++i) company.agents.push_back(people::person_named(tx, bench::agent_login(i), ""));
    for (int i = 0; i < bench::groups; ++i) company.teams.push_back(people::group_named(tx, bench::group_code(i), ""));
    company.service = catalog::service_named(tx, "it", "");
    company.category = catalog::category_named(tx, "other", "");
    return company;
}

template <class T>
T const& of(std::vector<T> const& all, int number) {
    return all[static_cast<std::size_t>(number) % all.size()];
}

void add_closed(Tx& tx, Company const& company, int number) {
    auto const report = bench::report_number(number);
    Ticket ticket;
    ticket.state = State::closed;
    ticket.subject = report.subject;
    ticket.description = *report.description;
    ticket.channel = *report.channel;
    ticket.requester_id = ticket.reported_by_id = of(company.requesters, number);
    ticket.organisation_id = people::get(tx, ticket.requester_id).organisation_id;
    ticket.service_id = company.service;
    ticket.category_id = company.category;
    ticket.impact = *report.impact;
    ticket.urgency = *report.urgency;
    ticket.priority = Level{std::max(report.impact->value, report.urgency->value)};
    ticket.group_id = of(company.teams, number);
    ticket.assignee_id = ticket.first_agent_id = ticket.resolved_by_id = of(company.agents, number);
    ticket.resolution_code = "fixed";
    ticket.resolution_text = "Restarted the service and checked with the person.";
    ticket.happened_at = tx.now() - Minutes(10 * (1 + number % 50'000));
    ticket.assigned_at = ticket.first_response_at = ticket.resolved_at = ticket.closed_at = ticket.happened_at + Minutes(30);
    ticket::add(tx, ticket, {.type = "incident.closed", .happened_at = ticket.happened_at});
}

void add_some(Tx& tx, Company const& company, int first, int last, int closed) {
    for (int number = first; number < last; ++number)
        if (number < closed) add_closed(tx, company, number);
        else incident::report(tx, bench::report_number(number));
}

}  // namespace

int main(int, char** words) {
    app::connect_rooms();
    auto const database = db::open({.url = words[2], .folder = words[1], .statement_time = Milliseconds(600'000)});
    int const tickets = std::atoi(words[3]), closed = tickets - std::atoi(words[4]);
    db::Context const desk{.actor = the_desk()};
    database->write(desk, bench::found_company);
    auto const manager = database->read(desk, bench::as_manager);
    auto const company = database->read(desk, look_up);

    std::atomic<int> next{0};
    std::vector<std::thread> all;
    all.reserve(threads);
    for (int i = 0; i < threads; ++i)
        all.emplace_back([&] {
            for (int first; (first = next.fetch_add(at_once)) < tickets;)
                database->write(manager,
                                [&](Tx& tx) { add_some(tx, company, first, std::min(first + at_once, tickets), closed); });
        });
    for (auto& thread : all) thread.join();
    // All were reported within minutes, and so would all be warned of while something else is measured.
    database->write(desk, [](Tx& tx) {
        tx.run("update ticket set clock_fires_at = :later where clock_fires_at is not null", {{"later", tx.now() + Hours(24)}});
    });
    finding::index_everything(*database);
}
