#include "queue/following.h"

#include "incident/incident.h"
#include "listing/list.h"
#include "queue/filter_text.h"
#include "queue/predicate.h"
#include "testing/clock.h"
#include "testing/world.h"
#include "ticket/edit.h"
#include "ticket/visibility.h"
#include "work/closure.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <random>

using namespace yitai;
using http::Method;
using queue::OpenSet;
using queue::OpenTicket;
using testing::World;

namespace {

using Held = std::map<std::int64_t, std::string>;

std::string said(OpenTicket const& ticket) {
    auto text = json::text_of(ticket);
    for (auto const piece : ticket.pieces) text += ' ' + std::to_string(piece);
    return text;
}

Held held(OpenSet const& set) {
    Held all;
    set.read().for_each([&](OpenTicket const& ticket) { all[ticket.id.value] = said(ticket); });
    return all;
}

Held held(World& world) {
    return world.as(world.admin, [](Tx& tx) { return held(queue::open_set(tx)); });
}

Held stored(World& world) {
    return world.as(world.admin, [](Tx& tx) {
        Held all;
        auto const text = "select * from ticket where queue_key is not null";
        for (auto const& ticket : tx.select<Ticket>(text)) all[ticket.id.value] = said(queue::kept(ticket));
        return all;
    });
}

Held built_anew(World& world) {
    return world.as(world.admin, [](Tx& tx) {
        OpenSet set;
        queue::fill(tx, set);
        return held(set);
    });
}

// One thing that somebody may do to a ticket at that moment; what is refused changes nothing.
void do_something(World& world, std::mt19937& random, int tickets) {
    auto const number = fmt::format("/api/v1/tickets/INC-{}", 10'001 + random() % static_cast<unsigned>(tickets));
    static constexpr struct {
        Method method;
        char const* at;
        char const* body;
    } deeds[] = {
        {Method::PUT, "/assignment", R"({"assignee":"admin"})"},
        {Method::PUT, "/assignment", R"({"group":"network","assignee":"chen_jie"})"},
        {Method::PUT, "/pending", R"({"reason":"awaiting_user"})"},
        {Method::PUT, "/pending", R"({"reason":"awaiting_supplier"})"},
        {Method::DELETE, "/pending", ""},
        {Method::PATCH, "", R"({"subject":"换了一个说法 said otherwise"})"},
        {Method::PATCH, "", R"({"impact":1,"urgency":1})"},
        {Method::PATCH, "", R"({"service":"it","category":"other","tags":["a"]})"},
        {Method::PATCH, "", R"({"requester":"zhao_min"})"},
        {Method::PATCH, "", R"({"service":"no such service"})"},
        {Method::PUT, "/resolution", R"({"code":"fixed","text":"done"})"},
        {Method::DELETE, "/resolution", R"({"reason":"again"})"},
        {Method::PUT, "/closure", ""},
        {Method::PUT, "/cancellation", R"({"reason":"a mistake"})"},
        {Method::POST, "/entries", R"({"kind":"reply","body":"hello"})"},
    };
    auto const& deed = deeds[random() % std::size(deeds)];
    auto const& who = random() % 4 == 0 ? world.wang_fang : world.admin;
    world.ask(who, deed.method, number + deed.at, deed.body, {{"if-match", "*"}});
}

void report(World& world, std::mt19937& random) {
    static constexpr char const* subjects[] = {"打印机卡纸", "VPN does not connect", "邮箱登录失败", "Wi-Fi is slow"};
    world.ask(random() % 2 ? world.wang_fang : world.admin, Method::POST, "/api/v1/incidents",
              fmt::format(R"({{"subject":"{}","urgency":{}}})", subjects[random() % std::size(subjects)], random() % 4 + 1));
}

}  // namespace

TEST_CASE("after thousands of deeds the open set is what the database says, and what a new one would be") {
    World world;
    std::mt19937 random(5);
    int tickets = 0;
    for (int i = 0; i < 2'000; ++i) {
        if (tickets < 60 && i % 20 == 0) report(world, random), ++tickets;
        do_something(world, random, tickets);
        testing::advance(Minutes(random() % 30));
        if (i % 100 == 0) world.run_due_jobs();
    }
    auto const live = held(world);
    CHECK(live.size() > 5);
    CHECK(live.size() < 60);
    CHECK(live == stored(world));
    CHECK(live == built_anew(world));
}

TEST_CASE("what was rolled back never shows") {
    World world;
    CHECK_THROWS(world.as(world.admin, [](Tx& tx) {
        incident::report(tx, {.subject = "never was"});
        throw Conflict("No");
    }));
    CHECK(held(world).empty());
}

TEST_CASE("a desk that has not filled its set says so") {
    auto const database = testing::fresh_database();
    CHECK_THROWS_AS(database->read({the_desk()}, [](Tx& tx) { queue::open_set(tx).read(); }), Unavailable);
}

TEST_CASE("what another process commits arrives when it is looked for, without a gap") {
    if (!testing::runs_on_postgres()) return;  // SQLite has one process
    World world;
    testing::Place const place;
    auto const here = db::open(place.settings()), there = db::open(place.settings());
    queue::fill(*here);
    auto const report_there = [&](std::string const& subject) {
        return there->write({the_desk()}, [&](Tx& tx) {
            auto const admin = tx.find<PersonId>("select id from person where login = 'a'");
            auto const person = admin ? people::get(tx, *admin) : people::add(tx, Person{.login = "a", .name = "A"});
            return incident::report(tx, {.subject = subject, .requester = "a", .reported_by = "a"}).id;
        });
    };
    auto const held_here = [&] {
        return here->read({the_desk()}, [](Tx& tx) {
            queue::catch_up(tx);
            return held(queue::open_set(tx));
        });
    };
    auto const first = report_there("one");
    CHECK(held_here().size() == 1);
    for (int i = 0; i < 20; ++i) report_there("more");
    here->write({the_desk()}, [&](Tx& tx) { work::cancel(tx, {to_string(first)}, {.reason = "x"}); });
    CHECK(held_here().size() == 20);
    there->write({the_desk()}, [&](Tx& tx) {
        for (auto const id : tx.select<TicketId>("select id from ticket where state = 'new'"))
            work::cancel(tx, {to_string(id)}, {.reason = "x"});
    });
    CHECK(held_here().empty());
}

// ---- counting ----

TEST_CASE("a count from memory is the count of the list, for whoever asks") {
    World world;
    std::mt19937 random(11);
    for (int i = 0; i < 40; ++i) report(world, random);
    for (int i = 0; i < 200; ++i) {
        do_something(world, random, 40);
        testing::advance(Minutes(random() % 90));
    }
    static constexpr char const* filters[] = {
        "open=true",
        "state=new,assigned",
        "open=true&priority[lte]=2&impact[gt]=1",
        "open=true&assignee=none",
        "open=true&assignee[ne]=none",
        "open=true&assignee=me,none&group=mine",
        "open=true&assignee[ne]=me",
        "open=true&group=network,mine",
        "open=true&group[ne]=network",
        "state=pending&pending_reason=awaiting_user",
        "open=true&pending_reason[ne]=awaiting_user",
        "open=true&pending_reason=none&channel=api,phone",
        "open=true&requester=zhao_min&kind=incident",
        "open=true&service=it&category[ne]=other",
        "open=true&site=none&service=none",
        "open=true&created_at[gte]=now-24h&updated_at[lt]=now-1h",
        "open=true&next_due_at[lt]=now",
        "open=true&created_at[lt]=2026-01-05T12:00:00Z&urgency[lt]=3",
    };
    for (auto const* who : {&world.admin, &world.wang_fang, &world.li_lei, &world.chen_jie, &world.auditor, &world.zhao_min})
        for (auto const* filter : filters) {
            auto const [by_memory, by_database] = world.as(*who, [&](Tx& tx) {
                auto const asked = queue::list_query(queue::conditions_of(filter));
                auto const accepts = queue::Predicate::of(http::with_ids(tx, asked, listing::named_filters()), tx.now());
                REQUIRE(accepts);
                std::int64_t count = 0;
                queue::open_set(tx).read().for_each_page([&](std::span<OpenTicket const> page) {
                    queue::Places seen;
                    for (std::size_t place = 0; place < page.size(); ++place)
                        if (ticket::reaches(tx.actor(), Right::ticket_read, ticket::belonging(page[place]))) seen.add(place);
                    count += static_cast<std::int64_t>(accepts->of_page(page, seen).size());
                });
                return std::pair(count, listing::count(tx, asked));
            });
            CHECK_MESSAGE(by_memory == by_database, filter << " by " << *who->login);
        }
}

TEST_CASE("what the set does not keep only the database can count") {
    for (auto const* filter : {"", "state=closed", "state=new,closed", "open=false", "open=true&number=INC-10001",
                               "state[ne]=closed", "open=true&resolved_at[lt]=now"})
        CHECK_FALSE(queue::Predicate::of(queue::list_query(queue::conditions_of(filter)), now()));
}
