#include "http/openapi/problems.h"

#include "http/boundary.h"
#include "http/refusal.h"

#include <algorithm>

namespace yitai::openapi {
namespace {

using http::Request;
using http::Response;

template <class Kind, class... Words>
Response refused(Request const& request, Words... words) {
    return http::problem_for(std::make_exception_ptr(Kind(std::move(words)...)), request);
}

Response invalid(Request const& request) {
    Message const level{"Must be a whole number from {{low}} to {{high}}", {{"low", "1"}, {"high", "4"}}};
    return refused<Invalid>(request, "Some fields were not accepted",
                            std::vector<FieldError>{{"/subject", "Is required"}, {"/impact", level}});
}

// Two people change the urgency of one ticket; this is told to the second.
Response stale(Request const& request) {
    Stale failure(7, R"({"number":"INC-10241","urgency":1,"version":7,"updated_at":"2026-03-02T08:41:30Z"})");
    failure.base = R"({"number":"INC-10241","urgency":3,"version":6,"updated_at":"2026-03-02T08:24:05Z"})";
    failure.differences = R"([{"field":"urgency","base":3,"current":1,"yours":2}])";
    return refused<Stale>(request, std::move(failure));
}

Response too_large(Request const& request) {
    return http::problem(413, "body-too-large", {"The body is larger than {{limit}} bytes", {{"limit", "1048576"}}}, request);
}

Response refusal(Request const& request, int status, char const* type, char const* sentence) {
    return refused<http::Refusal>(request, status, type, sentence);
}

struct Example {
    std::string_view status;
    Response (*answer)(Request const&);
};

constexpr Example problems[] = {
    {"400", invalid},
    {"401", [](Request const& asked) { return refused<Unauthenticated>(asked, "This token is no longer good"); }},
    {"403", [](Request const& asked) { return refused<Forbidden>(asked, "You may not override the priority"); }},
    {"404", [](Request const& asked) { return refused<NotFound>(asked); }},
    {"409", [](Request const& asked) { return refused<Conflict>(asked, "Assign the ticket first"); }},
    {"410",
     [](Request const& asked) {
         return refusal(asked, 410, "link-used", "This link has been used already; sign in to see the ticket or to say more");
     }},
    {"412", stale},
    {"413", too_large},
    {"415",
     [](Request const& asked) { return refusal(asked, 415, "unsupported-media-type", "Send the body as application/json"); }},
    {"422",
     [](Request const& asked) {
         return refusal(asked, 422, "key-reused", "This Idempotency-Key came with another request before; use a new one");
     }},
    {"428",
     [](Request const& asked) {
         return refusal(asked, 428, "precondition-required", "Name the version you have seen in If-Match, or * for any");
     }},
    {"429",
     [](Request const& asked) { return refusal(asked, 429, "too-many-requests", "You ask too often; please wait a moment"); }},
    {"503", [](Request const& asked) { return refused<Unavailable>(asked, "The desk is busy, please try again"); }},
    {"507",
     [](Request const& asked) {
         return refused<Unavailable>(asked, "Nothing can be saved until there is room again", Unavailable::Reason::storage_full);
     }},
};

}  // namespace

json::Value problem_example(std::string_view status) {
    auto const example =
        std::find_if(std::begin(problems), std::end(problems), [&](auto const& row) { return row.status == status; });
    if (example == std::end(problems)) return nullptr;
    Request request;
    request.id = "4bf92f3577b34da6a3ce929d0e0e4736";
    return json::parse(example->answer(request).body);
}

}  // namespace yitai::openapi
