#include "importing/spreadsheet/xlsx.h"

#include "importing/spreadsheet/sheet.h"

namespace yitai::importing {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view archive_marks[] = {"PK\x03\x04", "PK\x05\x06"};
constexpr auto old_mark = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv;            // of compound files: .xls, and what has a password
constexpr auto password_mark = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv;  // such a file's directory, in UTF-16

std::string quoted(std::string const& text) {
    if (text.find_first_of(",;\t\"\r\n") == text.npos) return text;
    std::string cell = "\"";
    for (auto const c : text) cell += c == '"' ? "\"\"" : std::string(1, c);
    return cell + '"';
}

std::size_t width_of(SheetRow const& row) { return row.cells.back().column + std::size_t{1}; }

// Each row is as wide as the header, so that what is empty at its end counts.
void write_row(std::string& text, SheetRow const& row, std::size_t width) {
    std::size_t column = 0;
    auto const go_to = [&](std::size_t next) {
        text.append(next - column, ',');
        column = next;
    };
    for (auto const& cell : row.cells) go_to(cell.column), text += quoted(cell.text);
    go_to(std::max(width, width_of(row)) - 1);
}

std::string csv_of(std::vector<SheetRow> const& rows, CsvLimits const& limits) {
    if (rows.empty() || rows.front().number != 1) throw Invalid("/file", "Row 1 of the first sheet must name the columns");
    std::string text;
    std::int64_t line = 1;
    for (auto const& row : rows) {
        text.append(static_cast<std::size_t>(row.number - line), '\n');
        line = row.number;
        write_row(text, row, width_of(rows.front()));
        if (text.size() > limits.mebibytes << 20)
            throw Invalid("/file", {"A file has at most {{limit}} MiB", {{"limit", std::to_string(limits.mebibytes)}}});
    }
    return text + '\n';
}

std::string csv_of_xlsx(std::string_view bytes, CsvLimits const& limits) {
    Archive archive(bytes);
    auto const workbook = read_workbook(archive);
    return csv_of(read_sheet(archive, workbook, {CsvFile::most_columns, limits.mebibytes}), limits);
}

}  // namespace

std::string text_of_file(std::string bytes, CsvLimits const& limits) {
    if (bytes.starts_with(old_mark)) {
        if (bytes.find(password_mark) != bytes.npos)
            throw Invalid("/file", "This file is protected by a password; save it without one");
        throw Invalid("/file", "This is an old spreadsheet (.xls); save it as .xlsx");
    }
    for (auto const mark : archive_marks)
        if (bytes.starts_with(mark)) return csv_of_xlsx(bytes, limits);
    return bytes;
}

}  // namespace yitai::importing
