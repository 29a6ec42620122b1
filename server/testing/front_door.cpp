#include "testing/front_door.h"

#include "access/access.h"
#include "account/credential.h"
#include "account/password.h"
#include "app/routes.h"
#include "one_time_link/one_time_link_api.h"

#include <future>

namespace yitai::testing {

namespace {

std::vector<http::DirectRoute> direct_routes(account::AccountDesk& accounts, World& world) {
    auto direct = accounts.routes();
    direct.push_back(one_time_link::looking(world.database()));
    return direct;
}

}  // namespace

Node::Node(World& world)
    : accounts_(world.database()),
      boundary_(world.database(), app::routes(), direct_routes(accounts_, world), access::authenticate,
                {.api_per_minute = 0, .version = "test"}) {}

World::Answer Node::ask(http::Request request) {
    std::promise<http::Response> promise;
    boundary_.handle(std::move(request), [&](http::Response response) { promise.set_value(std::move(response)); });
    auto response = promise.get_future().get();
    World::Answer answer{response.status, {}, std::move(response.headers)};
    if (!response.body.empty()) answer.body = json::parse(response.body);
    return answer;
}

World::Answer Browser::ask(http::Method method, std::string const& path, std::string const& body, World::Headers headers) {
    http::Request request{.method = method, .path = "/api/v1" + path, .headers = std::move(headers), .body = body, .peer = peer_};
    if (auto const query = request.path.find('?'); query != std::string::npos) request.path.resize(query);
    std::string held;
    for (auto const& [name, value] : cookies) held += (held.empty() ? "" : "; ") + name + '=' + value;
    if (!held.empty()) request.headers.emplace_back("cookie", held);
    if (!request.header("sec-fetch-site")) request.headers.emplace_back("sec-fetch-site", "same-origin");
    if (!body.empty() && !request.header("content-type")) request.headers.emplace_back("content-type", "application/json");
    auto answer = node_.ask(std::move(request));
    keep_cookies(answer);
    return answer;
}

World::Answer Browser::sign_in(std::string const& login, std::string const& password) {
    return ask(http::Method::POST, "/sessions",
               json::text_of(json::Value(json::Object{{"login", login}, {"password", password}})));
}

void Browser::keep_cookies(World::Answer const& answer) {
    for (auto const& [name, value] : answer.headers) {
        if (name != "Set-Cookie") continue;
        auto const equals = value.find('='), end = value.find(';');
        if (value.find("Max-Age=0") != value.npos) cookies.erase(value.substr(0, equals));
        else cookies[value.substr(0, equals)] = value.substr(equals + 1, end - equals - 1);
    }
}

std::string without_request_id(World::Answer const& answer) {
    json::Object object = *answer.body.as<json::Object>();
    object.set("request_id", "");
    return json::text_of(json::Value(object));
}

void give_password(World& world, Person const& person, std::string const& password) {
    auto const hash = account::hash_anew(password);
    world.database().write({}, [&](Tx& tx) { account::set_password(tx, person.id, hash); });
}

}  // namespace yitai::testing
