#include "files/name.h"

#include "base/failure.h"

#include <doctest/doctest.h>

using namespace yitai;
using files::kept_name;

namespace {
std::string kept(std::string_view given) { return kept_name(given, "/file"); }
}  // namespace

TEST_CASE("a name is kept as it was given") {
    for (auto const* name :
         {"报告.pdf", "a b (1).txt", "%2e%2e", "con", "trailing...", "é.png", "e\u0301.png", ".profile", "💾.img"})
        CHECK(kept(name) == name);
}

TEST_CASE("folders are no part of a name") {
    CHECK(kept("../../etc/passwd") == "passwd");
    CHECK(kept("..\\..\\boot.ini") == "boot.ini");
    CHECK(kept("C:\\Users\\li\\a.txt") == "a.txt");
    CHECK(kept("/etc/shadow") == "shadow");
    CHECK(kept("a/") == "file");
    CHECK(kept("..") == "file");
    CHECK(kept(" . ") == "file");
    CHECK(kept("") == "file");
}

TEST_CASE("what can't be seen in a name is marked") {
    CHECK(kept("invoice\u202egpj.exe") == "invoice_gpj.exe");
    CHECK(kept("a\u200bb\u200dc\ufeff.txt") == "a_b_c_.txt");
    CHECK(kept("a\r\nSet-Cookie: b") == "a__Set-Cookie: b");
    CHECK(kept(std::string_view("a\0b", 3)) == "a_b");
    CHECK(kept("a\u2066b\u2069\u061c\u2028.txt") == "a_b___.txt");
    CHECK(kept("\u202e") == "_");
}

TEST_CASE("what is no UTF-8 and what is too long is refused") {
    CHECK_THROWS_AS(kept("\xc0\xaf"), Invalid);
    CHECK_THROWS_AS(kept("\xff"), Invalid);
    CHECK(kept(std::string(255, 'a')).size() == 255);
    CHECK_THROWS_AS(kept(std::string(256, 'a')), Invalid);
}

TEST_CASE("a name in a header stays one name") {
    CHECK(files::attachment_disposition("a b.txt") == "attachment; filename=\"a b.txt\"; filename*=UTF-8''a%20b.txt");
    CHECK(files::attachment_disposition("报告.pdf") ==
          "attachment; filename=\"__.pdf\"; filename*=UTF-8''%E6%8A%A5%E5%91%8A.pdf");
    CHECK(files::attachment_disposition("a\"; filename=\"b%41\\.exe")
              .starts_with("attachment; filename=\"a__ filename=_b_41_.exe\";"));
}
