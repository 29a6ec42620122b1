// A route is a row: method, path, the right it asks for, and the rule that answers. A room lists its rows in <room>_api.cpp:
//
//     constexpr http::Route routes[] = {
//         {GET,  "/incidents",          Right::ticket_read,   answer<list>,   "Incidents, newest first"},
//         {POST, "/incidents",          Right::ticket_create, answer<report>, "Report an incident"},
//         {PUT,  "/tickets/:id/resolution", Right::ticket_resolve, answer<resolve>, "Resolve", Versioned::yes},
//     };
//
// A rule is a function whose first parameter is Tx&; the others are filled from the request by their types:
//   the next ":name" of the path        an Id, or a type with  static std::optional<T> from_path(std::string_view)
//   the body (POST, PUT, PATCH)         a described struct; a merge patch: json::Value, its row answer<rule, struct it patches>
//   the query (GET, DELETE)             a described struct; a DELETE that comes with a body is read from that
//   the query, whatever the method      http::Query of a described struct
//   http::Request const&                the request itself
// What it returns becomes the answer: a described struct (200, with ETag when it has `version`), Created<T> (201 and
// Location), Page<T> (a list), Accepted<T> (202), void (204), Response (as it is).
#pragma once

#include "base/json.h"
#include "db/transaction.h"
#include "http/body_stream.h"
#include "http/openapi.h"
#include "http/page.h"
#include "http/query.h"
#include "http/request.h"
#include "http/response.h"

#include <span>
#include <tuple>

namespace yitai::http {

inline constexpr Method GET = Method::GET, POST = Method::POST, PUT = Method::PUT, PATCH = Method::PATCH, DELETE = Method::DELETE;

// Versioned::yes: PUT, PATCH and DELETE need If-Match (428 without it); POST honours one.
enum class Versioned { no, yes };
// Secret::yes: the answer carries a secret, so it is never kept for a repeated Idempotency-Key.
enum class Secret { no, yes };
// Writes::nothing: it changes no row, whatever its method says, so it is run where reads are.
enum class Writes { rows, nothing };
// Aside::yes: a read that may take a second; one runs at a time, on a thread beside the connections', and a few wait.
enum class Aside { no, yes };

// What a route does, with its types erased.
struct Answer {
    Response (*run)(Tx&, Request const&);
    void (*describe)(openapi::Operation&);
};

// How a route takes a body that is not held in memory. Who may send one is asked in a transaction of its own before the first
// byte is taken; the rule runs when all has come and finds it as request.upload.
struct Intake {
    void (*admit)(Tx&, Request const&);  // throws
    std::shared_ptr<Sink> (*open)(Request const&);
};

struct Route {
    Method method;
    std::string_view path;  // below /api/v1; ":name" stands for one segment
    Right right;
    Answer const& answer;
    std::string_view summary;
    Versioned versioned = Versioned::no;
    Secret secret = Secret::no;
    Intake const* intake = nullptr;
    Writes writes = Writes::rows;
    json::Limits body = {};
    Aside aside = Aside::no;
};

template <class T>
struct Created {
    T value;
    std::string location;  // "/api/v1/tickets/7"
};

template <class T>
struct Accepted {
    T value;
};

template <class T>
struct Query {
    T value;
};

// ---- how answer<rule> works ----

namespace detail {

template <class T>
concept PathValue = requires(std::string_view text) {
    { T::from_path(text) } -> std::same_as<std::optional<T>>;
};

template <class T>
struct IsPage : std::false_type {};
template <class T>
struct IsPage<Page<T>> : std::true_type {};
template <class T>
struct IsCreated : std::false_type {};
template <class T>
struct IsCreated<Created<T>> : std::true_type {};
template <class T>
struct IsAccepted : std::false_type {};
template <class T>
struct IsAccepted<Accepted<T>> : std::true_type {};

template <class T>
struct IsQuery : std::false_type {};
template <class T>
struct IsQuery<Query<T>> : std::true_type {};

template <class T>
T argument(Request const& request, std::size_t& next_path_value) {
    if constexpr (std::is_same_v<T, Request>) {
        return request;
    } else if constexpr (IsId<T>::value) {
        auto const number = parse_integer(request.path_values.at(next_path_value++).second);
        if (!number) throw NotFound();
        return T{*number};
    } else if constexpr (PathValue<T>) {
        auto value = T::from_path(request.path_values.at(next_path_value++).second);
        if (!value) throw NotFound();
        return *value;
    } else if constexpr (std::is_same_v<T, ListQuery>) {
        return ListQuery::of(request);
    } else if constexpr (IsQuery<T>::value) {
        return {query_as<decltype(T::value)>(request)};
    } else if constexpr (std::is_same_v<T, json::Value>) {
        return body_of(request)->value;
    } else {
        static_assert(Described<T>, "a rule's parameter is a path value, a body, a query or the request");
        return has_body(request) ? json::from<T>(body_of(request)->value) : query_as<T>(request);
    }
}

template <class T>
void write_object(Response& response, Request const& request, T const& value) {
    if constexpr (Described<T>) json::write_fields(response.body, value, asked_fields<T>(request));
    else json::write(response.body, value);
    if constexpr (requires { value.version; }) response.set("ETag", '"' + std::to_string(value.version) + '"');
}

template <class T>
Response respond_with(Request const& request, T&& value) {
    using Value = std::remove_cvref_t<T>;
    Response response;
    if constexpr (std::is_same_v<Value, Response>) {
        return std::forward<T>(value);
    } else if constexpr (IsPage<Value>::value) {
        write_page(response, request, value);
    } else if constexpr (IsCreated<Value>::value) {
        response.status = 201;
        write_object(response, request, value.value);
        response.set("Location", value.location);
    } else if constexpr (IsAccepted<Value>::value) {
        response.status = 202;
        write_object(response, request, value.value);
    } else {
        write_object(response, request, value);
    }
    return response;
}

template <auto rule>
struct RuleOf;

template <class Result, class... Parameters, Result (*rule)(Tx&, Parameters...)>
struct RuleOf<rule> {
    static Response run(Tx& tx, Request const& request) {
        [[maybe_unused]] std::size_t next_path_value = 0;
        // Braces: arguments are taken from left to right.
        std::tuple<std::remove_cvref_t<Parameters>...> arguments{
            argument<std::remove_cvref_t<Parameters>>(request, next_path_value)...};
        auto call = [&](auto&... each) -> decltype(auto) { return rule(tx, each...); };
        if constexpr (std::is_void_v<Result>) {
            std::apply(call, arguments);
            Response response;
            response.status = 204;
            response.content_type.clear();
            return response;
        } else {
            return respond_with(request, std::apply(call, arguments));
        }
    }

    template <class... Patched>
    static void describe(openapi::Operation& operation) {
        (openapi::describe_parameter<std::remove_cvref_t<Parameters>>(operation), ...);
        (openapi::describe_patch<Patched>(operation), ...);
        openapi::describe_result<Result>(operation);
    }
};

}  // namespace detail

template <auto rule, class... Patched>
inline constexpr Answer answer{&detail::RuleOf<rule>::run, &detail::RuleOf<rule>::template describe<Patched...>};

}  // namespace yitai::http
