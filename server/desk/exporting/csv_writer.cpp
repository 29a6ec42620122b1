#include "exporting/csv_writer.h"

#include <algorithm>
#include <array>

namespace yitai::exporting {
namespace {

// What spreadsheets take for the beginning of a formula, full-width forms included.
constexpr std::array<std::string_view, 11> openings = {"=", "+", "-", "@", "\t", "\r", "|", "＝", "＋", "－", "＠"};

bool looks_like_formula(std::string_view text) {
    return std::any_of(openings.begin(), openings.end(), [&](auto opening) { return text.starts_with(opening); });
}

std::string text_of(json::Value const& value) {
    if (value.is_null()) return {};
    if (auto const* text = value.as<std::string>()) return *text;
    auto const* list = value.as<json::Array>();
    if (!list) return json::text_of(value);
    std::string joined;
    for (auto const& each : *list) (joined += joined.empty() ? "" : "; ") += text_of(each);
    return joined;
}

}  // namespace

void write_cell(std::string& row, std::string_view text) {
    if (!row.empty() && !row.ends_with("\r\n")) row += ',';
    row += '"';
    if (looks_like_formula(text)) row += '\'';
    for (char const c : text) {
        if (c == '"') row += '"';
        row += c;
    }
    row += '"';
}

// A number is no formula, whatever its sign.
void write_cell(std::string& row, json::Value const& value) {
    bool const is_number = value.as<std::int64_t>() || value.as<double>();
    if (!is_number) return write_cell(row, std::string_view(text_of(value)));
    if (!row.empty() && !row.ends_with("\r\n")) row += ',';
    row += json::text_of(value);
}

void end_row(std::string& row) { row += "\r\n"; }

}  // namespace yitai::exporting
