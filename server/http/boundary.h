// The boundary: the one place where a request becomes a transaction and a failure becomes an answer.
// It finds the route, the actor and the right, checks preconditions, repeats the answer of a known Idempotency-Key, runs
// the rule, and turns whatever is thrown into problem+json (RFC 9457).
#pragma once

#include "db/database.h"
#include "http/request.h"
#include "http/response.h"
#include "http/route.h"

#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace yitai::http {

// Who is asking; throws Unauthenticated for a token or session that is no longer good. Runs inside the request's own
// transaction, so that a right withdrawn a moment ago no longer counts.
using Authenticate = std::function<Actor(Tx&, Request const&)>;

// What a direct route has for a path when it answers whatever no other one does, outside of the API.
inline constexpr std::string_view any_other_path = "*";

// A request outside the transactions: live streams, probes, signing in, the API's own description, the web pages.
struct DirectRoute {
    Method method;
    std::string path;  // the whole path, or any_other_path
    Right right;
    std::function<Response(Request const&)> answer = {};
    std::function<void(Request, Respond)> answer_later = {};  // instead of `answer`: takes its time on threads of its own
    Route const* described = nullptr;                         // how the API's description shows it; none: not at all
};

struct BoundarySettings {
    int api_per_minute = 600;  // a caller; 0: no limit
    int burst = 60;
    std::string version;       // of the desk, said in its API description
};

class Boundary {
public:
    // Throws std::logic_error for a route without a right or two routes that answer the same path.
    Boundary(db::Database&, std::vector<std::span<Route const>> rooms, std::vector<DirectRoute>, Authenticate,
             BoundarySettings = {});
    ~Boundary();

    // Serves the description of the routes itself: /api/v1/openapi.json and /api/v1/docs. It has to outlive the requests it
    // was handed. Never throws; the answer comes by `respond`, possibly on another thread.
    void handle(Request, Respond);

    // Whether the body of that request is taken piece by piece; then it comes as request.stream.
    bool takes_stream(Request const&) const;

    // Too much is asked: an answer would come too late. Those who work at the desk have a share of their own (reserve.h), and
    // some of the others are served in any case.
    bool turns_away(Request const&);
    std::int64_t turned_away() const;  // so far

    std::vector<Route const*> const& routes() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

// The answer to who is turned away: quickly made.
Response busy_problem(Request const&);
// The problem+json answer for what was thrown; logs what nobody expected once, with the request's id.
Response problem_for(std::exception_ptr, Request const&);
// A problem by its parts, for the server's own refusals (408, 413, 431, …).
Response problem(int status, std::string_view type, Message const& title, Request const&, std::vector<FieldError> const& = {});

}  // namespace yitai::http
