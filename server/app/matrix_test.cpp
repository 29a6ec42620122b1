// Every route is asked by somebody in every role about what is his own, his team's, somebody else's and another customer's, and
// the answer is held against the permission matrix. A new route joins by itself; a new noun has to be told to the company.
#include "role/matrix.h"

#include "app/routes.h"
#include "testing/company.h"
#include "testing/sample_body.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <set>

using namespace yitai;
using http::Method;
using testing::Company;
using testing::Relation;
using testing::RoleHolder;
using testing::World;

namespace {

// How things are told apart: by how far a right reaches, by whose they are, or not at all.
enum class Rule { scope, organisation, managed, own_only, open };
struct Noun {
    std::string_view path;
    Rule rule;
    Right read;
    Scope own = Scope::requests;  // the least scope that reaches what is one's own
    bool listed = true;           // on its own, not below another noun only
};
constexpr Noun nouns[] = {
    {"tickets", Rule::scope, Right::ticket_read},
    {"persons", Rule::scope, Right::person_read},
    {"cis", Rule::scope, Right::ci_read},
    {"contacts", Rule::scope, Right::contact_read, Scope::own},
    {"attachments", Rule::scope, Right::ticket_read, Scope::requests, false},
    {"tasks", Rule::scope, Right::ticket_note_read, Scope::none},
    {"announcements", Rule::open, Right::ticket_read},
    {"notices", Rule::own_only, Right::ticket_read},
    {"organisations", Rule::organisation, Right::signed_in},
    {"departments", Rule::organisation, Right::signed_in},
    {"sites", Rule::organisation, Right::signed_in},
    {"groups", Rule::managed, Right::catalog_read},
    {"sessions", Rule::own_only, Right::signed_in},
    {"tokens", Rule::open, Right::token_manage},
    {"services", Rule::open, Right::catalog_read},
    {"categories", Rule::open, Right::catalog_read},
    {"bulk-changes", Rule::own_only, Right::ticket_classify},
    {"exports", Rule::own_only, Right::export_bulk},
    {"practices", Rule::open, Right::catalog_read},
    {"custom-fields", Rule::open, Right::catalog_read},
    {"closing-codes", Rule::open, Right::catalog_read},
    {"role-changes", Rule::open, Right::role_manage},
    {"views", Rule::own_only, Right::ticket_read},
    {"canned-replies", Rule::own_only, Right::ticket_read},
    {"agreements", Rule::open, Right::catalog_read},
    {"fold-rules", Rule::open, Right::desk_manage},
    {"calendars", Rule::open, Right::catalog_read},
    {"holiday-sets", Rule::open, Right::catalog_read, Scope::requests, false},
    {"revisions", Rule::open, Right::signed_in, Scope::requests, false},
    {"jobs", Rule::open, Right::job_manage},
    {"imports", Rule::open, Right::import_run},
};

Noun const* noun_of(std::string_view path) {
    auto const segment = path.substr(1, path.find('/', 1) - 1);
    auto const found = std::find_if(std::begin(nouns), std::end(nouns), [&](Noun const& noun) { return noun.path == segment; });
    return found == std::end(nouns) ? nullptr : found;
}

// ---- what the matrix says ----

Scope scope_of(RoleHolder const& holder, Right right) {
    auto const everybody = role::rights_of_everybody()[right];
    if (!holder.at_home && !role::can_be_narrowed(right)) return everybody;
    return std::max(everybody, role::rights_of(holder.role)[right]);
}

bool reaches(RoleHolder const& holder, Right right, Noun const& noun, Relation relation) {
    auto const scope = scope_of(holder, right);
    if (noun.rule == Rule::managed) {
        bool const any = right != Right::group_manage || scope == Scope::all;
        bool const belongs = relation == Relation::own || relation == Relation::team;
        return any || (scope == Scope::team && belongs);
    }
    if (noun.rule == Rule::own_only) return relation == Relation::own;
    if (noun.rule == Rule::open) return scope != Scope::none;
    if (noun.rule == Rule::organisation) {
        bool const knows_all = holder.at_home && scope_of(holder, Right::person_read) == Scope::all;
        return scope != Scope::none && (relation != Relation::foreign || knows_all);
    }
    switch (relation) {
        case Relation::own:
            return scope >= noun.own;
        case Relation::team:
            return scope >= Scope::team;
        case Relation::other:
            return scope == Scope::all;
        case Relation::foreign:
            return scope == Scope::all && holder.at_home;
    }
    return false;
}

// ---- asking ----

struct Asked {
    http::Route const* route;
    Noun const* noun;
    json::Value body;
};

// The path with its first name for the thing, and something that is there for the others.
std::string target(std::string_view path, std::string const& name) {
    std::string full = "/api/v1";
    bool first = true;
    for (auto segment : split(path.substr(1), '/')) {
        if (!segment.starts_with(':')) full += '/' + std::string(segment);
        else if (std::exchange(first, false)) full += '/' + name;
        else full += segment == ":person" ? "/home-other" : "/1";
    }
    return full;
}

std::string body_of(json::Value const& sample) { return sample.is_null() ? "" : json::text_of(sample); }

// A version that none has: who may gets 412 and nothing is changed.
World::Headers with_wrong_version() { return {{"if-match", "\"999\""}}; }

bool has_one_name(std::string_view path) { return std::count(path.begin(), path.end(), ':') == 1; }

enum class Verdict { fine, unseen, denied };
Verdict verdict_of(int status) {
    return status == 404 ? Verdict::unseen : status == 403 || status == 401 ? Verdict::denied : Verdict::fine;
}

Verdict expected(RoleHolder const& holder, http::Route const& route, Noun const& noun, Relation relation) {
    bool const signed_in_is_enough = route.right == Right::signed_in;
    if (!signed_in_is_enough && scope_of(holder, route.right) == Scope::none) return Verdict::denied;
    if (!reaches(holder, noun.read, noun, relation)) return Verdict::unseen;
    bool const reads = route.method == Method::GET;
    return signed_in_is_enough || reads || reaches(holder, route.right, noun, relation) ? Verdict::fine : Verdict::denied;
}

// Inner things may be missing, a person's fields have rights of their own, and what has no version would really be deleted:
// there only what is refused is asked for.
bool is_certain(http::Route const& route, Verdict wanted) {
    bool const deletes = route.method == Method::DELETE && route.versioned == http::Versioned::no;
    bool const by_field = route.right == Right::signed_in && route.method != Method::GET;
    bool const may_lack = route.path.ends_with("/preview");
    return wanted != Verdict::fine || (has_one_name(route.path) && !deletes && !by_field && !may_lack);
}

std::string sentence(RoleHolder const& holder, http::Route const& route, Relation relation, int status) {
    constexpr char const* words[] = {"own", "team's", "another's", "foreign"};
    return fmt::format("{} {} by {}, {}: {}", name_of(route.method), route.path, *holder.person.login,
                       words[static_cast<int>(relation)], status);
}

std::vector<http::Route const*> all_routes() {
    std::vector<http::Route const*> all;
    for (auto const& room : app::routes())
        for (auto const& route : room) all.push_back(&route);
    return all;
}

Company& company() {
    static Company one;
    return one;
}

}  // namespace

