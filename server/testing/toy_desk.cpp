#include "testing/toy_desk.h"

namespace yitai::toy {
namespace {

using http::answer;
using http::Secret;
using http::Versioned;

constexpr std::string_view state_words[] = {"new", "open", "done"};

std::vector<http::Filter> const& columns() {
    using enum http::Column;
    static std::vector<http::Filter> const all{
        {"subject", "subject", text, true, {}, true},
        {"impact", "impact", integer, true, {}, true},
        {"state", "state", word, false, {std::begin(state_words), std::end(state_words)}, true},
        {"assignee", "assignee", id},
        {"due_at", "due_at", instant, true},
        {"created_at", "created_at", instant, true, {}, true},
    };
    return all;
}

Note found(Tx& tx, NoteRef ref) {
    auto note = tx.find<Note>("select * from toy_note where id = :id", {{"id", ref.id}});
    if (!note) throw NotFound();
    return *note;
}

http::Created<Note> write(Tx& tx, NewNote const& given) {
    Note note{{}, given.subject, given.body.value_or(Text<200>()), given.impact.value_or(Within<1, 4>{3})};
    note.state = given.state.value_or(State::new_);
    note.due_at = given.due_at;
    note.tags = given.tags;
    note.created_at = tx.now();
    note.id.value = tx.one<std::int64_t>("select coalesce(max(id), 0) + 1 from toy_note");
    tx.insert(note);
    if (note.subject == "too late") throw Conflict("Notes are closed");
    return {note, "/api/v1/notes/" + to_string(note.id)};
}

Note read(Tx& tx, NoteRef ref) { return found(tx, ref); }

http::Page<Note> list(Tx& tx, http::ListQuery const& query) {
    return http::list<Note>(tx, query, {columns(), "-id"}, "toy_note where true");
}

Note change(Tx& tx, NoteRef ref, json::Value const& patch) {
    auto note = found(tx, ref);
    auto const expected = tx.context().expected_version;
    if (expected && *expected != note.version) throw Stale(note.version, json::text_of(note));
    if (auto const* subject = patch.find("subject")) note.subject = *subject->as<std::string>();
    ++note.version;
    tx.update(note);
    return note;
}

void remove(Tx& tx, NoteRef ref, Removal const&) { tx.run("delete from toy_note where id = :id", {{"id", ref.id}}); }

http::Accepted<Removal> plan(Tx&, Removal const& removal) { return {removal}; }

Note secret(Tx& tx, NewNote const& given) { return write(tx, given).value; }

http::Response raw(Tx&, http::Request const& asked) {
    http::Response response;
    response.content_type = "text/plain";
    response.body = asked.body;
    return response;
}

http::Response break_down(Tx&) { throw std::runtime_error("select secret from vault"); }

http::Response collide(Tx& tx) {
    for (int i = 0; i < 2; ++i)
        tx.run(
            "insert into toy_note (id, subject, body, impact, state, tags, created_at, version) values (1, '', '', 1, 'new', "
            "'[]', 0, 1)");
    return {};
}

constexpr http::Route rows[] = {
    {http::GET, "/notes", Right::ticket_read, answer<list>, "Notes, newest first"},
    {http::POST, "/notes", Right::ticket_create, answer<write>, "Write a note"},
    {http::GET, "/notes/:id", Right::ticket_read, answer<read>, "Read a note"},
    {http::PATCH, "/notes/:id", Right::ticket_classify, answer<change>, "Change a note", Versioned::yes},
    {http::DELETE, "/notes/:id", Right::ticket_cancel, answer<remove>, "Remove a note", Versioned::yes},
    {http::POST, "/notes/secrets", Right::ticket_create, answer<secret>, "Write a secret", Versioned::no, Secret::yes},
    {http::POST, "/removals", Right::signed_in, answer<plan>, "Plan a removal"},
    {http::POST, "/raw", Right::anyone, answer<raw>, "Say it again"},
    {http::GET, "/broken", Right::anyone, answer<break_down>, "Break"},
    {http::POST, "/collisions", Right::anyone, answer<collide>, "Collide"},
};

Actor somebody(std::int64_t person, std::string principal, Rights rights, Via via = Via::api) {
    Actor actor;
    actor.person.value = person;
    actor.principal = std::move(principal);
    actor.rights = rights;
    actor.via = via;
    return actor;
}

Actor authenticate(Tx& tx, http::Request const& asked) {
    tx.one<std::int64_t>("select count(*) from toy_note");  // a real one looks things up as well
    Rights reader;
    reader.grant(Right::ticket_read, Scope::all);
    auto const bearer = asked.header("authorization").value_or("");
    if (bearer == "Bearer ling") return somebody(1, "token:1", Rights::everything());
    if (bearer == "Bearer wei") return somebody(2, "token:2", reader);
    if (asked.header("cookie") == "sid=web") return somebody(1, "session:1", Rights::everything(), Via::web);
    if (bearer.empty()) return nobody();
    throw Unauthenticated("This token is no longer good");
}

constexpr auto table = R"(
    create table if not exists toy_note (id bigint primary key, subject text not null, body text not null, impact integer not null, state text not null,
                           assignee bigint, due_at bigint, tags text not null, created_at bigint not null, version bigint not null))";

std::vector<http::DirectRoute> direct(std::vector<http::DirectRoute> more) {
    auto const who = [](http::Request const& asked) {
        http::Response response;
        response.body = asked.actor.principal;
        return response;
    };
    more.push_back({http::GET, "/livez", Right::anyone, who});
    more.push_back({http::GET, "/api/v1/who", Right::signed_in, who});
    return more;
}

}  // namespace

