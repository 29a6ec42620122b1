// What can stand in a column, and how C++ values become one and come back.
// Instants are bigint epoch milliseconds, ids bigints, enums their word, booleans booleans; lists, objects and JSON values are
// JSON text.
#pragma once

#include "base/json.h"
#include "base/lazy.h"

#include <string>
#include <string_view>
#include <typeinfo>
#include <variant>
#include <vector>

namespace yitai::db {

struct Blob {
    std::string bytes;
    bool operator==(Blob const&) const = default;
};

using Value = std::variant<std::nullptr_t, bool, std::int64_t, double, std::string_view, std::string, Blob>;

inline Value to_value(std::nullptr_t) { return nullptr; }
inline Value to_value(bool b) { return b; }
template <class T>
    requires(std::is_integral_v<T> && !std::is_same_v<T, bool>)
Value to_value(T i) {
    return static_cast<std::int64_t>(i);
}
inline Value to_value(double d) { return d; }
inline Value to_value(char const* s) { return std::string_view(s); }
inline Value to_value(std::string_view s) { return s; }
inline Value to_value(std::string const& s) { return std::string_view(s); }  // the string must outlive the statement's run
inline Value to_value(std::string&& s) { return std::move(s); }
inline Value to_value(Blob const& blob) { return blob; }
inline Value to_value(Instant at) { return to_epoch_ms(at); }
template <class Noun>
Value to_value(Id<Noun> id) {
    return id ? Value(id.value) : Value(nullptr);
}
template <int Low, int High>
Value to_value(Within<Low, High> level) {
    return std::int64_t{level.value};
}
template <DescribedEnum E>
Value to_value(E value) {
    return name_of(value);
}
inline Value to_value(json::Value const& value) { return json::text_of(value); }
template <class T>
Value to_value(std::vector<T> const& list) {
    return json::text_of(list);
}
template <class T>
Value to_value(std::map<std::string, T> const& map) {
    return json::text_of(map);
}
template <Described T>
Value to_value(T const& object) {
    return json::text_of(object);
}
template <class T>
Value to_value(json::Lazy<T> const& value) {
    return value.text();
}
template <class T>
Value to_value(std::optional<T> const& value) {
    return value ? to_value(*value) : Value(nullptr);
}

// One prepared statement, cached by its connection. Parameters are named (:name) and may occur more than once.
class Statement {
public:
    virtual ~Statement() = default;

    virtual int parameter(std::string_view name) const = 0;  // its index, or -1
    virtual void bind(int parameter, Value const&) = 0;
    virtual bool step() = 0;   // the next row is there
    virtual void reset() = 0;  // ends the run and forgets the bound values
    virtual std::int64_t changed_rows() const = 0;

    virtual int column_count() const = 0;
    virtual std::string_view column_name(int column) const = 0;
    virtual bool is_null(int column) const = 0;
    virtual std::int64_t integer(int column) const = 0;
    virtual double real(int column) const = 0;
    virtual bool boolean(int column) const = 0;
    virtual std::string_view text(int column) const = 0;   // valid until the next step or reset
    virtual std::string blob(int column) const = 0;

    // Where the members of a row type stand among the columns; found out by the first who reads such rows.
    struct Places {
        std::type_info const* row = nullptr;
        std::vector<int> columns;
    };
    mutable Places places;
};

inline void take(Statement const& row, int column, bool& into) { into = row.boolean(column); }
template <class T>
    requires(std::is_integral_v<T> && !std::is_same_v<T, bool>)
void take(Statement const& row, int column, T& into) {
    into = static_cast<T>(row.integer(column));
}
inline void take(Statement const& row, int column, double& into) { into = row.real(column); }
inline void take(Statement const& row, int column, std::string& into) { into = std::string(row.text(column)); }
inline void take(Statement const& row, int column, Blob& into) { into.bytes = row.blob(column); }
inline void take(Statement const& row, int column, Instant& into) { into = from_epoch_ms(row.integer(column)); }
template <class Noun>
void take(Statement const& row, int column, Id<Noun>& into) {
    into.value = row.is_null(column) ? 0 : row.integer(column);
}
template <int Low, int High>
void take(Statement const& row, int column, Within<Low, High>& into) {
    into.value = static_cast<int>(row.integer(column));
}
template <DescribedEnum E>
void take(Statement const& row, int column, E& into) {
    if (auto found = enum_from<E>(row.text(column))) into = *found;
    else throw std::runtime_error("the database holds a word that its enum does not know: " + std::string(row.text(column)));
}
inline void take(Statement const& row, int column, json::Value& into) {
    into = row.is_null(column) ? json::Value() : json::parse(row.text(column), json::stored_limits);
}
template <class T>
void take(Statement const& row, int column, std::vector<T>& into) {
    auto const text = row.text(column);  // most lists are empty
    into = text.empty() || text == "[]" ? std::vector<T>() : json::from_text<std::vector<T>>(text);
}
template <class T>
void take(Statement const& row, int column, std::map<std::string, T>& into) {
    auto const text = row.is_null(column) ? std::string_view() : row.text(column);  // most maps are empty
    into = text.empty() || text == "{}" ? std::map<std::string, T>() : json::from_text<std::map<std::string, T>>(text);
}
template <Described T>
void take(Statement const& row, int column, T& into) {
    into = json::from_text<T>(row.text(column));
}
template <class T>
void take(Statement const& row, int column, json::Lazy<T>& into) {
    into = row.is_null(column) ? json::Lazy<T>() : json::Lazy<T>::stored(row.text(column));
}
template <class T>
void take(Statement const& row, int column, std::optional<T>& into) {
    if (row.is_null(column)) into.reset();
    else take(row, column, into.emplace());
}

}  // namespace yitai::db