TEST_CASE("every route about one thing answers every role as the matrix says") {
    auto& world = company().world;
    for (auto const* route : all_routes()) {
        if (route->path.find(':') == std::string_view::npos || route->right == Right::anyone) continue;
        auto const* noun = noun_of(route->path);
        REQUIRE_MESSAGE(noun, "tell the matrix test about " << route->path);
        auto const body = body_of(testing::sample_body(*route).body);
        auto const nobody = world.ask_as_nobody(route->method, target(route->path, "1"), body, with_wrong_version());
        CHECK_MESSAGE(nobody.status == 401, std::string(route->path));
        for (auto const& holder : company().holders)
            for (auto const relation : testing::relations) {
                auto const name = company().named(noun->path, relation, holder);
                auto const wanted = expected(holder, *route, *noun, relation);
                if (!is_certain(*route, wanted)) continue;
                auto const at = target(route->path, name);
                auto const status = world.ask(holder.person, route->method, at, body, with_wrong_version()).status;
                CHECK_MESSAGE(verdict_of(status) == wanted, sentence(holder, *route, relation, status));
            }
    }
}

TEST_CASE("what may not be seen answers as what is not there") {
    auto& world = company().world;
    for (auto const* route : all_routes()) {
        auto const* noun = noun_of(route->path);
        if (route->path.find(':') == std::string_view::npos || !noun) continue;
        auto const body = body_of(testing::sample_body(*route).body);
        for (auto const& holder : company().holders) {
            auto const answer_about = [&](std::string const& name) {
                return world.ask(holder.person, route->method, target(route->path, name), body, with_wrong_version());
            };
            auto const foreign = company().named(noun->path, Relation::foreign, holder);
            if (reaches(holder, noun->read, *noun, Relation::foreign)) continue;
            auto const there = answer_about(foreign), missing = answer_about("987654321");
            auto const what = sentence(holder, *route, Relation::foreign, there.status);
            CHECK_MESSAGE(there.status == missing.status, what);
            CHECK_MESSAGE(json::text_of(there.body) == json::text_of(missing.body), what);
        }
    }
}

