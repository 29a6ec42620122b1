// What a rule takes from a request: the JSON body, or the query read as a flat object of texts.
// A refused query parameter is named by the pointer "/query/<name>", a refused header by "/header/<name>".
#pragma once

#include "base/json.h"
#include "http/request.h"

#include <array>
#include <exception>
#include <span>

namespace yitai::http {

// A body that was read ahead of the transaction, or what was wrong with it.
struct ParsedBody {
    json::Value value;
    std::exception_ptr refused;
};
ParsedBody parse_body(Request const&, json::Limits = {});

bool has_body(Request const&);  // its method carries one, or it came with one
// An absent body is an empty object. Throws Invalid.
std::shared_ptr<ParsedBody const> body_of(Request const&);

std::string query_pointer(std::string_view parameter);

// The parameter, given once at most.
std::optional<std::string_view> single_parameter(Request const&, std::string_view name);

// The members asked for by fields=a,b; empty: all. Throws Invalid naming an unknown one.
json::Selection asked_fields(Request const&, std::span<std::string_view const> known);

template <Described T>
json::Selection asked_fields(Request const& request) {
    static auto const names = [] {
        std::vector<std::string_view> all;
        for_each_member<T>([&](std::string_view name, auto) { all.push_back(without_trailing_underscore(name)); });
        return all;
    }();
    return asked_fields(request, names);
}

namespace detail {

json::Value number_from(std::string_view word);   // the text itself when it is none, for the reader to refuse
json::Value boolean_from(std::string_view word);

template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};

// A query knows only texts; the member's type says what is meant.
template <class T>
json::Value value_from(std::string_view word) {
    if constexpr (IsOptional<T>::value) {
        return value_from<typename T::value_type>(word);
    } else if constexpr (IsVector<T>::value) {
        json::Array values;
        for (auto part : split(word, ',')) values.push_back(value_from<typename T::value_type>(part));
        return values;
    } else if constexpr (std::is_same_v<T, bool>) {
        return boolean_from(word);
    } else if constexpr (std::is_arithmetic_v<T> || requires { T::low + T::high; }) {
        return number_from(word);
    } else {
        return word;
    }
}

// Throws Invalid for parameters that no member is named after.
void refuse_unknown_parameters(Request const&, json::Object const& known, json::Problems&);

}  // namespace detail

template <Described T>
T query_as(Request const& request) {
    json::Object object;
    for_each_member<T>([&](std::string_view name, auto member) {
        using Member = std::remove_reference_t<decltype(std::declval<T&>().*member)>;
        name = without_trailing_underscore(name);
        if (auto word = single_parameter(request, name)) object.set(std::string(name), detail::value_from<Member>(*word));
    });
    T result{};
    json::Problems problems;
    json::read(json::Value(object), result, problems, "/query");
    detail::refuse_unknown_parameters(request, object, problems);
    if (!problems.fields.empty()) throw Invalid("Some fields were not accepted", std::move(problems.fields));
    return result;
}

}  // namespace yitai::http
