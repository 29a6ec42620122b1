#include "importing/spreadsheet/sheet.h"

#include "base/text.h"
#include "importing/spreadsheet/xml.h"

#include <algorithm>

namespace yitai::importing {
namespace {

constexpr std::int64_t last_row = 1'048'576, last_column = 16'383;  // that a sheet can have

struct Place {
    std::int64_t row = 0, column = -1;
};
struct Merged {
    Place first, last;
};

// "AB12"; nothing when it is none.
std::optional<Place> place_named(std::string_view name) {
    auto const letters = std::min(name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), name.size());
    auto const row = parse_integer(name.substr(letters));
    std::int64_t column = 0;
    for (auto const letter : name.substr(0, letters)) column = std::min(column * 26 + (letter - 'A' + 1), last_column + 2);
    if (letters == 0 || !row || *row < 1 || *row > last_row || column > last_column + 1) return std::nullopt;
    return Place{*row, column - 1};
}

std::optional<Merged> merged_named(std::string_view range) {
    auto const colon = range.find(':');
    if (colon == range.npos) return std::nullopt;
    auto const first = place_named(range.substr(0, colon)), last = place_named(range.substr(colon + 1));
    if (!first || !last) return std::nullopt;
    return Merged{*first, *last};
}

class Sheet {
public:
    Sheet(Workbook const& workbook, SheetLimits const& limits) : workbook_(workbook), limits_(limits) {}

    void open(Element const&);
    void text(std::string_view text) {
        if (in_value_) value_ += text;
    }
    void close(std::string_view name);
    std::vector<SheetRow> rows();

private:
    Invalid refused(Message sentence) const {
        sentence.values.emplace_back("row", std::to_string(at_.row));
        return {"/file", std::move(sentence)};
    }
    void begin_row(Element const&);
    void begin_cell(Element const&);
    void end_cell();
    std::string text_of_cell() const;
    void keep(SheetRow& row, std::vector<SheetCell>::iterator before, SheetCell);
    void spread(Merged const&);

