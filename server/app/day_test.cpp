// A scripted day of the desk: the same on both databases, its past true at any instant, its undoing exact.
#include "testing/day.h"

#include "testing/clock.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace yitai;
using http::Method;
using testing::Day;
using testing::World;

namespace {

constexpr unsigned seed = 20260105;

// Every field a ticket had at that moment, told by its history alone.
std::map<std::string, json::Value> recomputed(json::Array const& history, Instant at) {
    std::map<std::string, json::Value> fields;
    for (auto const& entry : history) {
        if (*parse_rfc3339(*entry.find("happened_at")->as<std::string>()) > at) continue;
        for (auto const& change : *entry.find("changes")->as<json::Array>())
            fields[*change.find("field")->as<std::string>()] = *change.find("new");
    }
    return fields;
}

std::string differences(json::Value const& shown, std::map<std::string, json::Value> const& expected) {
    std::string wrong;
    for (auto const& [field, value] : expected) {
        auto const* member = shown.find(field);
        if (member && !(*member == value))
            wrong += field + ": " + json::text_of(*member) + " is not " + json::text_of(value) + "; ";
    }
    return wrong;
}

void check_past(World& world, std::string const& ticket, std::vector<Instant> const& moments) {
    auto const at = "/api/v1/tickets/" + ticket;
    auto const answer = world.ask(world.admin, Method::GET, at + "/history");
    auto const& history = *answer.body.find("data")->as<json::Array>();
    for (auto const moment : moments) {
        auto const past = world.ask(world.admin, Method::GET, at + "?as_of=" + to_rfc3339(moment));
        auto const expected = recomputed(history, moment);
        CHECK((past.status == 404) == expected.empty());
        if (past.status == 200) CHECK_MESSAGE(differences(past.body, expected).empty(), differences(past.body, expected));
    }
}

}  // namespace

TEST_CASE("a day of the desk is the same on every database, leaves a true past, and what is undone comes back exactly") {
    World world;
    auto const began = now();
    Day day(world, seed);
    day.live();
    auto const ended = now();
    for (auto const* what :
         {"contact", "ticket", "assign",    "transfer", "escalate", "resolve", "reopen", "close", "cancel",   "merge",
          "split",   "fold",   "kind",      "clone",    "link",     "watch",   "reply",  "pend",  "override", "announce",
          "chase",   "task",   "task done", "mention",  "draft",    "look",    "bulk",   "attach"})
        CHECK_MESSAGE(day.done().contains(what), std::string(what));
    for (auto const& [what, times] : day.done()) CHECK_FALSE(what.starts_with("failed"));
    for (auto const& what : day.not_restored()) FAIL_CHECK(what);

    auto const state = day.state();
    for (std::size_t i = 0; i < day.tickets().size(); i += 7)
        check_past(world, day.tickets()[i], {began, began + (ended - began) / 3, began + (ended - began) / 2, ended});

    // The other database, or the same one again where there is no other, lives the same day.
    World other(World::On::sqlite);
    Day again(other, seed);
    again.live();
    auto const other_state = again.state();
    CHECK((state == other_state));
    if (state != other_state) {
        auto const [one, another] = std::mismatch(state.begin(), state.end(), other_state.begin(), other_state.end());
        auto const from = std::max<std::ptrdiff_t>(0, one - state.begin() - 300);
        MESSAGE(state.substr(static_cast<std::size_t>(from), 400) << "\n-----\n"
                                                                  << other_state.substr(static_cast<std::size_t>(from), 400));
    }
}
