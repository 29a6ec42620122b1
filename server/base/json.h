// JSON: a parsed value, and the way between JSON text and described structs.
// Reading refuses what RFC 8259 leaves open (duplicate names) and what our limits forbid, and names the place by a JSON pointer.
#pragma once

#include "base/described.h"
#include "base/failure.h"
#include "base/id.h"
#include "base/text.h"
#include "base/time.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace yitai::json {

class Value;
using Array = std::vector<Value>;

// Members keep the order of the text.
struct Object : std::vector<std::pair<std::string, Value>> {
    using std::vector<std::pair<std::string, Value>>::vector;
    Value const* find(std::string_view name) const;
    void set(std::string name, Value);  // replaces or appends
};

class Value {
public:
    std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, Array, Object> held = nullptr;

    Value() = default;
    Value(std::nullptr_t) {}
    Value(bool b) : held(b) {}
    Value(int i) : held(std::int64_t{i}) {}
    Value(std::int64_t i) : held(i) {}
    Value(double d) : held(d) {}
    Value(char const* s) : held(std::string(s)) {}
    Value(std::string s) : held(std::move(s)) {}
    Value(std::string_view s) : held(std::string(s)) {}
    Value(Array a) : held(std::move(a)) {}
    Value(Object o) : held(std::move(o)) {}

    bool is_null() const { return held.index() == 0; }
    template <class T>
    T const* as() const {
        return std::get_if<T>(&held);
    }
    template <class T>
    T* as() {
        return std::get_if<T>(&held);
    }
    Value const* find(std::string_view name) const;  // member of an object, or nothing

    bool operator==(Value const&) const;
};

struct Limits {
    std::size_t depth = 32;
    std::size_t nodes = 10'000;
};

// Throws Invalid: malformed text (with its offset), depth, node count, duplicate name, broken UTF-8, U+0000.
// The fixed sentence of malformed text is malformed_json.
Value parse(std::string_view text, Limits = {});
inline constexpr std::string_view malformed_json = "The body is not well-formed JSON";

// ---- writing ----

void write_string(std::string& out, std::string_view);
void write(std::string& out, Value const&);
void write(std::string& out, double);

inline void write(std::string& out, bool b) { out += b ? "true" : "false"; }
template <class T>
    requires(std::is_integral_v<T> && !std::is_same_v<T, bool>)
void write(std::string& out, T i) {
    out += std::to_string(i);
}
inline void write(std::string& out, std::string const& s) { write_string(out, s); }
inline void write(std::string& out, std::string_view s) { write_string(out, s); }
inline void write(std::string& out, char const* s) { write_string(out, s); }
inline void write(std::string& out, Instant at) { write_string(out, to_rfc3339(at)); }
template <class Noun>
void write(std::string& out, Id<Noun> id) {
    if (id) write_string(out, to_string(id));
    else out += "null";
}
template <int Low, int High>
void write(std::string& out, Within<Low, High> level) {
    out += std::to_string(level.value);
}
template <DescribedEnum E>
void write(std::string& out, E value) {
    write_string(out, name_of(value));
}
template <class T>
void write(std::string& out, std::optional<T> const&);
template <class T>
void write(std::string& out, Preset<T> const&);
template <class T>
void write(std::string& out, std::vector<T> const&);
template <class T>
void write(std::string& out, std::map<std::string, T> const&);
template <Described T>
void write(std::string& out, T const&);

template <class T>
void write(std::string& out, Preset<T> const& preset) {
    write(out, preset.value);
}

template <class T>
void write(std::string& out, std::optional<T> const& value) {
    if (value) write(out, *value);
    else out += "null";
}

template <class T>
void write(std::string& out, std::vector<T> const& values) {
    out += '[';
    for (bool first = true; auto const& value : values) {
        if (!std::exchange(first, false)) out += ',';
        write(out, value);
    }
    out += ']';
}

