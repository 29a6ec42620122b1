#include "db/parameters.h"

#include <algorithm>
#include <cctype>
#include <stdexcept>

namespace yitai::db {

int Parameters::find(std::string_view name) const {
    for (std::size_t tried = 0; tried < names_.size(); ++tried) {
        auto const candidate = next_ < names_.size() ? next_ : 0;
        next_ = candidate + 1;
        if (names_[candidate] == name) return static_cast<int>(candidate);
    }
    return -1;
}

void Parameters::require_all() const {
    auto const missing = std::find(given_.begin(), given_.end(), false);
    if (missing == given_.end()) return;
    throw std::logic_error("no value was given for :" + names_[static_cast<std::size_t>(missing - given_.begin())]);
}

namespace {

bool starts_name(char c) { return std::isalpha(static_cast<unsigned char>(c)) || c == '_'; }

bool continues_name(char c) { return starts_name(c) || std::isdigit(static_cast<unsigned char>(c)); }

std::size_t past(std::string_view sql, std::string_view end, std::size_t from) {
    auto const found = sql.find(end, from);
    return found == sql.npos ? sql.size() : found + end.size();
}

// Comments nest in PostgreSQL.
std::size_t past_comment(std::string_view sql, std::size_t at) {
    int depth = 0;
    do {
        if (sql.substr(at, 2) == "/*") ++depth, at += 2;
        else if (sql.substr(at, 2) == "*/") --depth, at += 2;
        else ++at;
    } while (depth > 0 && at < sql.size());
    return at;
}

std::size_t past_name(std::string_view sql, std::size_t at) {
    while (at < sql.size() && continues_name(sql[at])) ++at;
    return at;
}

// $$ … $$ and $tag$ … $tag$; a lone $ is one character.
std::size_t past_dollar_quote(std::string_view sql, std::size_t at) {
    auto const tag_end = past_name(sql, at + 1);
    if (tag_end >= sql.size() || sql[tag_end] != '$') return at + 1;
    auto const tag = sql.substr(at, tag_end + 1 - at);
    return past(sql, tag, tag_end + 1);
}

// Where the piece that starts at `at` and holds no parameter ends.
std::size_t past_plain(std::string_view sql, std::size_t at) {
    auto const two = sql.substr(at, 2);
    if (two == "--") return past(sql, "\n", at);
    if (two == "/*") return past_comment(sql, at);
    if (two == "::") return at + 2;
    if (sql[at] == '\'' || sql[at] == '"') return past(sql, sql.substr(at, 1), at + 1);  // a doubled quote opens the next piece
    if (sql[at] == '$') return past_dollar_quote(sql, at);
    if (starts_name(sql[at])) return past_name(sql, at);
    return at + 1;
}

bool is_parameter(std::string_view sql, std::size_t at) {
    return sql[at] == ':' && at + 1 < sql.size() && starts_name(sql[at + 1]);
}

std::size_t number_of(std::vector<std::string>& names, std::string_view name) {
    auto const known = std::find(names.begin(), names.end(), name);
    if (known != names.end()) return static_cast<std::size_t>(known - names.begin()) + 1;
    names.emplace_back(name);
    return names.size();
}

}  // namespace

Numbered numbered(std::string_view sql) {
    Numbered result;
    for (std::size_t at = 0; at < sql.size();) {
        if (is_parameter(sql, at)) {
            auto const end = past_name(sql, at + 1);
            result.sql += '$' + std::to_string(number_of(result.names, sql.substr(at + 1, end - at - 1)));
            at = end;
        } else {
            auto const end = past_plain(sql, at);
            result.sql += sql.substr(at, end - at);
            at = end;
        }
    }
    return result;
}

}  // namespace yitai::db
