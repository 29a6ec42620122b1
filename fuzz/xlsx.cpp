// Spreadsheets: an archive as it is, or one part of a whole one. Whatever is in it, a table comes out or a sentence.
#include "importing/spreadsheet/xlsx.h"

#include "testing/zip.h"

#include <cstdlib>

using namespace yitai;

namespace {

// By the first byte: which part is replaced; the last ones: the archive itself.
constexpr char const* parts[] = {"xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml",
                                 "xl/_rels/workbook.xml.rels"};
constexpr std::string_view rows = R"(<row><c t="s" s="1"><v>0</v></c><c s="1"><v>1</v></c></row><row><c><v>2</v></c></row>)";

std::string file_of(std::uint8_t kind, std::string bytes) {
    if (kind >= std::size(parts)) return bytes;
    return testing::xlsx_of(std::string(rows), {{parts[kind], std::move(bytes)}});
}

// What was made of it can be read again, its rows where they were.
void check(std::string text) {
    importing::CsvFile const file(std::move(text));
    std::int64_t last = 1;
    for (auto const& record : file.records()) {
        if (record.row <= last || file.cells(record).size() < file.header().size()) std::abort();
        for (auto const& cell : file.cells(record))
            if (!cell.well_formed || !importing::is_readable(cell.text)) std::abort();
        last = record.row;
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    if (size == 0) return 0;
    try {
        auto const bytes = file_of(data[0], {reinterpret_cast<char const*>(data) + 1, size - 1});
        auto text = importing::text_of_file(bytes);
        if (text != bytes) check(std::move(text));
    } catch (Invalid const& invalid) {
        if (invalid.english.empty()) std::abort();
    }
    return 0;
}