template <class T>
void write(std::string& out, std::map<std::string, T> const& values) {
    out += '{';
    for (bool first = true; auto const& [name, value] : values) {
        if (!std::exchange(first, false)) out += ',';
        write_string(out, name);
        out += ':';
        write(out, value);
    }
    out += '}';
}

// `,"name":` of a member, put together while compiling.
template <class Member>
inline constexpr auto key_of = [] {
    constexpr auto name = without_trailing_underscore(Member::name);
    std::array<char, name.size() + 4> key{',', '"'};
    std::copy(name.begin(), name.end(), key.begin() + 2);
    key[name.size() + 2] = '"', key[name.size() + 3] = ':';
    return key;
}();

// Which members of a struct are shown, in their order; empty: all of them.
using Selection = std::vector<bool>;

template <Described T>
void write_fields(std::string& out, T const& object, Selection const& shown) {
    auto const began = out.size();
    std::size_t place = 0;
    boost::mp11::mp_for_each<MembersOf<T>>([&](auto member) {
        using Member = decltype(member);
        if (auto const at = place++; !shown.empty() && !shown[at]) return;
        out.append(key_of<Member>.data(), key_of<Member>.size());
        write(out, object.*Member::pointer);
    });
    if (out.size() == began) out += '{';
    else out[began] = '{';
    out += '}';
}

template <Described T>
void write(std::string& out, T const& object) {
    write_fields(out, object, {});
}

template <class T>
std::string text_of(T const& value) {
    std::string out;
    write(out, value);
    return out;
}

// A value that is written already, to be passed on as it is.
struct Written {
    std::string text = "null";

    Written() = default;
    template <class T>
        requires std::is_convertible_v<T, Value>
    Written(T value) : text(text_of(Value(std::move(value)))) {}
    bool is_null() const { return text == "null"; }
    bool operator==(Written const&) const = default;
};
inline void write(std::string& out, Written const& value) { out += value.text; }
template <class T>
Written written(T const& value) {
    Written all;
    all.text = text_of(value);
    return all;
}

// ---- reading ----

// Collects what is wrong with a body, so that one answer names every refused field.
struct Problems {
    std::vector<FieldError> fields;
    void add(std::string const& pointer, Message message) { fields.push_back({pointer, std::move(message)}); }
};

std::string child(std::string const& pointer, std::string_view name);  // escapes ~ and /
std::string child(std::string const& pointer, std::size_t index);

void read(Value const&, bool&, Problems&, std::string const& pointer);
void read(Value const&, std::int64_t&, Problems&, std::string const& pointer);
void read(Value const&, int&, Problems&, std::string const& pointer);
void read(Value const&, double&, Problems&, std::string const& pointer);
void read(Value const&, std::string&, Problems&, std::string const& pointer);
void read(Value const&, Instant&, Problems&, std::string const& pointer);
inline void read(Value const& value, Value& into, Problems&, std::string const&) { into = value; }
inline void read(Value const& value, Written& into, Problems&, std::string const&) { into = written(value); }

// The shared checks behind Text, Line and enums.
void read_text(Value const&, std::string&, std::size_t max_bytes, bool must_say_something, Problems&, std::string const& pointer);
void refuse_word(Value const&, std::vector<std::string_view> const& allowed, Problems&, std::string const& pointer);
std::int64_t read_id(Value const&, Problems&, std::string const& pointer);  // "123"

