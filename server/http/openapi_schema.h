// How types become schemas; included at the end of openapi.h.
#pragma once

#include "base/lazy.h"
#include "http/openapi.h"
#include "http/query.h"

#include <boost/core/demangle.hpp>

#include <typeinfo>

namespace yitai::openapi {

namespace detail {

template <class T>
struct IsVector : std::false_type {};
template <class T>
struct IsVector<std::vector<T>> : std::true_type {};
template <class T>
struct IsMap : std::false_type {};
template <class T>
struct IsMap<std::map<std::string, T>> : std::true_type {};

template <class T>
concept Bounded = requires { T::low + T::high; };
template <class T>
concept Measured = requires { T::max_bytes; };
template <class T>
concept Line = Measured<T> && std::is_same_v<T, yitai::Line<T::max_bytes>>;

json::Value typed(char const* type);
json::Value text_schema(std::size_t most, bool must_say_something);
json::Value integer_schema(int low, int high);
json::Value id_schema();
json::Value instant_schema();
json::Value words_schema(std::vector<std::string_view> const&);
json::Value list_schema(json::Value items);
json::Value map_schema(json::Value values);
json::Value object_schema(json::Object properties, json::Array required, Use);
json::Value page_schema(json::Value row);
json::Value event_schema(json::Value data);
json::Value nullable(json::Value schema);
json::Value reference(std::string const& component);
json::Value query_parameter(std::string_view name, json::Value schema, bool required);

std::string short_name(std::string const& qualified);

// The component of that C++ type; fresh when it still has to be described.
struct Claim {
    std::string name;
    bool fresh;
};
Claim claim(json::Object& components, std::string const& qualified, Use);
void settle(json::Object& components, Claim const&, json::Value schema);

template <class Member>
json::Value member_schema(json::Object& components, std::string_view name, Use use) {
    auto schema = schema_of<Member>(components, use);
    // An id that names nothing is written as null.
    if constexpr (IsId<Member>::value)
        if (use == Use::output && name != "id") return nullable(std::move(schema));
    if (use == Use::patch && json::may_be_absent<Member>) return nullable(std::move(schema));  // null takes it away
    return schema;
}

template <Described T>
json::Value described_schema(json::Object& components, Use use) {
    auto const claimed = claim(components, boost::core::demangle(typeid(T).name()), use);
    if (!claimed.fresh) return reference(claimed.name);
    json::Object properties;
    json::Array required;
    for_each_member<T>([&](std::string_view name, auto member) {
        using Member = std::remove_cvref_t<decltype(std::declval<T&>().*member)>;
        name = without_trailing_underscore(name);
        properties.set(std::string(name), member_schema<Member>(components, name, use));
        if (use == Use::output || (use == Use::input && !json::may_be_absent<Member>)) required.push_back(name);
    });
    settle(components, claimed, object_schema(std::move(properties), std::move(required), use));
    return reference(claimed.name);
}

template <DescribedEnum E>
json::Value enum_schema() {
    std::vector<std::string_view> words;
    for_each_enumerator<E>([&](std::string_view word, E) { words.push_back(word); });
    return words_schema(words);
}

template <class T>
concept FromPath = !std::is_same_v<T, http::Request> && requires(std::string_view text) {
    { T::from_path(text) } -> std::same_as<std::optional<T>>;
};

}  // namespace detail

template <class T>
std::string schema_name() {
    return detail::short_name(boost::core::demangle(typeid(T).name()));
}

template <class T>
json::Value schema_of(json::Object& components, Use use) {
    if constexpr (std::is_same_v<T, bool>) return detail::typed("boolean");
    else if constexpr (std::is_integral_v<T>) return detail::typed("integer");
    else if constexpr (std::is_floating_point_v<T>) return detail::typed("number");
    else if constexpr (std::is_same_v<T, std::string>) return detail::typed("string");
    else if constexpr (std::is_same_v<T, Instant>) return detail::instant_schema();
    else if constexpr (std::is_same_v<T, json::Value> || std::is_same_v<T, json::Written>) return json::Object();
    else if constexpr (IsId<T>::value) return detail::id_schema();
    else if constexpr (detail::Bounded<T>) return detail::integer_schema(T::low, T::high);
    else if constexpr (detail::Measured<T>) return detail::text_schema(T::max_bytes, detail::Line<T>);
    else if constexpr (DescribedEnum<T>) return detail::enum_schema<T>();
    else if constexpr (json::IsLazy<T>::value) return schema_of<typename T::Value>(components, use);
    else if constexpr (IsPreset<T>::value) return schema_of<typename IsPreset<T>::Value>(components, use);
    else if constexpr (IsOptional<T>::value) return detail::nullable(schema_of<typename T::value_type>(components, use));
    else if constexpr (detail::IsVector<T>::value)  // a patch replaces it as a whole
        return detail::list_schema(schema_of<typename T::value_type>(components, use == Use::patch ? Use::input : use));
    else if constexpr (detail::IsMap<T>::value) return detail::map_schema(schema_of<typename T::mapped_type>(components, use));
    else {
        static_assert(Described<T>, "only types that JSON knows have a schema");
        return detail::described_schema<T>(components, use);
    }
}

namespace detail {

template <class T>
struct IsQuery : std::false_type {};
template <class T>
struct IsQuery<http::Query<T>> : std::true_type {
    using Value = T;
};

template <Described T>
void describe_query(Operation& operation) {
    for_each_member<T>([&](std::string_view name, auto member) {
        using Member = std::remove_cvref_t<decltype(std::declval<T&>().*member)>;
        auto schema = schema_of<Member>(operation.components, Use::input);
        operation.parameters.push_back(
            query_parameter(without_trailing_underscore(name), std::move(schema), !json::may_be_absent<Member>));
    });
}

}  // namespace detail

template <class T>
void describe_parameter(Operation& operation) {
    if constexpr (std::is_same_v<T, http::Request> || IsId<T>::value || detail::FromPath<T>) {
        return;  // the path itself says what stands in it
    } else if constexpr (std::is_same_v<T, http::ListQuery>) {
        operation.is_list = true;
    } else if constexpr (detail::IsQuery<T>::value) {
        detail::describe_query<typename detail::IsQuery<T>::Value>(operation);
    } else if constexpr (std::is_same_v<T, json::Value>) {
        operation.body = detail::typed("object");
    } else if (operation.takes_body) {
        operation.body = schema_of<T>(operation.components, Use::input);
        operation.read_body = [](json::Value const& body) { static_cast<void>(json::from<T>(body)); };
    } else {
        operation.read_query = [](http::Request const& request) { static_cast<void>(http::query_as<T>(request)); };
        detail::describe_query<T>(operation);
    }
}

namespace detail {

// What a patch names must be readable, unless null takes it away.
template <Described T>
void read_patch(json::Value const& patch) {
    T ignored{};
    json::Problems problems;
    for_each_member<T>([&](std::string_view name, auto member) {
        name = without_trailing_underscore(name);
        auto const* given = patch.find(name);
        if (given && !given->is_null()) json::read(*given, ignored.*member, problems, json::child("", name));
    });
    if (!problems.fields.empty()) throw Invalid("Some fields were not accepted", std::move(problems.fields));
}

template <class T>
struct Result {
    static void describe(Operation& operation) {
        operation.result = schema_of<T>(operation.components, Use::output);
        operation.has_fields = Described<T>;
        if constexpr (requires(T const& value) { value.version; }) operation.has_version = true;
    }
};
template <>
struct Result<void> {
    static void describe(Operation& operation) { operation.status = 204; }
};
template <>
struct Result<http::Response> {
    static void describe(Operation&) {}  // it says itself what it is
};
template <class T>
struct Result<http::Page<T>> {
    static void describe(Operation& operation) {
        operation.has_fields = true;
        operation.result = page_schema(schema_of<T>(operation.components, Use::output));
    }
};
template <class T>
struct Result<http::Created<T>> {
    static void describe(Operation& operation) {
        Result<T>::describe(operation);
        operation.status = 201;
    }
};
template <class T>
struct Result<http::Accepted<T>> {
    static void describe(Operation& operation) {
        Result<T>::describe(operation);
        operation.status = 202;
    }
};

}  // namespace detail

template <class T>
void describe_patch(Operation& operation) {
    operation.body = schema_of<T>(operation.components, Use::patch);
    operation.read_body = detail::read_patch<T>;
}

template <class T>
void describe_result(Operation& operation) {
    detail::Result<T>::describe(operation);
}

template <class T>
void describe_events(Operation& operation) {
    operation.media_type = "text/event-stream";
    operation.result = detail::event_schema(schema_of<T>(operation.components));
    operation.parameters.push_back(detail::query_parameter("last_event_id", detail::typed("string"), false));
    operation.parameters.push_back(
        json::Object{{"name", "Last-Event-ID"},
                     {"in", "header"},
                     {"required", false},
                     {"schema", detail::typed("string")},
                     {"description", "The id of the last event you have; those since then come first"}});
}

}  // namespace yitai::openapi
