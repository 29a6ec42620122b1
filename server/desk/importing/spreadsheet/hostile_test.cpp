#include "importing/spreadsheet/xlsx.h"
#include "testing/zip.h"

#include <doctest/doctest.h>

namespace yitai::importing {

using testing::xlsx_of;
using testing::zip_of;

namespace {

std::string const row = R"(<row r="1"><c r="A1" t="str"><v>login</v></c></row>)";

std::string refusal_of(std::string bytes) {
    try {
        text_of_file(std::move(bytes));
        return "";
    } catch (Invalid const& invalid) {
        CHECK(invalid.fields.at(0).pointer == "/file");
        return invalid.english;
    }
}

std::string refusal_of_sheet(std::string const& xml) { return refusal_of(xlsx_of("", {{"xl/worksheets/sheet1.xml", xml}})); }

}  // namespace

TEST_CASE("an old spreadsheet and one with a password are told apart") {
    std::string const mark = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", word = "EncryptedPackage";
    std::string wide;
    for (auto const c : word) wide += c, wide += '\0';
    CHECK(refusal_of(mark + "Workbook") == "This is an old spreadsheet (.xls); save it as .xlsx");
    CHECK(refusal_of(mark + wide) == "This file is protected by a password; save it without one");
    CHECK(refusal_of(xlsx_of(row, {{"xl/styles.xml", "", 1}})) == "This file is protected by a password; save it without one");
}

TEST_CASE("a file that is cut short, damaged, or another archive is refused") {
    auto const whole = xlsx_of(row);
    CHECK(refusal_of(whole) == "");
    for (auto const size : {std::size_t{4}, whole.size() / 2, whole.size() - 20})
        CHECK(refusal_of(whole.substr(0, size)) == "This file is cut short or damaged");
    auto broken = whole;
    broken[broken.find("sheet1.xml") + 20] ^= 0x55;
    CHECK(refusal_of(broken) != "");
    CHECK(refusal_of(zip_of({{"word/document.xml", "<w/>"}})) == "This is no XLSX file");
}

TEST_CASE("parts that lead out of the file, are there twice, or are too many are refused") {
    for (auto const name : {"../../etc/passwd", "/etc/passwd", "xl\\..\\x", "C:x", "a/.."})
        CHECK(refusal_of(xlsx_of(row, {{name, "x"}})) == std::string(name) + " in this file leads out of it");
    CHECK(refusal_of(zip_of({{"a", ""}, {"a", ""}})) == "a is in this file twice");
    std::vector<testing::ZipPart> many;
    for (int i = 0; i <= 1'000; ++i) many.push_back({"p" + std::to_string(i), ""});
    CHECK(refusal_of(zip_of(many)) == "A spreadsheet has at most 1000 parts");
}

TEST_CASE("a document type is refused: no entity is ever known") {
    std::string const laughs = R"(<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><worksheet>&b;</worksheet>)";
    std::string const outside = R"(<!DOCTYPE w SYSTEM "http://127.0.0.1/x.dtd"><worksheet/>)";
    std::string const parameter = R"(<!DOCTYPE w [<!ENTITY % p SYSTEM "file:///etc/passwd">%p;]><worksheet/>)";
    for (auto const& xml : {laughs, outside, parameter})
        CHECK(refusal_of_sheet(xml) == "xl/worksheets/sheet1.xml in this file has a document type, which is refused");
    for (auto const part : {"xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "_rels/.rels"})
        CHECK(refusal_of(xlsx_of(row, {{part, laughs}})) ==
              std::string(part) + " in this file has a document type, which is refused");
    CHECK(refusal_of_sheet("<worksheet>&lol;</worksheet>") == "xl/worksheets/sheet1.xml in this file can't be read as XML");
}

TEST_CASE("what grows beyond measure when unpacked is refused before it has grown") {
    CHECK(refusal_of_sheet("<worksheet>" + std::string(40'000'000, ' ') + "</worksheet>") ==
          "xl/worksheets/sheet1.xml in this file unpacks to more than 200 times its size");

    std::string varied = "<sst>";  // within that measure, so that the sum counts
    for (unsigned i = 0; varied.size() < (66u << 20); ++i) varied += "<x a=\"" + std::to_string(i * 2654435761u) + "\"/>";
    CHECK(refusal_of(xlsx_of(row, {{"xl/sharedStrings.xml", varied}})) == "This file unpacks to more than 64 MiB");
}

TEST_CASE("elements within elements and attributes without end are refused") {
    std::string deep;
    for (int i = 0; i < 1'000'000; ++i) deep += "<a>";
    CHECK(refusal_of_sheet(deep) == "xl/worksheets/sheet1.xml in this file can't be read as XML");
    CHECK(refusal_of_sheet("<worksheet a=\"" + std::string(3'000'000, 'x') + "\"/>") ==
          "xl/worksheets/sheet1.xml in this file can't be read as XML");
}

TEST_CASE("what costs memory is counted: texts, and rows as wide as their header") {
    std::string texts = "<sst>", rows = "<row><c t=\"str\"><v>a</v></c><c r=\"GR1\" t=\"str\"><v>z</v></c></row>";
    for (int i = 0; i <= 1'000'000; ++i) texts += "<si/>";
    CHECK(refusal_of(xlsx_of(row, {{"xl/sharedStrings.xml", texts}})) == "A spreadsheet has at most 1000000 different texts");
    for (int i = 0; i < 150'000; ++i) rows += "<row><c><v>1</v></c></row>";
    CHECK(refusal_of(xlsx_of(rows)) == "A file has at most 25 MiB");
}

TEST_CASE("a short text that a million cells share is counted as often as it stands there") {
    std::string rows;
    for (int i = 0; i < 9'000; ++i) rows += R"(<row><c t="s"><v>0</v></c></row>)";
    auto const shared = "<sst><si><t>" + std::string(4'000, 'x') + "</t></si></sst>";
    CHECK(refusal_of(xlsx_of(rows, {{"xl/sharedStrings.xml", shared}})) == "A file has at most 25 MiB");
}

TEST_CASE("a million columns, and cells that are not where they say, are refused by row") {
    std::string wide = "<row>";
    for (int i = 0; i < 1'000'000; ++i) wide += "<c><v>1</v></c>";
    CHECK(refusal_of(xlsx_of(wide + "</row>")) != "");
    CHECK(refusal_of(xlsx_of("<row>" + std::string(R"(<c r="GS1"><v>1</v></c></row>)"))) == "A file has at most 200 columns");
    for (auto const cell : {"A2", "XFE1", "ZZZZZZZZZZZZ1", "A0", "1", "A99999999999999999999", "", "a1"})
        CHECK(refusal_of(xlsx_of("<row r=\"1\"><c r=\"" + std::string(cell) + "\"><v>1</v></c></row>")) ==
              "A cell in row 1 is not where it says");
    CHECK(refusal_of(xlsx_of(R"(<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>)")) ==
          "A cell in row 1 is not where it says");
    CHECK(refusal_of(xlsx_of(R"(<row r="5"/><row r="5"/>)")) == "What follows on row 5 is no row");
    CHECK(refusal_of(xlsx_of(R"(<row r="99999999"/>)")) == "What follows on row 0 is no row");
}

TEST_CASE("errors, texts that are not there and broken numbers are told by row") {
    auto const second = [](std::string const& cell) { return refusal_of(xlsx_of(row + "<row r=\"2\">" + cell + "</row>")); };
    CHECK(second(R"(<c t="e"><v>#REF!</v></c>)") == "A cell in row 2 holds the error #REF!");
    CHECK(second(R"(<c t="s"><v>5</v></c>)") == "A cell in row 2 names a text that is not there");
    CHECK(second(R"(<c t="s"><v>-1</v></c>)") == "A cell in row 2 names a text that is not there");
    for (auto const number : {"1e999", "nan", "inf", "12x", "0x10"})
        CHECK(second("<c><v>" + std::string(number) + "</v></c>") == "A cell in row 2 is no number");
    CHECK(refusal_of(xlsx_of(R"(<row r="2"><c t="str"><v>a</v></c></row>)")) == "Row 1 of the first sheet must name the columns");
    CHECK(refusal_of(xlsx_of("")) == "Row 1 of the first sheet must name the columns");
}

TEST_CASE("merged ranges without end fill only what they may") {
    std::string rows, merged = "</sheetData><mergeCells>";
    for (int i = 0; i < 2'000; ++i) rows += R"(<row><c t="str"><v>a</v></c></row>)";
    for (int i = 0; i < 1'000; ++i) merged += R"(<mergeCell ref="A1:XFD1048576"/>)";
    CHECK(refusal_of(xlsx_of(rows + merged + "</mergeCells><sheetData>")) == "A sheet has at most 200000 merged cells");
    CHECK(refusal_of(xlsx_of(
              row + "</sheetData><mergeCells><mergeCell ref=\"B9:A1\"/><mergeCell ref=\"x\"/></mergeCells><sheetData>")) == "");
}

TEST_CASE("a sheet in another file is not fetched") {
    auto const relations =
        R"(<R><Relationship Id="rId1" Type="/worksheet" TargetMode="External" Target="http://127.0.0.1:9/x"/></R>)";
    CHECK(refusal_of(xlsx_of(row, {{"xl/_rels/workbook.xml.rels", relations}})) == "The first sheet of this file has no cells");
}

}  // namespace yitai::importing
