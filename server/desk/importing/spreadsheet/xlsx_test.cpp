#include "importing/spreadsheet/xlsx.h"

#include "testing/zip.h"

#include <doctest/doctest.h>
#include <stdlib.h>
#include <xlsxwriter.h>

#include <filesystem>
#include <fstream>
#include <iterator>

namespace yitai::importing {

using testing::xlsx_of;

namespace {

// A workbook as another program writes it.
class Book {
public:
    explicit Book(bool texts_in_cells = false) {
        REQUIRE(mkdtemp(folder_.data()) != nullptr);
        lxw_workbook_options options{};
        options.constant_memory = texts_in_cells;
        book = workbook_new_opt(path().c_str(), &options);
        sheet = workbook_add_worksheet(book, nullptr);
    }
    ~Book() { std::filesystem::remove_all(folder_); }
    Book(Book const&) = delete;
    Book& operator=(Book const&) = delete;

    void write(std::string const& cell, std::string const& text) {
        worksheet_write_string(sheet, lxw_name_to_row(cell.c_str()), lxw_name_to_col(cell.c_str()), text.c_str(), nullptr);
    }
    void write(std::string const& cell, double number, char const* format = nullptr) {
        auto* const shown = format ? workbook_add_format(book) : nullptr;
        if (shown) format_set_num_format(shown, format);
        worksheet_write_number(sheet, lxw_name_to_row(cell.c_str()), lxw_name_to_col(cell.c_str()), number, shown);
    }
    std::string text() {
        REQUIRE(workbook_close(book) == LXW_NO_ERROR);
        std::ifstream file(path(), std::ios::binary);
        return text_of_file({std::istreambuf_iterator<char>(file), {}});
    }

    lxw_workbook* book;
    lxw_worksheet* sheet;

private:
    std::string path() const { return folder_ + "/book.xlsx"; }
    std::string folder_ = (std::filesystem::temp_directory_path() / "yitai-book-XXXXXX").string();
};

std::string with_styles(std::string const& rows, std::string const& workbook) {
    return text_of_file(xlsx_of(
        rows, {{"xl/styles.xml",
                "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"0.00&quot; days&quot;\"/></numFmts>"
                "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs></styleSheet>"},
               {"xl/workbook.xml", "<workbook>" + workbook + "<sheets><sheet name=\"a\" r:id=\"rId1\"/></sheets></workbook>"}}));
}

}  // namespace

TEST_CASE("a sheet's texts come out, whether they are shared or stand in their cells") {
    for (bool const in_cells : {false, true}) {
        Book book(in_cells);
        book.write("A1", "login"), book.write("B1", "name");
        book.write("A2", "li.lei"), book.write("B2", "李雷，\"L1\"\n二层");
        book.write("A3", "han"), book.write("B3", "a,b");
        CHECK(book.text() == "login,name\nli.lei,\"李雷，\"\"L1\"\"\n二层\"\nhan,\"a,b\"\n");
    }
}

TEST_CASE("numbers are written out: phone numbers without powers of ten, wholes without a point") {
    Book book;
    book.write("A1", "n");
    book.write("A2", 13800138000.0), book.write("A3", 8613800138000123.0), book.write("A4", 0.1 + 0.2);
    book.write("A5", -5), book.write("A6", 2.5e-7), book.write("A7", 42, "0.00");
    CHECK(book.text() == "n\n13800138000\n8613800138000120\n0.3\n-5\n0.00000025\n42\n");
}

TEST_CASE("dates are dates in every format that shows one, yes and no are true and false") {
    Book book;
    book.write("A1", "d");
    book.write("A2", 45000, "yyyy-mm-dd"), book.write("A3", 45000.75, "d/m/yy hh:mm"), book.write("A4", 0.5, "h:mm");
    book.write("A5", 45000, "0 \"days\""), book.write("A6", 45000, "[Red]0"), book.write("A7", 45000, "yyyy\"年\"m\"月\"d\"日\"");
    worksheet_write_boolean(book.sheet, 7, 0, 1, nullptr);
    CHECK(book.text() == "d\n2023-03-15\n2023-03-15T18:00:00\n12:00:00\n45000\n45000\n2023-03-15\ntrue\n");
}

TEST_CASE("days are counted from 1900, with the day that never was, or from 1904") {
    auto const rows = R"(<row><c t="str"><v>d</v></c></row><row><c s="1"><v>1</v></c></row><row><c s="1"><v>59</v></c></row>)"
                      R"(<row><c s="1"><v>61</v></c></row><row><c s="2"><v>61</v></c></row>)";
    CHECK(with_styles(rows, "") == "d\n1900-01-01\n1900-02-28\n1900-03-01\n61\n");
    CHECK(with_styles(rows, R"(<workbookPr date1904="1"/>)") == "d\n1904-01-02\n1904-02-29\n1904-03-02\n61\n");
}

TEST_CASE("rows keep their numbers, empty ones too, and what is empty at their end counts") {
    Book book;
    book.write("A1", "a"), book.write("C1", "c"), book.write("B1", "b");
    book.write("B4", "x");
    auto const text = book.text();
    CHECK(text == "a,b,c\n\n\n,x,\n");
    CsvFile const file(text);
    CHECK(file.records().at(0).row == 4);
    CHECK(file.cells(file.records()[0]).size() == 3);
}

TEST_CASE("what is merged stands in each of its rows") {
    Book book;
    book.write("A1", "login"), book.write("B1", "department");
    book.write("A2", "li"), book.write("A3", "han");
    worksheet_merge_range(book.sheet, 1, 1, 4, 1, "ops", nullptr);
    CHECK(book.text() == "login,department\nli,ops\nhan,ops\n");
}

TEST_CASE("of a formula the saved value is taken; without one it is asked for") {
    Book book;
    book.write("A1", "a");
    worksheet_write_formula_num(book.sheet, 1, 0, "=1+1", nullptr, 2);
    worksheet_write_formula_str(book.sheet, 2, 0, "=[1]Other!A1", nullptr, "seen");
    CHECK(book.text() == "a\n2\nseen\n");
    CHECK_THROWS_WITH_AS(text_of_file(xlsx_of(R"(<row r="7"><c r="A7"><f>1+1</f></c></row>)")),
                         "A formula in row 7 has no value; open the file as a spreadsheet and save it", Invalid);
}

TEST_CASE("a hidden first sheet is passed over; pronunciation is no text; escapes are characters") {
    auto const text = text_of_file(
        xlsx_of(R"(<row><c t="inlineStr"><is><r><t>姓</t></r><r><t>名</t></r><rPh><t>xing</t></rPh></is></c></row>)"
                R"(<row><c t="str"><v>a_x0009_b</v></c></row>)",
                {{"xl/workbook.xml", "<w><sheets><sheet state=\"hidden\" r:id=\"rId9\"/><sheet r:id=\"rId1\"/></sheets></w>"}}));
    CHECK(text == "姓名\n\"a\tb\"\n");
}

TEST_CASE("what is no spreadsheet stays as it is, whatever its name says") {
    CHECK(text_of_file("login,name\n") == "login,name\n");
    CHECK(text_of_file("") == "");
}

TEST_CASE("a thousand people of ten columns are read in one go") {
    std::string rows;
    for (int row = 1; row <= 1'000; ++row) {
        rows += "<row>";
        for (int column = 0; column < 10; ++column) rows += "<c><v>" + std::to_string(row * column) + "</v></c>";
        rows += "</row>";
    }
    CHECK(CsvFile(text_of_file(xlsx_of(rows))).records().size() == 999);
}

}  // namespace yitai::importing
