#include "base/json.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace yitai::json {

Value const* Object::find(std::string_view name) const {
    auto found = std::find_if(begin(), end(), [&](auto const& member) { return member.first == name; });
    return found == end() ? nullptr : &found->second;
}

void Object::set(std::string name, Value value) {
    auto found = std::find_if(begin(), end(), [&](auto const& member) { return member.first == name; });
    if (found != end()) found->second = std::move(value);
    else emplace_back(std::move(name), std::move(value));
}

Value const* Value::find(std::string_view name) const {
    auto const* object = as<Object>();
    return object ? object->find(name) : nullptr;
}

bool Value::operator==(Value const& other) const { return held == other.held; }

// ---- writing ----

void write_string(std::string& out, std::string_view text) {
    out += '"';
    auto plain = text.begin();
    for (auto at = text.begin(); at != text.end(); ++at) {
        auto const c = static_cast<unsigned char>(*at);
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        out.append(plain, at);
        plain = at + 1;
        switch (c) {
            case '"':
                out += "\\\"";
                break;
            case '\\':
                out += "\\\\";
                break;
            case '\n':
                out += "\\n";
                break;
            case '\r':
                out += "\\r";
                break;
            case '\t':
                out += "\\t";
                break;
            default:
                fmt::format_to(std::back_inserter(out), "\\u{:04x}", c);
        }
    }
    out.append(plain, text.end());
    out += '"';
}

// Zero has no sign (RFC 8785 §3.2.2.3), as "-0" would come back as a whole number.
void write(std::string& out, double number) { fmt::format_to(std::back_inserter(out), "{}", number == 0 ? 0.0 : number); }

void write(std::string& out, Value const& value) {
    std::visit(
        [&](auto const& held) {
            using Held = std::remove_cvref_t<decltype(held)>;
            if constexpr (std::is_same_v<Held, std::nullptr_t>) {
                out += "null";
            } else if constexpr (std::is_same_v<Held, Object>) {
                out += '{';
                for (bool first = true; auto const& [name, member] : held) {
                    if (!std::exchange(first, false)) out += ',';
                    write_string(out, name);
                    out += ':';
                    write(out, member);
                }
                out += '}';
            } else {
                write(out, held);
            }
        },
        value.held);
}

// ---- reading ----

std::string child(std::string const& pointer, std::string_view name) {
    std::string path = pointer + '/';
    for (char c : name) {
        if (c == '~') path += "~0";
        else if (c == '/') path += "~1";
        else path += c;
    }
    return path;
}

std::string child(std::string const& pointer, std::size_t index) { return pointer + '/' + std::to_string(index); }

void read(Value const& value, bool& into, Problems& problems, std::string const& pointer) {
    if (auto const* b = value.as<bool>()) into = *b;
    else problems.add(pointer, "Must be true or false");
}

void read(Value const& value, std::int64_t& into, Problems& problems, std::string const& pointer) {
    if (auto const* number = value.as<std::int64_t>()) into = *number;
    else problems.add(pointer, "Must be a whole number");
}

void read(Value const& value, int& into, Problems& problems, std::string const& pointer) {
    auto const* number = value.as<std::int64_t>();
    if (number && *number >= std::numeric_limits<int>::min() && *number <= std::numeric_limits<int>::max())
        into = static_cast<int>(*number);
    else problems.add(pointer, "Must be a whole number");
}

void read(Value const& value, double& into, Problems& problems, std::string const& pointer) {
    if (auto const* number = value.as<double>()) into = *number;
    else if (auto const* whole = value.as<std::int64_t>()) into = static_cast<double>(*whole);
    else problems.add(pointer, "Must be a number");
}

void read(Value const& value, std::string& into, Problems& problems, std::string const& pointer) {
    if (auto const* text = value.as<std::string>()) into = *text;
    else problems.add(pointer, "Must be a text");
}

void read(Value const& value, Instant& into, Problems& problems, std::string const& pointer) {
    auto const* text = value.as<std::string>();
    auto const at = text ? parse_rfc3339(*text) : std::nullopt;
    if (at) into = *at;
    else problems.add(pointer, "Must be a time like 2026-01-31T08:00:00Z");
}

void read_text(Value const& value, std::string& into, std::size_t max_bytes, bool must_say_something, Problems& problems,
               std::string const& pointer) {
    auto const* text = value.as<std::string>();
    if (!text) return problems.add(pointer, "Must be a text");
    if (text->size() > max_bytes)
        return problems.add(pointer, {"Must be at most {{count}} bytes long", {{"count", std::to_string(max_bytes)}}});
    if (must_say_something && is_blank(*text)) return problems.add(pointer, "Must not be blank");
    into = *text;
}

void refuse_word(Value const&, std::vector<std::string_view> const& allowed, Problems& problems, std::string const& pointer) {
    std::string words;
    for (auto word : allowed) words += (words.empty() ? "" : ", ") + std::string(word);
    problems.add(pointer, {"Must be one of: {{words}}", {{"words", words}}});
}

std::int64_t read_id(Value const& value, Problems& problems, std::string const& pointer) {
    auto const* text = value.as<std::string>();
    auto const id = text ? parse_integer(*text) : std::nullopt;
    if (id && *id > 0) return *id;
    problems.add(pointer, "Must be an id: a text of digits");
    return 0;
}

void merge_patch(Value& target, Value const& patch) {
    auto const* members = patch.as<Object>();
    if (!members) {
        target = patch;
        return;
    }
    if (!target.as<Object>()) target = Object{};
    auto& object = *target.as<Object>();
    for (auto const& [name, value] : *members) {
        if (value.is_null()) {
            std::erase_if(object, [&name = name](auto const& member) { return member.first == name; });
        } else {
            auto const* present = object.find(name);
            Value merged = present ? *present : Value();
            merge_patch(merged, value);
            object.set(name, std::move(merged));
        }
    }
}

}  // namespace yitai::json
