#include "http/boundary.h"

#include "base/thread_pool.h"
#include "http/endpoints.h"
#include "http/idempotency.h"
#include "http/precondition.h"
#include "http/rate_limit.h"
#include "http/refusal.h"
#include "http/reserve.h"

#include <atomic>
#include <latch>

namespace yitai::http {
namespace {

constexpr int most_in_a_row = 12;         // turned away; refusing all could take all of the time
constexpr std::size_t most_aside = 8;     // waiting for the one that runs

// One request on its way. Its transaction may run more than once and then overwrites what it left here.
struct Call {
    Request request;
    Respond respond;
    Endpoint endpoint{};
    db::Lane lane = db::Lane::others;
    std::optional<RateLimit::Verdict> verdict{};
    Response answer{};
};

bool writes(Call const& call) {
    auto const* route = call.endpoint.route;
    return route && changes_state(call.request.method) && route->writes == Writes::rows;
}

void check_right(Actor const& actor, Right right) {
    if (right == Right::anyone) return;
    bool const allowed = right == Right::signed_in ? bool(actor.person) : actor.may(right);
    if (allowed) return;
    if (!actor.person && actor.principal.empty()) throw Unauthenticated("Sign in or send a token");
    throw Forbidden({"You lack the right {{right}}", {{"right", right_name(right)}}});
}

Response options(std::string const& allow) {
    Response response;
    response.status = 204;
    response.content_type.clear();
    response.set("Allow", allow);
    return response;
}

Refusal method_not_allowed(std::string const& allow) {
    Refusal refusal(405, "method-not-allowed", {"Allowed here: {{methods}}", {{"methods", allow}}});
    refusal.headers = {{"Allow", allow}};
    return refusal;
}

}  // namespace

struct Boundary::Parts {
    db::Database& database;
    Authenticate authenticate;
    RateLimit rate_limit;
    Endpoints endpoints;
    Reserve reserve{};
    std::atomic<std::int64_t> turned_away{0};
    ThreadPool aside{1, most_aside};  // last, as it works with the others until it ends

    void start(std::shared_ptr<Call> const&);
    void answer_directly(std::shared_ptr<Call> const&);
    void run_rule(std::shared_ptr<Call> const&);
    void let_in(std::shared_ptr<Call> const&);
    void take_body(std::shared_ptr<Call> const&);
    void run_in_transaction(std::shared_ptr<Call> const&);
    void read_aside(db::Context, db::Work, db::Done);
    void find_place(Call&) const;
    db::Context context_of(Call const&) const;
    void finish(Call&, std::exception_ptr);
    Response answer_to(Call&, std::exception_ptr) const;