TEST_CASE("every collection is closed to who has no right to it") {
    auto& world = company().world;
    for (auto const* route : all_routes()) {
        if (route->path.find(':') != std::string_view::npos || route->right == Right::anyone) continue;
        auto const body = body_of(testing::sample_body(*route).body);
        auto const at = "/api/v1" + std::string(route->path);
        CHECK_MESSAGE(world.ask_as_nobody(route->method, at, body).status == 401, at);
        if (route->right == Right::signed_in) continue;
        for (auto const& holder : company().holders) {
            if (scope_of(holder, route->right) != Scope::none) continue;
            auto const status = world.ask(holder.person, route->method, at, body).status;
            CHECK_MESSAGE(status == 403, sentence(holder, *route, Relation::own, status));
        }
    }
}

namespace {

struct Listed {
    int status = 0;
    std::set<std::string> names;  // ids, numbers, codes and logins
    std::int64_t count = -1;
    std::size_t rows = 0;
};

Listed listed(RoleHolder const& holder, std::string const& at) {
    auto const answer = company().world.ask(holder.person, Method::GET, at);
    Listed page{.status = answer.status};
    if (answer.status != 200) return page;
    if (auto const* count = answer.body.find("count")) page.count = *count->as<std::int64_t>();
    for (auto const& row : *answer.body.find("data")->as<json::Array>()) {
        ++page.rows;
        for (auto const* member : {"id", "number", "code", "login"})
            if (auto const* value = row.find(member))
                if (auto const* text = value->as<std::string>()) page.names.insert(*text);
    }
    return page;
}

// The columns a list knows, as it says itself when asked for another.
std::vector<std::string> columns_of(RoleHolder const& holder, std::string const& at) {
    auto const answer = company().world.ask(holder.person, Method::GET, at + "?no_such_column=1");
    auto const* errors = answer.body.find("errors");
    if (!errors) return {};
    auto const text = *errors->as<json::Array>()->front().find("detail")->as<std::string>();
    std::vector<std::string> columns;
    for (auto word : split(std::string_view(text).substr(text.find("knows") + 5), ',')) columns.emplace_back(trimmed(word));
    return columns;
}

}  // namespace

TEST_CASE("lists, their counts, orders and filters show nobody more than he may see") {
    for (auto const& noun : nouns) {
        if (noun.rule == Rule::open || !noun.listed) continue;
        auto const at = "/api/v1/" + std::string(noun.path);
        for (auto const& holder : company().holders) {
            if (scope_of(holder, noun.read) == Scope::none && noun.read != Right::signed_in) continue;
            auto const page = listed(holder, at + "?limit=200&count=exact");
            CHECK_MESSAGE(page.status == 200, at);
            CHECK_MESSAGE(page.count == static_cast<std::int64_t>(page.rows), at << " by " << *holder.person.login);
            for (auto const relation : testing::relations) {
                bool const shown = page.names.contains(company().named(noun.path, relation, holder));
                CHECK_MESSAGE(shown == reaches(holder, noun.read, noun, relation),
                              fmt::format("{} by {}: {}", at, *holder.person.login, static_cast<int>(relation)));
            }
            for (auto const& column : columns_of(holder, at)) {
                auto const sorted = listed(holder, at + "?limit=200&count=exact&sort=-" + column);
                bool const refused = sorted.status == 400;
                CHECK_MESSAGE((refused || sorted.names == page.names), at << " by " << column);
            }
        }
    }
}

namespace {

// What a body's or a filter's text may refer to.
struct ReferenceTo {
    std::string_view member, noun;
};
constexpr ReferenceTo references[] = {
    {"requester", "persons"},
    {"reported_by", "persons"},
    {"affected", "persons"},
    {"assignee", "persons"},
    {"owner", "persons"},
    {"handler", "persons"},
    {"on_behalf_of", "persons"},
    {"manager", "persons"},
    {"delegate", "persons"},
    {"person", "persons"},
    {"site", "sites"},
    {"region", "sites"},
    {"department", "departments"},
    {"organisation", "organisations"},
    {"ticket", "tickets"},
    {"ci", "cis"},
};

std::string without(std::string text, std::string const& name) {
    for (auto at = text.find(name); at != text.npos; at = text.find(name, at)) text.replace(at, name.size(), "…");
    return text;
}

}  // namespace

