// Files that tests send and ask for, in a world with one incident of Wang Fang's.
#pragma once

#include "incident/incident.h"
#include "testing/clock.h"
#include "testing/world.h"

#include <fmt/format.h>

namespace yitai::testing {

struct Uploads {
    World world;
    Ticket ticket = world.as(world.wang_fang, [](Tx& tx) {
        return incident::report(tx, {.subject = "打印机卡纸", .service = "it", .category = "other"});
    });

    using Answer = World::Answer;
    using Method = http::Method;

    std::string at() const { return "/api/v1/tickets/" + ticket.number + "/attachments"; }

    Answer attach(Person const& who, std::string const& bytes, std::string const& query = "?name=a.txt",
                  std::string const& type = "text/plain") {
        return world.ask(who, Method::POST, at() + query, bytes, {{"content-type", type}});
    }
    Answer send_ahead(Person const& who, std::string const& bytes, std::string const& query = "?name=a.txt") {
        return world.ask(who, Method::POST, "/api/v1/attachments" + query, bytes, {{"content-type", "text/plain"}});
    }
    Answer form(Person const& who, std::string const& body) {
        return world.ask(who, Method::POST, at(), body, {{"content-type", "multipart/form-data; boundary=b"}});
    }
    static std::string part(std::string const& name, std::string const& bytes, std::string const& field = "file") {
        return fmt::format("--b\r\nContent-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\n\r\n{}\r\n", field, name,
                           bytes);
    }

    Answer show(Person const& who, std::string const& id) { return world.ask(who, Method::GET, "/api/v1/attachments/" + id); }
    Answer content(Person const& who, std::string const& id) {
        return world.ask(who, Method::GET, "/api/v1/attachments/" + id + "/content");
    }
    Answer remove(Person const& who, std::string const& id, std::string const& version = "*") {
        return world.ask(who, Method::DELETE, at() + '/' + id, "", {{"if-match", version}});
    }
    Answer say(Person const& who, std::string const& kind, std::string const& ids) {
        return world.ask(who, Method::POST, "/api/v1/tickets/" + ticket.number + "/entries",
                         fmt::format(R"({{"kind":"{}","body":"看附件","attachments":[{}]}})", kind, ids));
    }
    // The names of what somebody sees at the ticket.
    std::string seen(Person const& who) {
        auto const answer = world.ask(who, Method::GET, at());
        if (answer.status != 200) return std::to_string(answer.status);
        std::string names;
        for (auto const& row : *answer.body.find("data")->as<json::Array>())
            (names += names.empty() ? "" : " ") += *row.find("name")->as<std::string>();
        return names;
    }
    // The types of what happened to the ticket, as somebody is told of it.
    std::string told(Person const& who) {
        auto const answer = world.ask(who, Method::GET, "/api/v1/tickets/" + ticket.number + "/history");
        std::string types;
        for (auto const& row : *answer.body.find("data")->as<json::Array>())
            if (row.find("type")->as<std::string>()->starts_with("attachment."))
                (types += types.empty() ? "" : " ") += row.find("type")->as<std::string>()->substr(11);
        return types;
    }
};

// A member of the only thing that an upload brought.
inline std::string word(World::Answer const& answer, std::string_view member) {
    auto const* data = answer.body.find("data");
    auto const& one = data ? data->as<json::Array>()->at(0) : answer.body;
    auto const* value = one.find(member);
    if (!value) return "";
    auto const* text = value->as<std::string>();
    return text ? *text : json::text_of(*value);
}
inline std::string id_of(World::Answer const& answer) { return word(answer, "id"); }
inline std::string quoted(std::string const& id) { return '"' + id + '"'; }

}  // namespace yitai::testing