    void admit(Tx&, Call&);
    void serve(Tx&, Call&);
};

Boundary::Boundary(db::Database& database, std::vector<std::span<Route const>> rooms, std::vector<DirectRoute> direct,
                   Authenticate authenticate, BoundarySettings settings)
    : parts_(new Parts{database, std::move(authenticate), RateLimit(settings.api_per_minute, settings.burst),
                       Endpoints(rooms, std::move(direct), settings.version)}) {}

Boundary::~Boundary() = default;

bool Boundary::turns_away(Request const& request) {
    // Probes are to see how busy it is, and signing in has a queue of its own.
    if (!request.path.starts_with("/api/") || request.path == "/api/v1/sessions") return false;
    thread_local int in_a_row = 0;
    bool const is_late = request.waited > Milliseconds(0) && in_a_row < most_in_a_row;
    bool const no_room = changes_state(request.method) && !parts_->database.has_room(db::Lane::others);
    if ((!is_late && !no_room) || parts_->reserve.lane_of(request) == db::Lane::agents) {
        in_a_row = 0;
        return false;
    }
    ++in_a_row;
    ++parts_->turned_away;
    return true;
}

bool Boundary::takes_stream(Request const& request) const { return parts_->endpoints.takes_stream(request); }

std::int64_t Boundary::turned_away() const { return parts_->turned_away; }

std::vector<Route const*> const& Boundary::routes() const { return parts_->endpoints.routes(); }

// ---- one request ----

void Boundary::handle(Request request, Respond respond) {
    std::shared_ptr<Call> call;
    try {
        call = std::make_shared<Call>();
    } catch (std::bad_alloc const&) {
        return respond(problem_for(std::current_exception(), request));
    }
    call->request = std::move(request);
    call->respond = std::move(respond);
    try {
        parts_->start(call);
    } catch (...) {
        parts_->finish(*call, std::current_exception());
    }
}

void Boundary::Parts::start(std::shared_ptr<Call> const& call) {
    auto& request = call->request;
    request.language = preferred_language(request.header("accept-language").value_or(""));
    auto match = endpoints.find(request.method, request.path);
    if (match.allow.empty()) throw NotFound();
    if (request.method == Method::OPTIONS && !match.target) {
        call->answer = options(match.allow);
        return finish(*call, nullptr);
    }
    if (!match.target) throw method_not_allowed(match.allow);

    request.path_values = std::move(match.path_values);
    call->endpoint = endpoints.at(*match.target);
    if (call->endpoint.direct) answer_directly(call);
    else run_rule(call);
}

void Boundary::Parts::answer_directly(std::shared_ptr<Call> const& call) {
    auto const& direct_route = *call->endpoint.direct;
    auto const answer = [this, call, &direct_route] {
        if (direct_route.answer_later)
            return direct_route.answer_later(call->request, [this, call](Response response) {
                call->answer = std::move(response);
                finish(*call, nullptr);
            });
        call->answer = direct_route.answer(call->request);
        finish(*call, nullptr);
    };
    // Probes are not counted.
    if (direct_route.right == Right::anyone && direct_route.answer) return answer();

    if (!direct_route.answer_later) find_place(*call);  // signing in has a queue of its own
    call->verdict = rate_limit.charge(call->request, now());
    if (!call->verdict->allowed) return finish(*call, nullptr);
    if (direct_route.right == Right::anyone) return answer();
    database.read_later(
        context_of(*call), [this, call](Tx& tx) { admit(tx, *call); },
        [this, call, answer](std::exception_ptr failure) {
            if (failure) return finish(*call, failure);
            try {
                answer();
            } catch (...) {
                finish(*call, std::current_exception());
            }
        });
}

void Boundary::Parts::run_rule(std::shared_ptr<Call> const& call) {
    auto& request = call->request;
    find_place(*call);
    call->verdict = rate_limit.charge(request, now());
    if (!call->verdict->allowed) return finish(*call, nullptr);

    if (call->endpoint.route->intake) return let_in(call);
    run_in_transaction(call);
}

// What follows comes from whoever sends most; so before it is taken he is asked who he is.
void Boundary::Parts::let_in(std::shared_ptr<Call> const& call) {
    auto const ask = [this, call](Tx& outer) {
        admit(outer, *call);
        auto const& request = call->request;
        auto const& route = *call->endpoint.route;
        db::Context const context{request.actor, outer.now(), expected_version(request, route.versioned), request.id};
        Tx tx(outer.connection(), context);
        route.intake->admit(tx, request);
    };
    database.read_later(context_of(*call), ask, [this, call](std::exception_ptr failure) {
        if (failure) return finish(*call, failure);
        try {
            take_body(call);
        } catch (...) {
            finish(*call, std::current_exception());
        }
    });
}

void Boundary::Parts::take_body(std::shared_ptr<Call> const& call) {
    auto& request = call->request;
    request.upload = call->endpoint.route->intake->open(request);
    auto const poured = [this, call] {
        try {
            run_in_transaction(call);
        } catch (...) {
            finish(*call, std::current_exception());
        }
    };
    if (auto const stream = std::exchange(request.stream, nullptr)) return stream->pour_into(request.upload, poured);
    request.upload->take(request.body);
    request.upload->finish();
    poured();
}

void Boundary::Parts::run_in_transaction(std::shared_ptr<Call> const& call) {
    auto& request = call->request;
    // The one writer has better things to do than to read JSON.
    if (call->endpoint.reads_json)
        request.parsed = std::make_shared<ParsedBody const>(parse_body(request, call->endpoint.route->body));
    auto const context = context_of(*call);
    auto const work = [this, call](Tx& tx) { serve(tx, *call); };
    auto const done = [this, call](std::exception_ptr failure) { finish(*call, failure); };
    if (writes(*call)) database.write_later(context, work, done);
    else if (call->endpoint.route->aside == Aside::yes) read_aside(context, work, done);
    else database.read_later(context, work, done);
}

// The thread waits for it, also where the database has threads of its own.
void Boundary::Parts::read_aside(db::Context context, db::Work work, db::Done done) {
    aside.submit([this, context = std::move(context), work = std::move(work), done = std::move(done)] {
        std::latch answered(1);
        try {
            database.read_later(context, work, [&](std::exception_ptr failure) {
                done(failure);
                answered.count_down();
            });
            answered.wait();
        } catch (...) {  // it was never taken
            done(std::current_exception());
        }
    });
}

// Who can't be served soon hears so before anything is done for him.
void Boundary::Parts::find_place(Call& call) const {
    auto const& request = call.request;
    call.lane = reserve.lane_of(request);
    if (writes(call) && !database.has_room(call.lane)) throw Unavailable("The desk is busy; try again in a moment");
}

db::Context Boundary::Parts::context_of(Call const& call) const {
    return {nobody(), now(), std::nullopt, call.request.id, call.lane};
}

// Who is it, and may he? Said before anything else about the request is.
void Boundary::Parts::admit(Tx& tx, Call& call) {
    try {
        call.request.actor = authenticate(tx, call.request);
    } catch (Unauthenticated const&) {
        reserve.note(call.request, nobody());
        // Whoever comes with an outlived session may still sign in again.
        if (call.endpoint.right() != Right::anyone) throw;
        call.request.actor = nobody();
    }
    if (!call.request.actor.principal.empty()) rate_limit.recognise(call.request);
    reserve.note(call.request, call.request.actor);
    check_right(call.request.actor, call.endpoint.right());
    check_same_origin(call.request);
}

void Boundary::Parts::serve(Tx& outer, Call& call) {
    admit(outer, call);
    auto const& request = call.request;
    auto const& route = *call.endpoint.route;
    if (call.endpoint.reads_json) check_content_type(request);
    auto const version = expected_version(request, route.versioned);
    auto const key = repeat_key(request);

    // The actor is known only now, so the rule gets a transaction of its own on the same connection.
    db::Context const context{request.actor, outer.now(), version, request.id};
    Tx tx(outer.connection(), context);
    auto const run = [&] { return route.answer.run(tx, request); };
    bool const repeatable = key && writes(call) && route.secret == Secret::no && !request.actor.principal.empty();
    call.answer = repeatable ? answer_once(tx, *key, run) : run();

    for (auto& effect : tx.take_effects()) outer.after_commit(std::move(effect));
}

void Boundary::Parts::finish(Call& call, std::exception_ptr failure) {
    auto const respond = std::exchange(call.respond, nullptr);
    if (!respond) return;
    try {
        respond(answer_to(call, failure));
    } catch (std::bad_alloc const&) {
        respond(problem_for(std::current_exception(), call.request));
    }
}

Response Boundary::Parts::answer_to(Call& call, std::exception_ptr failure) const {
    bool const limited = call.verdict && !call.verdict->allowed;
    if (limited)
        failure = std::make_exception_ptr(Refusal(429, "too-many-requests", "You ask too often; please wait a moment",
                                                  {{"Retry-After", std::to_string(call.verdict->next_in.count())}}));
    auto response = failure ? problem_for(failure, call.request) : not_modified_or(std::move(call.answer), call.request);
    if (call.verdict && !rate_limit.is_off())
        for (auto& header : rate_limit.headers(*call.verdict)) response.headers.push_back(std::move(header));
    return response;
}

}  // namespace yitai::http
