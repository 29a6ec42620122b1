#include "importing/csv.h"

#include "base/text.h"

#include <algorithm>

namespace yitai::importing {
namespace {

bool ends_record(char c) { return c == '\n' || c == '\r'; }

// A cell as it stands in the file.
struct Raw {
    std::string_view text;  // without the outer quotation marks
    bool quoted = false, well_formed = true;
};

// Goes from cell to cell.
class Cursor {
public:
    Cursor(std::string_view text, char separator, std::size_t at) : text_(text), separator_(separator), at_(at) {}

    std::size_t at() const { return at_; }
    bool at_end() const { return at_ >= text_.size(); }

    Raw cell() {
        Raw raw = !at_end() && text_[at_] == '"' ? quoted() : plain(at_);
        if (raw.text.size() > CsvFile::longest_cell) throw Invalid("/text", "A cell has at most 64 KiB");
        return raw;
    }
    // Behind a cell: steps over what separates it from the next, or over the record's end.
    bool another() {
        if (at_end()) return false;
        if (text_[at_] == separator_) return ++at_, true;
        at_ += text_.substr(at_, 2) == "\r\n" ? 2 : 1;
        return false;
    }

private:
    Raw plain(std::size_t from) {
        while (!at_end() && text_[at_] != separator_ && !ends_record(text_[at_])) ++at_;
        return {text_.substr(from, at_ - from)};
    }
    Raw quoted() {
        auto const from = ++at_;
        while (true) {
            at_ = std::min(text_.find('"', at_), text_.size());
            if (at_end()) return {text_.substr(from), true, false};
            if (text_.substr(at_, 2) != "\"\"") break;
            at_ += 2;
        }
        Raw raw{text_.substr(from, at_++ - from), true};
        if (!at_end() && text_[at_] != separator_ && !ends_record(text_[at_])) raw.well_formed = false, plain(at_);
        return raw;
    }

    std::string_view const text_;
    char const separator_;
    std::size_t at_;
};

std::string unescaped(Raw const& raw) {
    if (!raw.quoted || raw.text.find('"') == raw.text.npos) return std::string(raw.text);
    std::string text;
    for (std::size_t i = 0; i < raw.text.size(); ++i) {
        text += raw.text[i];
        if (raw.text.substr(i, 2) == "\"\"") ++i;
    }
    return text;
}

// Whichever of them the first line has most of.
char separator_of(std::string_view text) {
    auto const line = text.substr(0, std::min(text.find_first_of("\r\n"), text.size()));
    auto const times = [&](char c) { return std::count(line.begin(), line.end(), c); };
    return std::max({',', ';', '\t'}, [&](char one, char other) { return times(one) < times(other); });
}

std::string checked(std::string bytes, CsvLimits const& limits) {
    if (bytes.size() > limits.mebibytes << 20)
        throw Invalid("/text", {"A file has at most {{limit}} MiB", {{"limit", std::to_string(limits.mebibytes)}}});
    return utf8_of(std::move(bytes));
}

}  // namespace

CsvFile::CsvFile(std::string bytes, CsvLimits const& limits)
    : text_(checked(std::move(bytes), limits)), separator_(separator_of(text_)) {
    Cursor cursor(text_, separator_, 0);
    do {
        if (header_.size() == most_columns) throw Invalid("/text", "A file has at most 200 columns");
        header_.push_back(lower_ascii(trimmed(unescaped(cursor.cell()))));
    } while (cursor.another());

    for (std::int64_t row = 2; !cursor.at_end(); ++row) {
        Record const record{row, cursor.at()};
        bool blank = true;
        do blank &= is_blank(cursor.cell().text);
        while (cursor.another());
        if (blank) continue;
        if (records_.size() == limits.records)
            throw Invalid("/text", {"A file has at most {{limit}} rows", {{"limit", std::to_string(limits.records)}}});
        records_.push_back(record);
    }
    if (records_.empty()) throw Invalid("/text", "There are no rows below the header");
}

std::vector<Cell> CsvFile::cells(Record const& record) const {
    std::vector<Cell> cells;
    cells.reserve(header_.size());
    Cursor cursor(text_, separator_, record.begin);
    do {
        auto const raw = cursor.cell();
        cells.push_back({unescaped(raw), raw.well_formed});
    } while (cursor.another() && cells.size() <= most_columns);
    return cells;
}

}  // namespace yitai::importing