template <std::size_t Max>
void read(Value const& value, Text<Max>& into, Problems& problems, std::string const& pointer) {
    read_text(value, into, Max, false, problems, pointer);
}
template <std::size_t Max>
void read(Value const& value, Line<Max>& into, Problems& problems, std::string const& pointer) {
    read_text(value, into, Max, true, problems, pointer);
}
template <int Low, int High>
void read(Value const& value, Within<Low, High>& into, Problems& problems, std::string const& pointer) {
    auto const* number = value.as<std::int64_t>();
    if (!number || *number < Low || *number > High)
        return problems.add(pointer, {"Must be a whole number from {{low}} to {{high}}",
                                      {{"low", std::to_string(Low)}, {"high", std::to_string(High)}}});
    into.value = static_cast<int>(*number);
}
template <class Noun>
void read(Value const& value, Id<Noun>& into, Problems& problems, std::string const& pointer) {
    into.value = value.is_null() ? 0 : read_id(value, problems, pointer);
}
template <DescribedEnum E>
void read(Value const& value, E& into, Problems& problems, std::string const& pointer) {
    if (auto const* word = value.as<std::string>())
        if (auto found = enum_from<E>(*word)) {
            into = *found;
            return;
        }
    std::vector<std::string_view> allowed;
    for_each_enumerator<E>([&](std::string_view name, E) { allowed.push_back(name); });
    refuse_word(value, allowed, problems, pointer);
}
template <class T>
void read(Value const&, std::optional<T>&, Problems&, std::string const& pointer);
template <class T>
void read(Value const&, Preset<T>&, Problems&, std::string const& pointer);
template <class T>
void read(Value const&, std::vector<T>&, Problems&, std::string const& pointer);
template <class T>
void read(Value const&, std::map<std::string, T>&, Problems&, std::string const& pointer);
template <Described T>
void read(Value const&, T&, Problems&, std::string const& pointer);

template <class T>
void read(Value const& value, std::optional<T>& into, Problems& problems, std::string const& pointer) {
    if (value.is_null()) into.reset();
    else read(value, into.emplace(), problems, pointer);
}

template <class T>
void read(Value const& value, Preset<T>& into, Problems& problems, std::string const& pointer) {
    if (!value.is_null()) read(value, into.value, problems, pointer);
}

template <class T>
void read(Value const& value, std::vector<T>& into, Problems& problems, std::string const& pointer) {
    auto const* array = value.as<Array>();
    if (!array) return problems.add(pointer, "Must be a list");
    into.clear();
    for (std::size_t i = 0; i < array->size(); ++i) read((*array)[i], into.emplace_back(), problems, child(pointer, i));
}

template <class T>
void read(Value const& value, std::map<std::string, T>& into, Problems& problems, std::string const& pointer) {
    auto const* object = value.as<Object>();
    if (!object) return problems.add(pointer, "Must be an object");
    into.clear();
    for (auto const& [name, member] : *object) read(member, into[name], problems, child(pointer, name));
}

// A member that is an optional, a preset, a vector or a map may be left out; every other one is required. Unknown names are
// refused.
template <class T>
constexpr bool may_be_absent = IsOptional<T>::value;
template <class T>
constexpr bool may_be_absent<Preset<T>> = true;
template <class T>
constexpr bool may_be_absent<std::vector<T>> = true;
template <class T>
constexpr bool may_be_absent<std::map<std::string, T>> = true;

template <Described T>
void read(Value const& value, T& into, Problems& problems, std::string const& pointer) {
    auto const* object = value.as<Object>();
    if (!object) return problems.add(pointer, "Must be an object");
    for_each_member<T>([&](std::string_view name, auto member) {
        name = without_trailing_underscore(name);
        auto const* given = object->find(name);
        using Member = std::remove_reference_t<decltype(into.*member)>;
        if (given) read(*given, into.*member, problems, child(pointer, name));
        else if (!may_be_absent<Member>) problems.add(child(pointer, name), "Is required");
    });
    for (auto const& [name, ignored] : *object) {
        bool known = false;
        for_each_member<T>([&](std::string_view member, auto) { known |= without_trailing_underscore(member) == name; });
        if (!known) problems.add(child(pointer, name), "There is no such field");
    }
}

// Throws Invalid naming every refused field.
template <class T>
T from(Value const& value) {
    T result{};
    Problems problems;
    read(value, result, problems, "");
    if (!problems.fields.empty()) throw Invalid("Some fields were not accepted", std::move(problems.fields));
    return result;
}

template <class T>
T from_text(std::string_view text) {
    return from<T>(parse(text));
}

// RFC 7396: what `patch` names replaces, null removes.
void merge_patch(Value& target, Value const& patch);

}  // namespace yitai::json
