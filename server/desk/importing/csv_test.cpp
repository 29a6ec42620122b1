#include "importing/csv.h"

#include "base/text.h"

#include <doctest/doctest.h>

using namespace yitai;
using importing::CsvFile;

namespace {

std::string joined(CsvFile const& file, std::size_t record) {
    std::string text;
    for (auto const& cell : file.cells(file.records().at(record))) text += '[' + cell.text + ']';
    return text;
}

}  // namespace

TEST_CASE("cells may hold separators, line breaks and quotation marks") {
    CsvFile const file("Login, name\r\nli.lei,\"Li \"\"Lei\"\", L1\r\nat the desk\"\r\nhan,\r\n");
    CHECK(file.header() == std::vector<std::string>{"login", "name"});
    CHECK(joined(file, 0) == "[li.lei][Li \"Lei\", L1\r\nat the desk]");
    CHECK(joined(file, 1) == "[han][]");
    CHECK(file.records().size() == 2);
    CHECK(file.records()[1].row == 3);
}

TEST_CASE("semicolons and tabs separate as well, as the header shows") {
    CHECK(joined(CsvFile("a;b\n1,5;2"), 0) == "[1,5][2]");
    CHECK(joined(CsvFile("a\tb\n1,5\t2"), 0) == "[1,5][2]");
}

TEST_CASE("blank rows are passed over and counted") {
    CsvFile const file("a,b\n\n,\n1,2\n");
    CHECK(file.records().size() == 1);
    CHECK(file.records()[0].row == 4);
}

TEST_CASE("a quotation mark that is not closed, or is followed by text, is told") {
    CsvFile const file("a,b\n\"x\"y,2\n\"z,3\n");
    CHECK_FALSE(file.cells(file.records()[0])[0].well_formed);
    CHECK(file.cells(file.records()[0])[1].text == "2");
    CHECK_FALSE(file.cells(file.records()[1])[0].well_formed);
}

TEST_CASE("the same characters come out of UTF-8 with and without mark and of GB18030") {
    std::string const utf8 = "name\n\u6c49\u5b57\U00020000\n", gb = "name\n\xBA\xBA\xD7\xD6\x95\x32\x82\x36\n";
    CHECK(joined(CsvFile(utf8), 0) == "[\u6c49\u5b57\U00020000]");
    CHECK(joined(CsvFile("\xEF\xBB\xBF" + utf8), 0) == "[\u6c49\u5b57\U00020000]");
    CHECK(joined(CsvFile(gb), 0) == "[\u6c49\u5b57\U00020000]");
}

TEST_CASE("a broken byte makes its own cell unreadable, not the file other characters") {
    CsvFile const utf8("name\n\u6c49\u5b57\nx\x81\n\u738b\u82b3\n");
    CHECK(joined(utf8, 0) == "[\u6c49\u5b57]");
    CHECK_FALSE(is_utf8(utf8.cells(utf8.records()[1])[0].text));
    CsvFile const gb("name\n\xBA\xBA\n\xBA\n\xD7\xD6\n");
    CHECK(joined(gb, 2) == "[\u5b57]");
    CHECK_FALSE(is_utf8(gb.cells(gb.records()[1])[0].text));
}

TEST_CASE("files beyond the limits are refused") {
    std::string header = "a";
    for (int i = 1; i < 1'000'000; ++i) header += ",a";
    CHECK_THROWS_WITH_AS(CsvFile(header + "\n1"), "A file has at most 200 columns", Invalid);
    CHECK_THROWS_WITH_AS(CsvFile("a\n" + std::string(CsvFile::longest_cell + 1, 'x')), "A cell has at most 64 KiB", Invalid);
    CHECK_THROWS_WITH_AS(CsvFile(std::string((importing::CsvLimits().mebibytes << 20) + 1, 'x')), "A file has at most 25 MiB",
                         Invalid);
    std::string rows = "a\n";
    for (std::size_t i = 0; i <= importing::CsvLimits().records; ++i) rows += "1\n";
    CHECK_THROWS_WITH_AS((CsvFile(rows)), "A file has at most 200000 rows", Invalid);
    CHECK_THROWS_WITH_AS(CsvFile("a,b\n"), "There are no rows below the header", Invalid);
    CHECK_THROWS_WITH_AS(CsvFile(""), "There are no rows below the header", Invalid);
}
