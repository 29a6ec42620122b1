#include "base/yaml.h"

#include <algorithm>

namespace yitai::yaml {
namespace {

constexpr std::size_t longest_line = 100;

// What some reader of YAML, of whichever version, takes for something else than a text.
bool has_meaning(std::string_view word) {
    static constexpr std::string_view words[] = {"y", "n", "yes", "no", "on", "off", "true", "false", "null", "inf", "nan"};
    return std::find(std::begin(words), std::end(words), lower_ascii(word)) != std::end(words);
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

// Beyond ASCII: controls, separators of lines and the mark at the beginning of files, which readers take out or break at.
bool has_invisible(std::string_view text) {
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        if (text[i] == '\xC2' && static_cast<unsigned char>(text[i + 1]) <= 0xA0) return true;
        if (text.substr(i, 2) == "\xE2\x80" && i + 2 < text.size() && (text[i + 2] == '\xA8' || text[i + 2] == '\xA9'))
            return true;
        if (text.substr(i, 3) == "\xEF\xBB\xBF" || text.substr(i, 2) == "\xEF\xBF") return true;
    }
    return false;
}

bool is_plain(std::string_view text) {
    auto const passes = [](char c) {
        return is_letter(c) || !is_ascii(c) || (c >= '0' && c <= '9') ||
               std::string_view("_-./@ ").find(c) != std::string_view::npos;
    };
    return !text.empty() && (is_letter(text.front()) || !is_ascii(text.front())) && text.back() != ' ' &&
           std::all_of(text.begin(), text.end(), passes) && !has_meaning(text) && !has_invisible(text);
}

// Lines under a |: only where nothing at their ends could get lost.
bool fits_lines(std::string_view text) {
    auto const is_control = [](char c) { return is_ascii(c) && c != '\n' && (c < ' ' || c == '\x7F'); };
    return text.find('\n') != std::string_view::npos && text.front() != '\n' && text.front() != ' ' &&
           text.find(" \n") == std::string_view::npos && text.back() != ' ' && !text.ends_with("\n\n") &&
           std::none_of(text.begin(), text.end(), is_control) && !has_invisible(text);
}

std::string quoted(std::string_view text) {
    std::string out;
    json::write_string(out, text);
    // U+007F and beyond: JSON lets them stand, readers of YAML need not.
    for (std::size_t at = 0; (at = out.find('\x7F', at)) != std::string::npos;) out.replace(at, 1, "\\x7F");
    for (auto const& [from, to] : {std::pair<std::string_view, std::string_view>{"\xE2\x80\xA8", "\\L"},
                                   {"\xE2\x80\xA9", "\\P"},
                                   {"\xC2\x85", "\\u0085"},
                                   {"\xEF\xBB\xBF", "\\uFEFF"}})
        for (std::size_t at = 0; (at = out.find(from, at)) != std::string::npos;) out.replace(at, from.size(), to);
    return out;
}

std::string word(std::string_view text) { return is_plain(text) ? std::string(text) : quoted(text); }

std::string scalar(json::Value const& value) {
    if (auto const* text = value.as<std::string>()) return word(*text);
    return json::text_of(value);
}

bool is_collection(json::Value const& value) { return value.as<json::Array>() || value.as<json::Object>(); }

bool is_empty(json::Value const& collection) {
    auto const* list = collection.as<json::Array>();
    return list ? list->empty() : collection.as<json::Object>()->empty();
}

// On one line, or nothing when it does not fit into what is left of it.
bool write_line(std::string& out, json::Value const& value, std::size_t room) {
    auto const began = out.size();
    bool first = true;
    auto const go_on = [&] {
        if (!std::exchange(first, false)) out += ", ";
        return out.size() - began <= room;
    };
    if (auto const* list = value.as<json::Array>()) {
        out += '[';
        for (auto const& each : *list)
            if (!go_on() || !write_line(out, each, room)) return false;
        out += ']';
    } else if (auto const* object = value.as<json::Object>()) {
        out += '{';
        for (auto const& [name, member] : *object) {
            if (!go_on()) return false;
            out += word(name) + ": ";
            if (!write_line(out, member, room)) return false;
        }
        out += '}';
    } else {
        auto const* text = value.as<std::string>();
        if (text && text->find('\n') != std::string::npos) return false;
        out += scalar(value);
    }
    return out.size() - began <= room;
}

void write_lines(std::string& out, std::string_view text, std::size_t indent) {
    bool const ends = text.ends_with('\n');
    out += ends ? "|\n" : "|-\n";
    for (auto const line : split(ends ? text.substr(0, text.size() - 1) : text, '\n')) {
        if (!line.empty()) out.append(indent, ' ').append(line);
        out += '\n';
    }
}

// Where a collection stands: those at the top, and what is listed there, have a line for each member.
struct Place {
    std::size_t indent, level;
    bool listed;
    bool has_lines() const { return level <= 1 || (level == 2 && listed); }
};

void write_block(std::string& out, json::Value const& value, Place place);

// After "name:" or "-".
void write_value(std::string& out, json::Value const& value, Place place, std::size_t column) {
    auto const* text = value.as<std::string>();
    if (text && fits_lines(*text)) {
        out += ' ';
        return write_lines(out, *text, place.indent);
    }
    if (!is_collection(value) || is_empty(value)) {
        out += ' ' + scalar(value) + '\n';
        return;
    }
    std::string line;
    bool const fits = !place.has_lines() && column + 1 < longest_line && write_line(line, value, longest_line - column - 1);
    if (fits) out += ' ' + line + '\n';
    else write_block(out, value, place);
}

void write_members(std::string& out, json::Object const& object, Place place) {
    bool first = place.listed;  // the first member stands beside the dash
    for (auto const& [name, member] : object) {
        if (!std::exchange(first, false)) out.append(place.indent, ' ');
        auto const key = word(name) + ':';
        out += key;
        write_value(out, member, {place.indent + 2, place.level + 1, false}, place.indent + key.size());
    }
}

void write_block(std::string& out, json::Value const& value, Place place) {
    if (auto const* object = value.as<json::Object>()) {
        out += place.listed ? " " : "\n";
        return write_members(out, *object, place);
    }
    out += '\n';
    for (auto const& each : *value.as<json::Array>()) {
        out.append(place.indent, ' ') += '-';
        write_value(out, each, {place.indent + 2, place.level + 1, true}, place.indent + 1);
    }
}

}  // namespace

std::string text_of(json::Value const& value) {
    std::string out;
    auto const* object = value.as<json::Object>();
    if (object && !object->empty()) {
        write_members(out, *object, {0, 0, false});
        return out;
    }
    write_value(out, value, {is_collection(value) ? 0U : 2U, 0, false}, 0);
    out.erase(0, 1);  // what stands between a name and its value
    return out;
}

}  // namespace yitai::yaml
