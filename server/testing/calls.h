// Calls that tests make and ask for.
#pragma once

#include "testing/clock.h"
#include "testing/world.h"

namespace yitai::testing {

struct Calls {
    World world;

    using Answer = World::Answer;
    using Method = http::Method;

    Answer record(Person const& who, std::string const& body) { return world.ask(who, Method::POST, "/api/v1/contacts", body); }
    // Li Lei takes a call; answers its id.
    std::string call(std::string const& person, std::string const& nature = "fault") {
        return record(world.li_lei, R"({"channel":"phone","person":")" + person + R"(","nature":")" + nature + "\"}").text("id");
    }
    Answer show(Person const& who, std::string const& id) { return world.ask(who, Method::GET, "/api/v1/contacts/" + id); }
    Answer patch(Person const& who, std::string const& id, std::string const& body) {
        return world.ask(who, Method::PATCH, "/api/v1/contacts/" + id, body, {{"if-match", "*"}});
    }
    Answer post(Person const& who, std::string const& at, std::string const& body = "") {
        return world.ask(who, Method::POST, "/api/v1/contacts/" + at, body);
    }
    std::int64_t count(Person const& who, std::string const& query = "") {
        auto const answer = world.ask(who, Method::GET, "/api/v1/contacts?count=exact" + query);
        auto const* count = answer.body.find("count");
        return count ? *count->as<std::int64_t>() : -answer.status;
    }
    json::Value figures(Person const& who, std::string const& query = "") {
        return world.ask(who, Method::GET, "/api/v1/contacts/figures?from=2026-01-01T00:00:00Z&to=2026-02-01T00:00:00Z" + query)
            .body;
    }
};

}  // namespace yitai::testing
