#include "testing/world.h"

#include "access/access.h"
#include "app/routes.h"
#include "app/schedule.h"
#include "app/wiring.h"
#include "http/body_stream.h"
#include "http/refusal.h"
#include "jobs/worker.h"
#include "presence/board.h"
#include "queue/following.h"
#include "testing/clock.h"

#include <future>

namespace yitai::testing {
namespace {

// Nobody signs in in these tests; a header says who asks.
constexpr std::string_view as_person = "x-test-person";

Actor named_by_header(Tx& tx, http::Request const& request) {
    auto const login = request.header(as_person);
    if (!login) return access::authenticate(tx, request);
    auto actor = access::acting_as(tx, *people::find_login(tx, *login), Via::api);
    actor.principal = "test:" + std::string(*login);
    return actor;
}

void split_target(http::Request& request, std::string const& target) {
    auto const question = target.find('?');
    request.path = target.substr(0, question);
    if (question == target.npos) return;
    for (auto pair : split(std::string_view(target).substr(question + 1), '&')) {
        auto const equals = std::min(pair.find('='), pair.size());
        request.query.emplace_back(*percent_decoded(pair.substr(0, equals)),
                                   *percent_decoded(pair.substr(std::min(equals + 1, pair.size())), true));
    }
}

// What a connection does with an answer that comes by pieces.
void read_source(http::Response& response, http::Request const& about) try {
    auto const source = std::exchange(response.source, nullptr);
    if (!source || about.method == http::Method::HEAD) return;
    source->prepare();
    for (auto piece = source->next(); !piece.empty(); piece = source->next()) response.body += piece;
} catch (http::Refusal const& refusal) {
    response = http::problem(refusal.status, refusal.type, refusal.message, about);
}

World::Answer answer_from(http::Response response, http::Request const& about) {
    read_source(response, about);
    World::Answer answer{response.status, {}, std::move(response.headers), response.body, response.content_type};
    if (!response.body.empty() && response.content_type.find("json") != response.content_type.npos)
        answer.body = json::parse(response.body, {64, 1'000'000});
    return answer;
}

http::Request request_to(http::Method method, std::string const& target, std::string const& body, World::Headers headers) {
    http::Request request;
    request.method = method;
    request.body = body;
    request.headers = std::move(headers);
    request.peer = "127.0.0.1";
    request.id = "test";
    split_target(request, target);
    if (!body.empty() && !request.header("content-type")) request.headers.emplace_back("content-type", "application/json");
    return request;
}

World::Answer answer_to(http::Boundary& boundary, http::Request request) {
    http::Request about{.method = request.method, .id = request.id, .language = request.language};
    std::promise<http::Response> promise;
    boundary.handle(std::move(request), [&](http::Response response) { promise.set_value(std::move(response)); });
    return answer_from(promise.get_future().get(), about);
}

}  // namespace

struct World::Parts {
    explicit Parts(On on) : database(on == On::sqlite ? db::open({.folder = folder->path}) : fresh_database()) {}

    std::unique_ptr<Folder> folder = testing::folder();
    std::unique_ptr<db::Database> database;
    std::shared_ptr<files::Store> store =
        std::make_shared<files::Store>(files::StoreSettings{.folder = folder->path / "attachments"});
    std::shared_ptr<attachment::Means const> means = std::make_shared<attachment::Means const>(*database, store);
    jobs::Worker worker{*database, app::handlers(), app::schedule()};
    http::Boundary boundary{*database, app::routes(), {}, named_by_header, {.api_per_minute = 0, .version = "test"}};
};

World::World(On on) {
    set_now(*parse_rfc3339("2026-01-05T09:00:00+08:00"));
    app::connect_rooms();
    presence::board().clear();
    parts_ = std::make_unique<Parts>(on);
    queue::fill(database());

    auto const desk = [&](auto work) { return database().write({.actor = the_desk()}, work); };
    service_desk = desk([](Tx& tx) { return people::get(tx, people::group_named(tx, "service-desk", "")); });
    network = desk([](Tx& tx) {
        return people::add(tx, Group{.code = "network", .name = {"网络组", "Network"}, .line = SupportLine::l2}, {});
    });
    admin = add("admin", "Admin", {Role::administrator, Role::desk_manager}, {service_desk.id});
    wang_fang = add("wang_fang", "王芳", {});
    zhao_min = add("zhao_min", "赵敏", {});
    li_lei = add("li_lei", "李雷", {Role::agent}, {service_desk.id});
    chen_jie = add("chen_jie", "陈杰", {Role::engineer}, {network.id});
    auditor = add("auditor", "审计员", {Role::auditor});
}

World::~World() { attachment::set_means(nullptr); }

db::Database& World::database() { return *parts_->database; }

Person World::add(std::string login, std::string name, std::vector<Role> roles, std::vector<GroupId> groups) {
    std::vector<Grant> grants;
    for (auto role : roles) grants.push_back({std::string(name_of(role)), {}, {}});
    return database().write({.actor = the_desk()}, [&](Tx& tx) {
        auto person = people::add(tx, Person{.login = login, .name = name, .grants = grants});
        for (auto group : groups) people::join(tx, person.id, group);
        return person;
    });
}

db::Context World::context_of(Person const& person) {
    enter();
    db::Context reader{.actor = the_desk()};
    return {.actor = database().read(reader, [&](Tx& tx) { return access::acting_as(tx, person, Via::api); })};
}

World::Answer World::ask(Person const& who, http::Method method, std::string const& target, std::string const& body,
                         Headers headers) {
    return answer_to(parts_->boundary, request(who, method, target, body, std::move(headers)));
}

World::Answer World::ask_as_nobody(http::Method method, std::string const& target, std::string const& body, Headers headers) {
    return answer_to(parts_->boundary, request_to(method, target, body, std::move(headers)));
}

http::Request World::request(Person const& who, http::Method method, std::string const& target, std::string const& body,
                             Headers headers) {
    enter();
    headers.emplace_back(as_person, who.login.value_or(""));
    return request_to(method, target, body, std::move(headers));
}

http::Boundary& World::boundary() { return parts_->boundary; }

std::string World::Answer::header(std::string_view name) const {
    for (auto const& [held, value] : headers)
        if (lower_ascii(held) == lower_ascii(name)) return value;
    return "";
}

std::string World::Answer::text(std::string_view member) const {
    auto const* value = body.find(member);
    auto const* text = value ? value->as<std::string>() : nullptr;
    return text ? *text : "";
}

int World::run_due_jobs() {
    enter();
    return parts_->worker.run_due();
}

attachment::Rules World::rules() const { return parts_->means->rules; }

void World::set_rules(attachment::Rules rules) {
    parts_->means = std::make_shared<attachment::Means const>(*parts_->database, parts_->store, std::move(rules));
}

files::Store& World::store() { return *parts_->store; }

std::int64_t World::damaged_files() const { return parts_->means->damaged; }

void World::enter() { attachment::set_means(parts_->means); }

}  // namespace yitai::testing
