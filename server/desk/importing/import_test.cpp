#include "testing/importer.h"

#include <doctest/doctest.h>

namespace yitai::importing {

using testing::Importer;
using testing::problems_of;

TEST_CASE("departments may name a parent that stands further down") {
    Importer desk;
    auto const import = desk.import(Kind::departments,
                                    "code,name_zh,name_en,parent\n"
                                    "ops-net,网络,Networks,ops\n"
                                    "ops,运维,Operations,it-dept\n"
                                    "it-dept,信息部,IT,\n");
    CHECK(problems_of(import) == "");
    CHECK(import.state == State::done);
    CHECK(import.added == 3);
    CHECK(desk.text("departments/ops-net", "parent") == "ops");
    CHECK(desk.text("departments/ops", "parent") == "it-dept");
}

TEST_CASE("sites, organisations and groups are imported") {
    Importer desk;
    CHECK(desk.import(Kind::organisations, "code,name,key_customer\nacme,Acme,yes\n").added == 1);
    CHECK(desk.text("organisations/acme", "key_customer") == "true");
    auto const sites =
        desk.import(Kind::sites, "code,name,kind,parent,organisation\nacme-1,One,building,east,acme\neast,East,region,,\n");
    CHECK(problems_of(sites) == "");
    CHECK(desk.text("sites/acme-1", "parent") == "east");
    auto const groups = desk.import(Kind::groups,
                                    "code,name,line,manager,skills,escalates_to\n"
                                    "mail-1,Mail,l1,li_lei,exchange; smtp,mail-2\nmail-2,Mail experts,l2,,,\n");
    CHECK(problems_of(groups) == "");
    CHECK(desk.text("groups/mail-1", "escalates_to") == "mail-2");
    CHECK(desk.text("groups/mail-1", "skills") == R"(["exchange","smtp"])");
}

TEST_CASE("services come with their support, configuration items with what they serve") {
    Importer desk;
    auto const services = desk.import(Kind::services,
                                      "code;name_zh;name_en;criticality;owner;support\n"
                                      "erp;企业资源;ERP;1;li_lei;\"l1:service-desk;l2:network\"\n");
    CHECK(problems_of(services) == "");
    CHECK(desk.text("services/erp", "criticality") == "1");
    CHECK(desk.show("services/erp").find("support")->as<json::Array>()->size() == 2);
    auto const items = desk.import(Kind::cis, "code,name,type,owner,service\nPC-7,Notebook,pc,wang_fang,erp\n");
    CHECK(problems_of(items) == "");
    CHECK(desk.text("cis/pc-7", "service") == "erp");
}

TEST_CASE("people may name a manager that stands further down, several mails and phones") {
    Importer desk;
    auto const import = desk.import(Kind::people,
                                    "login,name,emails,phones,manager\n"
                                    "Sun.Qi,孙琦,sun@example.com; qi@example.com,13800138000;extension:8123,zhou.yu\n"
                                    "zhou.yu,周瑜,,,\n");
    CHECK(problems_of(import) == "");
    CHECK(desk.text("persons/sun.qi", "manager") == "zhou.yu");
    CHECK(desk.text("persons/sun.qi", "emails") == R"(["sun@example.com","qi@example.com"])");
    CHECK(desk.text("persons/sun.qi", "phones") ==
          R"([{"number":"+8613800138000","kind":"work"},{"number":"ext=8123","kind":"extension"}])");
    CHECK(desk.text("persons?q=sunqi", "data").find("sun.qi") != std::string::npos);
}

TEST_CASE("a row whose login is known changes only what the file has columns for") {
    Importer desk;
    desk.import(Kind::people, "login,name,emails,employee_no\nsun.qi,孙琦,sun@example.com,E1\n");
    auto const import = desk.import(Kind::people, "login,name\nsun.qi,孙小琦\n");
    CHECK(import.changed == 1);
    CHECK(desk.text("persons/sun.qi", "name") == "孙小琦");
    CHECK(desk.text("persons/sun.qi", "emails") == R"(["sun@example.com"])");
    CHECK(desk.text("persons/sun.qi", "employee_no") == "E1");
}

TEST_CASE("who has no login is known by employee number, else by mail; a second time nothing changes") {
    Importer desk;
    auto const file = "name,employee_no,emails,phones\n孙琦,E1,sun@example.com,138 0013 8000\n周瑜,,zhou@example.com,\n";
    CHECK(desk.import(Kind::people, file).added == 2);
    auto const again = desk.import(Kind::people, file);
    CHECK(problems_of(again) == "");
    CHECK(again.unchanged == 2);
    CHECK(again.changed + again.added == 0);
}

TEST_CASE("with one bad row nothing is imported, and every bad one is named") {
    Importer desk;
    auto const people = desk.count("person");
    auto const import = desk.import(Kind::people,
                                    "login,name,emails,department,language,vip,time_zone\n"
                                    "good,Good,good@example.com,,,,\n"
                                    "bad.mail,Bad,nobody,,,,\n"
                                    "no.place,No,,nowhere,,,\n"
                                    ",,,,,,\n"
                                    "no.name,,,,,,\n"
                                    "wrong,Wrong,,,klingon,perhaps,\n"
                                    "good,Again,,,,,\n"
                                    "noon,Noon,,,,,Mars/Olympus\n"
                                    "short,Short\n"
                                    "пётр,Look-alike,,,,,\n");
    CHECK(import.state == State::failed);
    CHECK(import.errors == 9);
    CHECK(problems_of(import) ==
          "3 emails: This is no mail address\n"
          "4 department: There is no nowhere here\n"
          "6 name: Is required\n"
          "7 language: Must be one of: en, zh\n"
          "7 vip: Must be true or false\n"
          "8 login: Row 2 says the same\n"
          "9 time_zone: There is no such time zone\n"
          "10 : This row has 2 cells, the header has 7\n"
          "11 login: Letters a to z, digits and . _ - @ + only, at most 200 of them\n");
    CHECK(desk.count("person") == people);
}

TEST_CASE("of 10,000 rows the 300 bad ones are named, in each encoding") {
    std::string utf8 = "code,name,parent\n", gb = utf8;
    for (int i = 0; i < 10'000; ++i) {
        auto const head = "d" + std::to_string(i) + ',';
        auto const tail = i % 33 == 0 && i < 9'900 ? ",nowhere\n" : ",\n";
        utf8 += head + "\u6c49\u5b57" + tail;
        gb += head + "\xBA\xBA\xD7\xD6" + tail;
    }
    Importer desk;
    for (auto const& file : {utf8, "\xEF\xBB\xBF" + utf8, gb}) {
        auto const import = desk.import(Kind::departments, file);
        CHECK(import.errors == 300);
        CHECK(import.problems.size() == 300);
        for (std::size_t i = 0; i < import.problems.size(); ++i)
            CHECK(import.problems[i].row == static_cast<std::int64_t>(i) * 33 + 2);
    }
    CHECK(desk.count("department where code like 'd%'") == 0);
}

TEST_CASE("only the first thousand problems are kept, all are counted") {
    std::string file = "code,name\n";
    for (int i = 0; i < 1'500; ++i) file += "d" + std::to_string(i) + ",\n";
    Importer desk;
    auto const import = desk.import(Kind::departments, file);
    CHECK(import.problems.size() == most_named);
    CHECK(import.errors == 3'000);  // a name in each language
}

TEST_CASE("circles are refused row by row, also those that close through what is there") {
    Importer desk;
    CHECK(problems_of(desk.import(Kind::departments, "code,name,parent\na,A,b\nb,B,a\nc,C,a\n")) ==
          "2 parent: It would lie within itself\n3 parent: It would lie within itself\n");
    desk.import(Kind::departments, "code,name,parent\na,A,\nb,B,a\n");
    CHECK(problems_of(desk.import(Kind::departments, "code,name,parent\na,A,b\n")) == "2 parent: It would lie within itself\n");
    CHECK(problems_of(desk.import(Kind::people, "login,name,manager\nyin,Yin,yang\nyang,Yang,yin\n")) ==
          "2 manager: Nobody can be led by himself\n3 manager: Nobody can be led by himself\n");
    auto const turned = desk.import(Kind::departments, "code,name,parent\nb,B,\na,A,b\n");
    CHECK(problems_of(turned) == "");
    CHECK(desk.text("departments/a", "parent") == "b");
}

TEST_CASE("what belongs to another organisation, or is larger than what holds it, is refused") {
    Importer desk;
    desk.import(Kind::organisations, "code,name\nacme,Acme\n");
    CHECK(problems_of(desk.import(Kind::departments, "code,name,parent,organisation\nx,X,y,acme\ny,Y,,home\n")) ==
          "2 parent: It belongs to another organisation\n");
    CHECK(problems_of(desk.import(Kind::sites, "code,name,kind,parent\neast,East,region,hall\nhall,Hall,building,\n")) ==
          "2 parent: A smaller site can't hold a larger one\n");
}

TEST_CASE("a dry run counts and leaves nothing") {
    Importer desk;
    auto const people = desk.count("person"), rows = desk.count("timeline where object_kind = 'person'");
    auto const import = desk.import(Kind::people, "login,name\nsun.qi,孙琦\nli_lei,李雷雷\n", true);
    CHECK(import.state == State::done);
    CHECK(import.added == 1);
    CHECK(import.changed == 1);
    CHECK(desk.count("person") == people);
    CHECK(desk.count("timeline where object_kind = 'person'") == rows);
    CHECK(desk.count("import_row") == 0);
}

TEST_CASE("what looks like a formula stays text") {
    Importer desk;
    desk.import(Kind::people, "login,name,vip_remarks\nsun.qi,\"=HYPERLINK(\"\"http://example.com\"\")\",@SUM(1+1)\n");
    CHECK(desk.text("persons/sun.qi", "name") == R"(=HYPERLINK("http://example.com"))");
    CHECK(desk.text("persons/sun.qi", "vip_remarks") == "@SUM(1+1)");
}

TEST_CASE("a file can't give anybody a role, an id or a version") {
    for (auto const column : {"roles", "grants", "id", "version", "password", "created_at"})
        CHECK_THROWS_WITH_AS(Check(Kind::people, std::string("login,") + column + "\nadmin,administrator\n"),
                             "The header was not accepted", Invalid);
    CHECK_THROWS_AS(Check(Kind::people, "login,login\na,b\n"), Invalid);
    CHECK_THROWS_AS(Check(Kind::people, "login,\na,b\n"), Invalid);
    CHECK_THROWS_AS(Check(Kind::people, "name\na\n"), Invalid);
}

TEST_CASE("what was imported says so in its history") {
    Importer desk;
    desk.import(Kind::people, "login,name\nsun.qi,孙琦\n");
    CHECK(desk.count("timeline where type = 'person.added' and via = 'import'") == 1);
}

}  // namespace yitai::importing
