#include "people/colleague.h"

#include "testing/plan.h"
#include "testing/world.h"

#include <doctest/doctest.h>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

struct Desk {
    World world;

    Desk() {
        add("organisations", R"({"code":"acme","name":{"zh":"艾克","en":"Acme"}})");
        add("departments", R"({"code":"ledger","name":{"zh":"总账","en":"Ledger"}})");
        add("persons", R"({"login":"han_mei","name":"韩梅","emails":["han.mei@example.com"],"department":"ledger","vip":false,
                           "employee_no":"E77","phones":[{"number":"138 1234 5678"}]})");
        add("persons", R"({"login":"han_gang","name":"韩刚"})");
        add("persons", R"({"login":"j.hanson","name":"John Hanson"})");
        add("persons", R"({"name":"韩无名"})");
        add("persons", R"({"login":"han_foreign","name":"韩外","organisation":"acme"})");
    }
    void add(std::string const& path, std::string const& body) {
        auto const answer = world.ask(world.admin, Method::POST, "/api/v1/" + path, body);
        REQUIRE_MESSAGE(answer.status == 201, json::text_of(answer.body));
    }
    World::Answer ask(Person const& who, std::string const& words) {
        return world.ask(who, Method::GET, "/api/v1/colleagues?q=" + percent_encoded(words));
    }
    std::string names(std::string const& words) {
        std::string all;
        auto const answer = ask(world.wang_fang, words);
        for (auto const& row : *answer.body.find("data")->as<json::Array>())
            all += (all.empty() ? "" : " ") + *row.find("name")->as<std::string>();
        return all;
    }
};

}  // namespace

TEST_CASE("colleagues are found by name, pinyin, initials and login, within one's own organisation") {
    Desk desk;
    CHECK(desk.names("韩") == "韩刚 韩无名 韩梅");
    CHECK(desk.names("hangang") == "韩刚");
    CHECK(desk.names("HM") == "韩梅");
    CHECK(desk.names("han_m") == "韩梅");
    CHECK(desk.names("hanson") == "John Hanson");
    CHECK(desk.names("han_foreign") == "");
}

TEST_CASE("a whole mail address finds its owner; its beginning, a phone or employee number nobody") {
    Desk desk;
    CHECK(desk.names("Han.Mei@Example.com") == "韩梅");
    for (auto const* words : {"han.mei@", "13812345678", "E77", "e77"}) CHECK_MESSAGE(desk.names(words) == "", words);
}

TEST_CASE("of a colleague his name, login, department and site are shown and nothing else") {
    Desk desk;
    auto const answer = desk.ask(desk.world.wang_fang, "hanmei");
    CHECK(json::text_of(answer.body) ==
          R"({"data":[{"login":"han_mei","name":"韩梅","department":{"zh":"总账","en":"Ledger"},"site":null}]})");
}

TEST_CASE("who has no login is named by his id, oneself is left out, a blank question refused") {
    Desk desk;
    auto const answer = desk.ask(desk.world.wang_fang, "hanwuming");
    auto const id = *answer.body.find("data")->as<json::Array>()->at(0).find("login")->as<std::string>();
    CHECK(parse_integer(id));
    CHECK(desk.names("wang_fang") == "");
    CHECK(desk.ask(desk.world.wang_fang, " ").status == 400);
    CHECK(desk.world.ask_as_nobody(Method::GET, "/api/v1/colleagues?q=h").status == 401);
}

TEST_CASE("who leaves is found no more, who comes back or moves is found where he is") {
    Desk desk;
    auto const change = [&](std::string const& patch) {
        auto const answer =
            desk.world.ask(desk.world.admin, Method::PATCH, "/api/v1/persons/han_gang", patch, {{"if-match", "*"}});
        REQUIRE_MESSAGE(answer.status == 200, json::text_of(answer.body));
    };
    change(R"({"active":false})");
    CHECK(desk.names("hangang") == "");
    change(R"({"active":true})");
    CHECK(desk.names("hangang") == "韩刚");
    change(R"({"organisation":"acme"})");
    CHECK(desk.names("hangang") == "");
}

TEST_CASE("twenty are shown at most") {
    Desk desk;
    for (int i = 0; i < 25; ++i) desk.add("persons", R"({"login":"crowd.)" + std::to_string(i) + R"(","name":"群众"})");
    CHECK(desk.ask(desk.world.wang_fang, "qunzhong").body.find("data")->as<json::Array>()->size() == 20);
}

TEST_CASE("colleagues are looked up by an index, however many people there are") {
    World world;
    auto const plan = world.database().write({}, [&](Tx& tx) {
        tx.run(R"(
            with recursive other(number) as (select 1 union all select number + 1 from other where number < 3000)
            insert into person_key (value, kind, person_id, organisation_id)
            select 'h' || number, 'name', :person, 2 + number % 20 from other)",
               {{"person", world.admin.id}});
        tx.run("analyze person_key");  // of a handful of keys any index is as good as the other
        return testing::plan_of(tx, R"(
            select person_id from person_key
             where organisation_id = :organisation and value >= :words and value < :words_end and kind = 'name'
             order by value limit :most)",
                                {{"organisation", 1}, {"words", "h"}, {"words_end", "i"}, {"most", 400}});
    });
    CHECK_MESSAGE(plan.find("person_key_colleague") != std::string::npos, plan);
    CHECK_MESSAGE(plan.find("SORT") == std::string::npos, plan);
    CHECK_MESSAGE(plan.find("TEMP B-TREE") == std::string::npos, plan);
}
