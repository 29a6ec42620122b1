#include "demo/demo.h"

#include "account/credential.h"
#include "account/password.h"
#include "app/reactions.h"
#include "app/wiring.h"
#include "testing/database.h"
#include "ticket/ticket.h"
#include "timeline/audit.h"

#include <doctest/doctest.h>

#include <set>

using namespace yitai;

namespace {

constexpr demo::Size small{.people = 160, .cis = 120, .tickets = 400};

// A Wednesday afternoon in Guangzhou.
Instant the_end() { return *parse_rfc3339("2026-11-25T08:30:00Z"); }

demo::Plan plan(std::uint64_t seed = 1) {
    return {.seed = seed, .now = the_end(), .size = small, .past = app::quiet_reactions(), .present = app::reactions()};
}

std::unique_ptr<db::Database> empty_desk() {
    app::connect_rooms();
    return testing::fresh_database();
}

// Filled once for the tests that only look.
db::Database& filled() {
    static auto const database = [] {
        auto fresh = empty_desk();
        demo::fill(*fresh, plan());
        return fresh;
    }();
    return *database;
}

template <class Look>
auto look(Look look) {
    return filled().read({.actor = the_desk()}, look);
}

std::int64_t count(db::Database& database, std::string const& from) {
    return database.read({.actor = the_desk()}, [&](Tx& tx) { return tx.one<std::int64_t>("select count(*) from " + from); });
}
std::int64_t count(std::string const& from) { return count(filled(), from); }

// All that is told of tickets, people and what happened.
std::string fingerprint(db::Database& database) {
    return database.read({.actor = the_desk()}, [](Tx& tx) {
        std::string all;
        for (auto const* sql :
             {"select number || subject || description || state || coalesce(resolution_text, '') from ticket order by id",
              "select login || name || pinyin from person order by id", "select code || name from configuration_item order by id",
              "select type || object_id || happened_at from timeline order by id", "select body from entry order by id"})
            for (auto const& line : tx.select<std::string>(sql)) all += line + '\n';
        return all;
    });
}

}  // namespace

TEST_CASE("the demo company has all it is said to have") {
    CHECK(count("person") == small.people);
    CHECK(count("desk_group") == 40);
    CHECK(count("service") == 61);  // with the one every desk has
    CHECK(count("site where kind = 'city'") == 21);
    CHECK(count("configuration_item") == small.cis);
    CHECK(count("ticket") == small.tickets);
    CHECK(count("person where vip") >= 2);
    CHECK(count("canned_reply where scope = 'shared' and missing is null") == 11);
    CHECK(count("ticket where queue_key is not null") > 0);
    CHECK(count("ticket where state = 'closed'") > small.tickets / 2);
    CHECK(count("ticket where parent_id is not null and me_too") >= 3);
}

TEST_CASE("the same seed makes the same company, another one another") {
    auto const again = empty_desk(), other = empty_desk();
    demo::fill(*again, plan());
    demo::fill(*other, plan(2));
    CHECK(fingerprint(*again) == fingerprint(filled()));
    CHECK(fingerprint(*other) != fingerprint(filled()));
}

TEST_CASE("a demo is not made twice, nor over what was begun, nor on a desk in use") {
    auto const message = [](db::Database& database) -> std::string {
        try {
            demo::fill(database, plan());
        } catch (Conflict const& conflict) {
            return conflict.english;
        }
        return "";
    };
    CHECK(message(filled()) == "This desk holds the demo company already");

    auto const begun = empty_desk();
    begun->write({.actor = the_desk()}, [](Tx& tx) {
        demo::Mark mark{.seed = 1, .begun_at = the_end()};
        tx.insert(mark);
    });
    CHECK(message(*begun).starts_with("Filling this desk with the demo company was interrupted"));

    auto const used = empty_desk();
    used->write({.actor = the_desk()}, [](Tx& tx) {
        for (auto const* name : {"Wang Fang", "Li Lei"}) people::add(tx, Person{.name = name});
    });
    CHECK(message(*used) == "This desk is in use; the demo company needs an empty one");
    CHECK(count(*used, "demo") == 0);
}

TEST_CASE("each role can sign in, with the password that is printed") {
    std::set<std::string> roles;
    for (auto const& row : demo::sign_ins()) {
        CAPTURE(row.login);
        auto const credential = look([&](Tx& tx) { return account::credential_of(tx, row.login); });
        REQUIRE(credential);
        CHECK(account::password_matches(credential->password_hash, demo::password));
        roles.insert(std::string(row.role));
    }
    CHECK(roles.size() == 17);  // all but programs
}

TEST_CASE("what happened to a ticket is one version after the other") {
    CHECK(look([](Tx& tx) { return timeline::verify(tx).first_bad.value_or(""); }) == "");
    CHECK(count(R"((select object_id, version_before, version_after,
                           lag(version_after) over (partition by object_id order by version_after) as before
                      from timeline where object_kind = 'ticket' and version_after is not null) as steps
                     where coalesce(before, 0) <> coalesce(version_before, 0))") == 0);
    CHECK(count("timeline where happened_at > " + std::to_string(to_epoch_ms(the_end()))) == 0);
}

TEST_CASE("tickets keep what their states ask for") {
    CHECK(count("ticket where state in ('resolved', 'closed') and (resolution_code is null or resolved_at is null)") == 0);
    CHECK(count("ticket where state = 'pending' and pending_reason is null") == 0);
    CHECK(count("ticket where state <> 'cancelled' and clocks = '[]'") == 0);
    CHECK(count("ticket where resolved_at < created_at or closed_at < resolved_at") == 0);
    CHECK(count("ticket where clock_fires_at < " + std::to_string(to_epoch_ms(the_end()))) == 0);
    CHECK(count("ticket where clocks like '%\"missed\"%'") > 0);
    CHECK(count("ticket where clocks like '%\"missed\"%'") < small.tickets / 4);
    CHECK(count("job where run_at <= " + std::to_string(to_epoch_ms(the_end()))) == 0);
}

TEST_CASE("an outage's news and resolution reached all who reported it") {
    CHECK(count("ticket where parent_id is not null and resolution_code <> 'by_parent'") == 0);
    CHECK(count("ticket child where parent_id is not null and not exists "
                "(select 1 from entry where entry.ticket_id = child.id and kind = 'news')") == 0);
}
