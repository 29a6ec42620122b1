#include "base/json.h"
#include "base/log.h"
#include "db/errors.h"
#include "http/boundary.h"
#include "http/refusal.h"

#include <algorithm>
#include <array>

namespace yitai::http {
namespace {

struct ProblemKind {
    std::string_view type;
    int status;
    char const* title;
};

constexpr ProblemKind kinds[] = {
    {"invalid", 400, "The request was not accepted"},
    {"malformed-json", 400, "The body is not well-formed JSON"},
    {"unauthenticated", 401, "Sign in first"},
    {"forbidden", 403, "This is not allowed"},
    {"not-found", 404, "Not found"},
    {"method-not-allowed", 405, "This method is not known here"},
    {"conflict", 409, "This does not fit the present state"},
    {"still-running", 409, "The same request is still being worked on"},
    {"link-used", 410, "This link has been used"},
    {"link-expired", 410, "This link is no longer good"},
    {"stale", 412, "A newer version exists"},
    {"body-too-large", 413, "The body is too large"},
    {"unsupported-media-type", 415, "The body has a type that is not understood"},
    {"key-reused", 422, "The Idempotency-Key was used for another request"},
    {"precondition-required", 428, "The version to be changed must be named"},
    {"too-many-requests", 429, "Too many requests"},
    {"failed", 500, "Something went wrong on our side"},
    {"damaged", 500, "The file is damaged"},
    {"unavailable", 503, "Not available at the moment"},
    {"storage-full", 507, "There is no room left on the server"},
};

struct Refused {
    std::string type;
    Message detail;
    std::vector<FieldError> fields = {};
    std::vector<std::pair<std::string, std::string>> headers = {};
    std::optional<std::int64_t> version = {};
    std::string current = {}, base = {}, differences = {};
};

// What the database refused, as a person needs to hear it: no SQL, no names of tables.
struct DatabaseRefusal {
    db::Refusal refusal;
    std::string_view type;
    char const* detail;
    int retry_after;  // seconds; 0: trying again does not help
};

constexpr DatabaseRefusal database_refusals[] = {
    {db::Refusal::unique, "conflict", "Something with the same name or number exists already", 0},
    {db::Refusal::foreign_key, "conflict", "Something that this refers to does not exist, or something still refers to this", 0},
    {db::Refusal::check, "conflict", "A value is outside of what is allowed", 0},
    {db::Refusal::busy, "unavailable", "The desk is busy, please try again", 1},
    {db::Refusal::serialisation, "unavailable", "The desk is busy, please try again", 1},
    {db::Refusal::interrupted, "unavailable", "This took longer than it may, please try again", 2},
    {db::Refusal::connection_lost, "unavailable", "The database can't be reached at the moment", 2},
    {db::Refusal::storage_full, "storage-full", "Nothing can be saved until there is room again", 10},
};

std::string member(std::string_view name, std::string const& json) {
    std::string text;
    json::write_string(text, name);
    return text + ':' + json;
}

std::string errors_json(std::vector<FieldError> const& fields, Language language) {
    json::Array errors;
    for (auto const& field : fields) {
        json::Object error{{"pointer", field.pointer}, {"detail", say(field.message, language)}};
        if (field.position) error.set("position", static_cast<std::int64_t>(*field.position));
        errors.push_back(std::move(error));
    }
    return json::text_of(json::Value(errors));
}

Response write_problem(int status, std::string_view type, Message const& title, Message const* detail, Refused const& refused,
                       Request const& request) {
    Response response;
    response.status = status;
    response.content_type = "application/problem+json";
    response.headers = refused.headers;
    response.set("Content-Language", request.language == Language::zh ? "zh" : "en");
    auto const uri = type.starts_with('/') ? std::string(type) : "/problems/" + std::string(type);

    response.body = '{' + member("type", json::text_of(uri)) + ',' +
                    member("title", json::text_of(say(title, request.language))) + ',' + member("status", std::to_string(status));
    if (detail) response.body += ',' + member("detail", json::text_of(say(*detail, request.language)));
    response.body += ',' + member("trace_id", json::text_of(request.id));
    if (!refused.fields.empty()) response.body += ',' + member("errors", errors_json(refused.fields, request.language));
    if (refused.version) response.body += ',' + member("version", std::to_string(*refused.version));
    if (!refused.current.empty()) response.body += ',' + member("current", refused.current);
    if (!refused.base.empty()) response.body += ',' + member("base", refused.base);
    if (!refused.differences.empty()) response.body += ',' + member("differences", refused.differences);
    response.body += '}';
    return response;
}

Response write_problem(Refused const& refused, Request const& request) {
    auto const kind = std::find_if(std::begin(kinds), std::end(kinds), [&](auto const& row) { return row.type == refused.type; });
    if (kind == std::end(kinds)) throw std::logic_error("no such problem type: " + refused.type);
    return write_problem(kind->status, kind->type, kind->title, &refused.detail, refused, request);
}

std::pair<std::string, std::string> retry_after(std::int64_t seconds) {
    return {"Retry-After", std::to_string(std::max<std::int64_t>(seconds, 1))};
}

Refused refused_by(db::Error const& error) {
    for (auto const& row : database_refusals)
        if (row.refusal == error.refusal) {
            Refused refused{std::string(row.type), row.detail};
            if (row.retry_after) refused.headers.push_back(retry_after(row.retry_after));
            return refused;
        }
    throw error;  // a bug
}

// Each kind of failure, once; what is none of them is thrown on.
Refused refused_by(std::exception_ptr const& thrown) {
    try {
        std::rethrow_exception(thrown);
    } catch (Refusal const& failure) {
        return {failure.type, failure.message, {}, failure.headers};
    } catch (Invalid const& failure) {
        return {failure.message.text == json::malformed_json ? "malformed-json" : "invalid", failure.message, failure.fields};
    } catch (Unauthenticated const& failure) {
        return {"unauthenticated", failure.message, {}, {{"WWW-Authenticate", "Bearer realm=\"yitai\""}}};
    } catch (Forbidden const& failure) {
        return {"forbidden", failure.message};
    } catch (NotFound const& failure) {
        return {"not-found", failure.message};
    } catch (Conflict const& failure) {
        return {"conflict", failure.message};
    } catch (Stale const& failure) {
        auto const tag = '"' + std::to_string(failure.version) + '"';
        return {"stale",         failure.message, {},           {{"ETag", tag}},
                failure.version, failure.current, failure.base, failure.differences};
    } catch (Unavailable const& failure) {
        bool const full = failure.reason == Unavailable::Reason::storage_full;
        return {full ? "storage-full" : "unavailable", failure.message, {}, {retry_after(failure.retry_after.count())}};
    } catch (db::Error const& failure) {
        return refused_by(failure);
    } catch (std::bad_alloc const&) {
        return {"unavailable", "There is too little memory at the moment, please try again", {}, {retry_after(1)}};
    }
}

Response unexpected(std::string const& what, Request const& request) {
    log::write(
        "http.failed",
        {{"request_id", request.id}, {"method", std::string(name_of(request.method))}, {"path", request.path}, {"error", what}});
    return write_problem({"failed", {"Please tell the service desk the number {{id}}", {{"id", request.id}}}}, request);
}

}  // namespace

Response problem_for(std::exception_ptr thrown, Request const& request) try {
    try {
        return write_problem(refused_by(thrown), request);
    } catch (std::bad_alloc const&) {
        throw;
    } catch (std::exception const& error) {
        return unexpected(error.what(), request);
    } catch (...) {
        return unexpected("something that is no exception was thrown", request);
    }
} catch (std::bad_alloc const&) {
    return {.status = 503, .content_type = ""};  // without the memory for words there is still a status
}

Response busy_problem(Request const& request) {
    static auto const written = [] {
        std::array<Response, 2> both;
        for (auto const language : {Language::en, Language::zh}) {
            Request unnamed;
            unnamed.language = language;
            auto& response = both[language == Language::zh];
            response = problem_for(std::make_exception_ptr(Unavailable("The desk is busy; try again in a moment")), unnamed);
        }
        return both;
    }();
    auto response = written[request.language == Language::zh];
    constexpr std::string_view before_id = "\"trace_id\":\"";
    response.body.insert(response.body.find(before_id) + before_id.size(), request.id);  // which has nothing to escape
    return response;
}

Response problem(int status, std::string_view type, Message const& title, Request const& request,
                 std::vector<FieldError> const& fields) {
    return write_problem(status, type, title, nullptr, {std::string(type), title, fields}, request);
}

}  // namespace yitai::http
