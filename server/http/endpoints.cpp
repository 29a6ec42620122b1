#include "http/endpoints.h"

#include "http/openapi.h"
#include "http/openapi/docs_page.h"
#include "http/precondition.h"

#include <stdexcept>

namespace yitai::http {
namespace {

constexpr std::string_view root = "/api/v1";

void check_row(Method method, std::string_view path, Right right, bool answers) {
    if (name_of(right).empty() || !answers)
        throw std::logic_error("a route without a right or an answer: " + std::string(name_of(method)) + ' ' + std::string(path));
}

bool is_of_the_api(std::string_view path) { return path == "/api" || path.starts_with("/api/"); }

bool reads_json(Route const& route) {
    openapi::Operation operation;
    operation.takes_body = route.method != GET && route.method != Method::HEAD;
    route.answer.describe(operation);
    return !operation.body.is_null();
}

}  // namespace

Endpoints::Endpoints(std::vector<std::span<Route const>> const& rooms, std::vector<DirectRoute> direct,
                     std::string const& version)
    : direct_(std::move(direct)) {
    add_routes(rooms);
    describe_api(version);
    add_direct_routes();
}

Router::Match Endpoints::find(Method method, std::string_view path) const {
    auto match = router_.find(method, path);
    if (!match.allow.empty() || !any_other_ || is_of_the_api(path)) return match;
    match.allow = "GET, HEAD, OPTIONS";
    if (method == GET || method == Method::HEAD) match.target = any_other_;
    return match;
}

bool Endpoints::takes_stream(Request const& request) const {
    return changes_state(request.method) && intakes_.find(request.method, request.path).target.has_value();
}

void Endpoints::add_routes(std::vector<std::span<Route const>> const& rooms) {
    for (auto const& room : rooms)
        for (auto const& route : room) {
            check_row(route.method, route.path, route.right, route.answer.run != nullptr);
            router_.add(route.method, std::string(root) + std::string(route.path), endpoints_.size());
            if (route.intake) intakes_.add(route.method, std::string(root) + std::string(route.path), endpoints_.size());
            endpoints_.push_back({&route, nullptr, reads_json(route)});
            routes_.push_back(&route);
        }
}

void Endpoints::describe_api(std::string const& version) {
    auto described = routes_;
    for (auto const& route : direct_)
        if (route.described) described.push_back(route.described);
    auto const document = std::make_shared<json::Value const>(openapi::document(described, version));
    auto const text = openapi::pretty(*document);
    direct_.push_back({GET, std::string(root) + "/openapi.json", Right::anyone, [text](Request const&) {
                           Response response;
                           response.body = text;
                           return response;
                       }});
    // Written once: it is long, and who asks for it must not hold up the others.
    auto const english = docs_page(*document, Language::en), chinese = docs_page(*document, Language::zh);
    direct_.push_back({GET, std::string(root) + "/docs", Right::anyone, [english, chinese](Request const& request) {
                           Response response;
                           response.content_type = "text/html; charset=utf-8";
                           response.body = request.language == Language::zh ? chinese : english;
                           response.set("Content-Security-Policy", docs_policy());
                           return response;
                       }});
}

void Endpoints::add_direct_routes() {
    for (auto const& route : direct_) {
        check_row(route.method, route.path, route.right, route.answer || route.answer_later);
        if (route.path == any_other_path) any_other_ = endpoints_.size();
        else router_.add(route.method, route.path, endpoints_.size());
        endpoints_.push_back({nullptr, &route});
    }
}

}  // namespace yitai::http
