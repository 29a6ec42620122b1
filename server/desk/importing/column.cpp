#include "importing/column.h"

#include <algorithm>

namespace yitai::importing {
namespace {

struct Flag {
    std::string_view word;
    bool value;
};
constexpr Flag flags[] = {{"true", true},   {"yes", true}, {"1", true},  {"是", true},
                          {"false", false}, {"no", false}, {"0", false}, {"否", false}};

json::Value flag_from(std::string_view text) {
    auto const word = lower_ascii(text);
    for (auto const& flag : flags)
        if (flag.word == word) return flag.value;
    return text;
}

json::Value number_from(std::string_view text) {
    auto const number = parse_integer(text);
    return number ? json::Value(*number) : json::Value(text);
}

json::Value phone_from(std::string_view text) {
    auto const colon = text.find(':');
    auto const kind = trimmed(text.substr(0, colon));
    if (colon == text.npos || !enum_from<PhoneKind>(kind)) return json::Object{{"number", text}};
    return json::Object{{"number", trimmed(text.substr(colon + 1))}, {"kind", kind}};
}

json::Value support_from(std::string_view text) {
    auto const colon = std::min(text.find(':'), text.size());
    auto const at = std::min(text.find('@'), colon);
    json::Object row{{"line", trimmed(text.substr(0, at))}, {"group", trimmed(text.substr(std::min(colon + 1, text.size())))}};
    if (at < colon) row.set("site", trimmed(text.substr(at + 1, colon - at - 1)));
    return row;
}

json::Value list_from(std::string_view text, json::Value (*each)(std::string_view)) {
    json::Array values;
    for (auto const part : split(text, ';'))
        if (!is_blank(part)) values.push_back(each(trimmed(part)));
    return values;
}

json::Value as_it_is(std::string_view text) { return text; }

json::Value value_from(std::string_view text, Shape shape) {
    switch (shape) {
        case Shape::list:
            return list_from(text, as_it_is);
        case Shape::phones:
            return list_from(text, phone_from);
        case Shape::support:
            return list_from(text, support_from);
        case Shape::bilingual:
            return text;
        case Shape::flag:
            return text.empty() ? json::Value() : flag_from(text);
        case Shape::number:
            return text.empty() ? json::Value() : number_from(text);
        case Shape::text:
            break;
    }
    return text.empty() ? json::Value() : json::Value(text);
}

void set_half(json::Object& fields, std::string_view field, std::string_view half, json::Value const& text) {
    if (!fields.find(field)) fields.set(std::string(field), json::Object{{"zh", ""}, {"en", ""}});
    auto both = *fields.find(field)->as<json::Object>();
    if (half != "en") both.set("zh", text);
    if (half != "zh") both.set("en", text);
    fields.set(std::string(field), std::move(both));
}

}  // namespace

Layout::Layout(std::span<Column const> known, std::vector<std::string> const& header) {
    json::Problems problems;
    for (auto const& column : header) {
        auto const filled = is_readable(column) ? filled_by(known, column) : std::nullopt;
        auto const same = [&](Filled const& other) {
            return filled && other.field == filled->field &&
                   (other.half == filled->half || other.half.empty() || filled->half.empty());
        };
        auto const shown = is_readable(column) ? column : std::string("?");
        if (!filled) problems.add("/text", {"There is no column {{column}} to import", {{"column", shown}}});
        else if (std::any_of(filled_.begin(), filled_.end(), same))
            problems.add("/text", {"The column {{column}} is there twice", {{"column", shown}}});
        else filled_.push_back(*filled);
    }
    if (!problems.fields.empty()) throw Invalid("The header was not accepted", std::move(problems.fields));
}

std::optional<Layout::Filled> Layout::filled_by(std::span<Column const> known, std::string const& column) const {
    std::string_view const name = column;
    for (auto const& [field, shape] : known) {
        if (name == field) return Filled{column, field, {}, shape};
        if (shape != Shape::bilingual || !name.starts_with(field)) continue;
        auto const rest = name.substr(field.size());
        if (rest == "_zh") return Filled{column, field, "zh", shape};
        if (rest == "_en") return Filled{column, field, "en", shape};
    }
    return std::nullopt;
}

bool Layout::has(std::string_view field) const {
    return std::any_of(filled_.begin(), filled_.end(), [&](Filled const& each) { return each.field == field; });
}

json::Object Layout::fields(std::vector<Cell> const& cells, json::Problems& problems) const {
    json::Object fields;
    if (cells.size() != filled_.size()) {
        problems.add("", {"This row has {{found}} cells, the header has {{expected}}",
                          {{"found", std::to_string(cells.size())}, {"expected", std::to_string(filled_.size())}}});
        return fields;
    }
    for (std::size_t i = 0; i < cells.size(); ++i) {
        auto const& [column, field, half, shape] = filled_[i];
        auto const pointer = json::child("", field);
        if (!cells[i].well_formed) problems.add(pointer, "A quotation mark is not closed, or text follows it");
        else if (!is_readable(cells[i].text)) problems.add(pointer, "These bytes are no characters");
        else if (shape == Shape::bilingual) set_half(fields, field, half, value_from(trimmed(cells[i].text), shape));
        else fields.set(std::string(field), value_from(trimmed(cells[i].text), shape));
    }
    return fields;
}

std::string Layout::column_of(std::string_view pointer) const {
    auto const parts = split(pointer, '/');
    if (parts.size() < 2) return "";
    auto const half = parts.size() > 2 ? parts[2] : std::string_view();
    std::string column(parts[1]);
    for (auto const& each : filled_)
        if (each.field == parts[1] && (each.half.empty() || each.half == half)) column = each.column;
    return column;
}

}  // namespace yitai::importing