TEST_CASE("another customer's things can't be told from what is not there, in no body and no filter") {
    auto& world = company().world;
    std::string const missing = "no-such-thing";
    for (auto const* route : all_routes()) {
        auto const sample = testing::sample_body(*route);
        bool const lists = sample.is_list && route->path.find(':') == std::string_view::npos;
        auto const* noun = noun_of(route->path);
        if (route->path.find(':') != std::string_view::npos && !noun) continue;
        for (auto const& [member, referred] : references) {
            bool const in_body = std::count(sample.texts.begin(), sample.texts.end(), member) > 0;
            if (!in_body && !lists) continue;
            for (auto const& holder : company().holders) {
                if (holder.at_home) continue;  // the company itself may see its customers' things
                auto const foreign = company().named(referred, Relation::foreign, holder);
                auto const at = noun ? target(route->path, company().named(noun->path, Relation::own, holder))
                                     : "/api/v1" + std::string(route->path);
                auto const answer_about = [&](std::string const& name) {
                    auto body = sample.body;
                    if (in_body) json::merge_patch(body, json::Object{{std::string(member), name}});
                    auto const filter = lists ? fmt::format("?{}={}", member, name) : "";
                    auto const answer = world.ask(holder.person, route->method, at + filter, body_of(body), {{"if-match", "*"}});
                    return std::to_string(answer.status) + without(json::text_of(answer.body), name);
                };
                auto const there = answer_about(foreign), nowhere = answer_about(missing);
                CHECK_MESSAGE(there == nowhere, fmt::format("{} {} {}={} by {}: {} and {}", name_of(route->method), route->path,
                                                            member, foreign, *holder.person.login, there, nowhere));
            }
        }
    }
}

TEST_CASE("what the desk itself decides can't be given in any body") {
    auto& world = company().world;
    constexpr char const* owned[] = {"id",           "number",          "version",    "created_at",    "updated_at",
                                     "role_id",      "is_admin",        "grants",     "password_hash", "email_verified",
                                     "owner_id",     "organisation_id", "sla_due",    "next_due_at",   "audit",
                                     "reopen_count", "secret",          "recorded_at"};
    auto const& anyone = company().holders.front();
    for (auto const* route : all_routes()) {
        auto const sample = testing::sample_body(*route);
        auto const* noun = noun_of(route->path);
        bool const named = route->path.find(':') != std::string_view::npos;
        if (!sample.body.as<json::Object>() || (named && !noun)) continue;
        for (auto const* field : owned) {
            auto body = sample.body;
            json::merge_patch(body, json::Object{{field, "1"}});
            auto const at = target(route->path, named ? company().named(noun->path, Relation::other, anyone) : "");
            auto const answer = world.ask(world.admin, route->method, at, body_of(body), {{"if-match", "*"}});
            auto const text = json::text_of(answer.body);
            auto const what = fmt::format("{} {} {}: {} {}", name_of(route->method), route->path, field, answer.status, text);
            bool const unseen = answer.status == 404 || answer.status == 403 || answer.status == 409;
            CHECK_MESSAGE((unseen || (answer.status == 400 && text.find(fmt::format("\"/{}\"", field)) != text.npos)), what);
        }
    }
}

TEST_CASE("every denied cell of the matrix explains itself") {
    auto& world = company().world;
    auto const& tickets = nouns[0];
    for_each_enumerator<Right>([&](std::string_view name, Right right) {
        if (!name.starts_with("ticket_") || right == Right::ticket_create || right == Right::ticket_create_for_others) return;
        for (auto const& holder : company().holders)
            for (auto const relation : testing::relations) {
                auto const at = fmt::format("/api/v1/permissions/explain?actor={}&action={}&object={}", *holder.person.login,
                                            right_name(right), company().named("tickets", relation, holder));
                auto const answer = world.ask(world.admin, Method::GET, at);
                REQUIRE(answer.status == 200);
                bool const allowed = reaches(holder, right, tickets, relation);
                CHECK_MESSAGE(*answer.body.find("allowed") == json::Value(allowed), at);
                CHECK(!answer.text("rule").empty());
                for (auto const& ground : *answer.body.find("grounds")->as<json::Array>())
                    CHECK(!ground.find("rule")->as<std::string>()->empty());
            }
    });
}