std::span<http::Route const> routes() { return rows; }

Desk::Desk(http::BoundarySettings settings, std::unique_ptr<db::Database> opened, std::vector<http::DirectRoute> more)
    : database(std::move(opened)) {
    database->write({the_desk()}, [](Tx& tx) { tx.connection().execute(table); });
    boundary =
        std::make_unique<http::Boundary>(*database, std::vector{routes()}, direct(std::move(more)), authenticate, settings);
}

http::Response Desk::ask(http::Request asked) {
    std::promise<http::Response> promise;
    boundary->handle(std::move(asked), [&](http::Response response) { promise.set_value(std::move(response)); });
    return promise.get_future().get();
}

std::int64_t Desk::notes() {
    return database->read({the_desk()}, [](Tx& tx) { return tx.one<std::int64_t>("select count(*) from toy_note"); });
}

http::Request request(std::string_view line, std::string text, Headers headers) {
    http::Request asked;
    auto const space = line.find(' ');
    asked.method = enum_from<http::Method>(line.substr(0, space)).value();
    auto const target = line.substr(space + 1);
    auto const path = target.substr(0, target.find('?'));
    asked.path = path == "/livez" ? std::string(path) : "/api/v1" + std::string(path);
    if (path.size() < target.size())
        for (auto part : split(target.substr(path.size() + 1), '&')) {
            if (part.empty()) continue;
            auto const equals = part.find('=');
            asked.query.emplace_back(percent_decoded(part.substr(0, equals)).value(),
                                     percent_decoded(part.substr(equals + 1)).value());
        }
    asked.body = std::move(text);
    asked.headers = std::move(headers);
    asked.id = "request-7";
    asked.peer = "192.0.2.7";
    if (!asked.header("authorization") && !asked.header("cookie")) asked.headers.emplace_back("authorization", "Bearer ling");
    if (!asked.header("content-type")) asked.headers.emplace_back("content-type", "application/json");
    return asked;
}

std::string header(http::Response const& response, std::string_view name) {
    for (auto const& [each, value] : response.headers)
        if (each == name) return value;
    return "";
}

json::Value body(http::Response const& response) { return json::parse(response.body); }

std::string word(http::Response const& response, std::string_view member) {
    auto const parsed = body(response);
    auto const* found = parsed.find(member);
    auto const* text = found ? found->as<std::string>() : nullptr;
    return text ? *text : std::string();
}

std::string pointers(http::Response const& response) {
    auto const parsed = body(response);
    std::string all;
    if (auto const* errors = parsed.find("errors"))
        for (auto const& error : *errors->as<json::Array>())
            all += (all.empty() ? "" : ",") + *error.find("pointer")->as<std::string>();
    return all;
}

}  // namespace yitai::toy