    Workbook const& workbook_;
    SheetLimits const limits_;
    std::vector<SheetRow> rows_;
    std::vector<Merged> merged_;
    Place at_;
    std::string type_, value_;
    std::int64_t style_ = 0;
    bool in_value_ = false, in_pronunciation_ = false, has_formula_ = false;
    std::size_t cells_ = 0, bytes_ = 0, spread_ = 0;
};

void Sheet::open(Element const& element) {
    if (element.name == "row") return begin_row(element);
    if (element.name == "c") return begin_cell(element);
    if (element.name == "rPh") in_pronunciation_ = true;
    if (element.name == "f") has_formula_ = true;
    in_value_ = element.name == "v" || (element.name == "t" && type_ == "inlineStr" && !in_pronunciation_);
    if (element.name != "mergeCell") return;
    if (auto const merged = merged_named(element.text("ref"))) merged_.push_back(*merged);
}

void Sheet::close(std::string_view name) {
    in_value_ = false;
    if (name == "rPh") in_pronunciation_ = false;
    if (name == "c") end_cell();
}

// Rows and cells may leave out where they stand: then they follow on the one before.
void Sheet::begin_row(Element const& element) {
    auto const number = element.get("r") ? parse_integer(*element.get("r")).value_or(0) : at_.row + 1;
    if (number <= at_.row || number > last_row) throw refused("What follows on row {{row}} is no row");
    at_ = {number, -1};
}

void Sheet::begin_cell(Element const& element) {
    auto const name = element.get("r");
    auto const place = name ? place_named(*name) : Place{at_.row, at_.column + 1};
    if (!place || at_.row == 0 || place->row != at_.row || place->column <= at_.column || place->column > last_column)
        throw refused("A cell in row {{row}} is not where it says");
    at_ = *place;
    type_ = element.text("t");
    style_ = parse_integer(element.text("s")).value_or(0);
    value_.clear();
    has_formula_ = false;
}

void Sheet::end_cell() {
    if (value_.empty() && has_formula_ && type_ != "str")
        throw refused("A formula in row {{row}} has no value; open the file as a spreadsheet and save it");
    auto text = value_.empty() ? "" : text_of_cell();
    if (text.empty()) return;
    if (at_.column >= static_cast<std::int64_t>(limits_.columns)) throw Invalid("/file", "A file has at most 200 columns");
    if (rows_.empty() || rows_.back().number != at_.row) rows_.push_back({at_.row, {}});
    keep(rows_.back(), rows_.back().cells.end(), {static_cast<std::uint16_t>(at_.column), std::move(text)});
}

std::string Sheet::text_of_cell() const {
    if (type_ == "s") {
        auto const number = parse_integer(value_).value_or(-1);
        if (number < 0 || number >= static_cast<std::int64_t>(workbook_.texts.size()))
            throw refused("A cell in row {{row}} names a text that is not there");
        return workbook_.texts[static_cast<std::size_t>(number)];
    }
    if (type_ == "b") return value_ == "1" || value_ == "true" ? "true" : "false";
    if (type_ == "e")
        throw Invalid("/file",
                      {"A cell in row {{row}} holds the error {{value}}", {{"row", std::to_string(at_.row)}, {"value", value_}}});
    if (type_ == "d") return value_;
    if (type_ == "str" || type_ == "inlineStr") return without_escapes(value_);

    bool const styled = style_ >= 0 && style_ < static_cast<std::int64_t>(workbook_.styles.size());
    auto const shown = styled ? workbook_.styles[static_cast<std::size_t>(style_)] : Shown::as_number;
    auto text = written(value_, shown, workbook_.days_from);
    if (!text) throw refused("A cell in row {{row}} is no number");
    return std::move(*text);
}

void Sheet::keep(SheetRow& row, std::vector<SheetCell>::iterator before, SheetCell cell) {
    bytes_ += cell.text.size();
    if (bytes_ > limits_.mebibytes << 20)
        throw Invalid("/file", {"A file has at most {{limit}} MiB", {{"limit", std::to_string(limits_.mebibytes)}}});
    if (++cells_ > limits_.cells)
        throw Invalid("/file", {"A sheet has at most {{limit}} cells", {{"limit", std::to_string(limits_.cells)}}});
    row.cells.insert(before, std::move(cell));
}

// ---- merged cells ----

bool stands_before(SheetRow const& row, std::int64_t number) { return row.number < number; }
bool stands_left(SheetCell const& cell, std::int64_t column) { return cell.column < column; }

std::vector<SheetRow> Sheet::rows() {
    for (auto const& merged : merged_) spread(merged);
    return std::move(rows_);
}

void Sheet::spread(Merged const& merged) {
    auto const top = std::lower_bound(rows_.begin(), rows_.end(), merged.first.row, stands_before);
    if (top == rows_.end() || top->number != merged.first.row) return;
    auto const corner = std::lower_bound(top->cells.begin(), top->cells.end(), merged.first.column, stands_left);
    if (corner == top->cells.end() || corner->column != merged.first.column) return;

    auto const text = corner->text;
    auto const last = std::min<std::int64_t>(merged.last.column, static_cast<std::int64_t>(limits_.columns) - 1);
    for (auto row = top; row != rows_.end() && row->number <= merged.last.row; ++row)
        for (auto column = merged.first.column; column <= last; ++column) {
            if (++spread_ > limits_.merged)
                throw Invalid("/file",
                              {"A sheet has at most {{limit}} merged cells", {{"limit", std::to_string(limits_.merged)}}});
            auto const here = std::lower_bound(row->cells.begin(), row->cells.end(), column, stands_left);
            if (here == row->cells.end() || here->column != column) keep(*row, here, {static_cast<std::uint16_t>(column), text});
        }
}

}  // namespace

std::vector<SheetRow> read_sheet(Archive& archive, Workbook const& workbook, SheetLimits const& limits) {
    Sheet sheet(workbook, limits);
    read_xml(archive, workbook.sheet,
             {[&](Element const& element) { sheet.open(element); }, [&](std::string_view text) { sheet.text(text); },
              [&](std::string_view name) { sheet.close(name); }});
    return sheet.rows();
}

}  // namespace yitai::importing
