#include "db/errors.h"
#include "http/boundary.h"
#include "http/refusal.h"
#include "testing/toy_desk.h"

#include <doctest/doctest.h>

namespace yitai::http {
namespace {

template <class Thrown>
Response answer_to(Thrown thrown, Language language = Language::en) {
    Request request;
    request.id = "request-7";
    request.language = language;
    return problem_for(std::make_exception_ptr(std::move(thrown)), request);
}

struct Expected {
    Response answer;
    int status;
    std::string type;
};

}  // namespace

TEST_CASE("each failure has its status and its type") {
    using db::Error;
    using db::Refusal;
    Expected const table[] = {
        {answer_to(Invalid("/subject", "Is required")), 400, "invalid"},
        {answer_to(Invalid(std::string(json::malformed_json).c_str())), 400, "malformed-json"},
        {answer_to(Unauthenticated("Who are you?")), 401, "unauthenticated"},
        {answer_to(Forbidden("No")), 403, "forbidden"},
        {answer_to(NotFound()), 404, "not-found"},
        {answer_to(Conflict("Closed")), 409, "conflict"},
        {answer_to(Stale(8, "{}")), 412, "stale"},
        {answer_to(Unavailable("Later")), 503, "unavailable"},
        {answer_to(Unavailable("Full", Unavailable::Reason::storage_full)), 507, "storage-full"},
        {answer_to(http::Refusal(428, "precondition-required", "If-Match")), 428, "precondition-required"},
        {answer_to(Error(Refusal::unique, "toy_note.id")), 409, "conflict"},
        {answer_to(Error(Refusal::foreign_key, "x")), 409, "conflict"},
        {answer_to(Error(Refusal::check, "x")), 409, "conflict"},
        {answer_to(Error(Refusal::not_null, "x")), 500, "failed"},
        {answer_to(Error(Refusal::serialisation, "x")), 503, "unavailable"},
        {answer_to(Error(Refusal::busy, "x")), 503, "unavailable"},
        {answer_to(Error(Refusal::storage_full, "x")), 507, "storage-full"},
        {answer_to(Error(Refusal::connection_lost, "x")), 503, "unavailable"},
        {answer_to(Error(Refusal::interrupted, "x")), 503, "unavailable"},
        {answer_to(Error(Refusal::other, "x")), 500, "failed"},
        {answer_to(std::runtime_error("x")), 500, "failed"},
        {answer_to(7), 500, "failed"},
    };
    for (auto const& row : table) {
        CAPTURE(row.type);
        CHECK(row.answer.status == row.status);
        CHECK(toy::word(row.answer, "type") == "/problems/" + row.type);
        CHECK(row.answer.content_type == "application/problem+json");
        CHECK(*toy::body(row.answer).find("status") == json::Value(row.status));
        CHECK(toy::word(row.answer, "trace_id") == "request-7");
        CHECK_FALSE(toy::word(row.answer, "title").empty());
        bool const later = row.status == 503 || row.status == 507;
        CHECK(toy::header(row.answer, "Retry-After").empty() != later);
    }
}

TEST_CASE("refused fields are named, and a stale version is shown the present one") {
    auto const invalid = answer_to(Invalid("Some fields were not accepted",
                                           std::vector<FieldError>{{"/subject", "Is required"}, {"/tags/0", "Is required"}}));
    CHECK(toy::pointers(invalid) == "/subject,/tags/0");

    auto const stale = answer_to(Stale(8, R"({"id":"7"})"));
    CHECK(*toy::body(stale).find("version") == json::Value(8));
    CHECK(*toy::body(stale).find("current") == json::Value(json::Object{{"id", "7"}}));
    CHECK(toy::header(stale, "ETag") == "\"8\"");
}

TEST_CASE("somebody unknown is told how to be known") {
    CHECK(toy::header(answer_to(Unauthenticated("Who are you?")), "WWW-Authenticate") == "Bearer realm=\"yitai\"");
}

TEST_CASE("what went wrong inside is not told outside") {
    auto const answer = answer_to(std::runtime_error("select secret from vault"));
    CHECK(answer.body.find("vault") == std::string::npos);
    CHECK(toy::word(answer, "detail").find("request-7") != std::string::npos);
    CHECK(answer_to(db::Error(db::Refusal::unique, "toy_note.id")).body.find("toy_note") == std::string::npos);
}

TEST_CASE("a problem says in which language it speaks") {
    CHECK(toy::header(answer_to(NotFound(), Language::zh), "Content-Language") == "zh");
    CHECK(toy::header(answer_to(NotFound()), "Content-Language") == "en");
}

TEST_CASE("the server's own refusals look the same") {
    Request request;
    request.id = "request-7";
    auto const answer = problem(413, "too-large", {"At most {{n}} bytes", {{"n", "10"}}}, request);
    CHECK(answer.status == 413);
    CHECK(toy::word(answer, "type") == "/problems/too-large");
    CHECK(toy::word(answer, "title") == "At most 10 bytes");
}

}  // namespace yitai::http
