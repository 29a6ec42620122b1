#include "finding/finding.h"

#include "conversation/entry.h"
#include "finding/indexer.h"
#include "people/person.h"
#include "testing/clock.h"
#include "testing/world.h"

#include <doctest/doctest.h>

#include <random>
#include <set>

using namespace yitai;
using http::Method;
using testing::World;

namespace {

struct Desk {
    World world;

    std::string report(Person const& who, std::string const& subject, std::string const& more = "") {
        return world.ask(who, Method::POST, "/api/v1/incidents", R"({"subject":)" + json::text_of(subject) + more + "}")
            .text("number");
    }
    void say(Person const& who, std::string const& ticket, std::string const& kind, std::string const& body) {
        auto const answer = world.ask(who, Method::POST, "/api/v1/tickets/" + ticket + "/entries",
                                      R"({"kind":")" + kind + R"(","body":)" + json::text_of(body) + "}");
        REQUIRE(answer.status == 201);
    }
    void index() { finding::index_everything(world.database()); }

    World::Answer get(Person const& who, std::string const& target) { return world.ask(who, Method::GET, "/api/v1/" + target); }
    std::vector<std::string> texts(World::Answer const& answer, std::string_view member) {
        REQUIRE(answer.status == 200);
        std::vector<std::string> all;
        for (auto const& row : *answer.body.find("data")->as<json::Array>()) all.push_back(*row.find(member)->as<std::string>());
        return all;
    }
    // The numbers of the tickets, the newest first; the count must say the same.
    std::vector<std::string> tickets(Person const& who, std::string const& q, std::string const& more = "") {
        auto const answer = get(who, "tickets?limit=200&count=exact&q=" + percent_encoded(q) + more);
        if (answer.status != 200) return {std::to_string(answer.status)};
        auto numbers = texts(answer, "number");
        CHECK(*answer.body.find("count")->as<std::int64_t>() == static_cast<std::int64_t>(numbers.size()));
        return numbers;
    }
    std::set<std::string> found(Person const& who, std::string const& q) {
        auto const all = tickets(who, q);
        return {all.begin(), all.end()};
    }
};

using Numbers = std::set<std::string>;

struct Refused {
    std::string pointer;
    std::int64_t position = -1;
};
Refused refused(World::Answer const& answer) {
    if (answer.status != 400) return {std::to_string(answer.status)};
    auto const& error = answer.body.find("errors")->as<json::Array>()->front();
    auto const* position = error.find("position");
    return {*error.find("pointer")->as<std::string>(), position ? *position->as<std::int64_t>() : -1};
}

// ---- a corpus, and what should be found in it ----

constexpr std::string_view words[] = {"打印机", "卡纸", "网络", "连接", "失败", "无法", "登录", "邮箱", "系统", "密码",
                                      "三楼",   "电脑", "蓝屏", "重启", "数据", "备份", "员工", "申请", "权限", "服务器"};
constexpr std::string_view english[] = {"printer", "vpn", "error", "login", "mail", "server", "reset", "down"};

std::string made_subject(std::mt19937& random) {
    std::string text;
    auto const pick = [&](auto const& list) { return std::string(list[random() % std::size(list)]); };
    for (auto left = 2 + random() % 5; left > 0; --left) {
        bool const latin = random() % 5 == 0;
        if (latin) text += ' ' + pick(english) + ' ';
        else text += pick(words);
        if (random() % 6 == 0) text += "，";
    }
    return text;
}

std::vector<std::string> characters_of(std::string const& text) {
    std::vector<std::string> all;
    for (char const c : text)
        if ((static_cast<unsigned char>(c) & 0xc0) == 0x80) all.back() += c;
        else all.emplace_back(1, c);
    return all;
}

bool is_chinese(std::string const& character) { return character.size() == 3 && character != "，"; }

}  // namespace

TEST_CASE("Chinese words of one to ten characters are found wherever they stand, no more and no fewer") {
    Desk desk;
    std::mt19937 random(7);
    std::vector<std::pair<std::string, std::string>> corpus;
    for (int i = 0; i < 250; ++i) {
        auto const subject = made_subject(random);
        corpus.emplace_back(desk.report(desk.world.li_lei, subject), subject);
    }
    desk.index();
    int asked = 0;
    for (std::size_t length = 1; length <= 10; ++length)
        for (int tries = 0; tries < 12; ++tries) {
            auto const characters = characters_of(corpus[random() % corpus.size()].second);
            if (characters.size() <= length) continue;
            auto const first = random() % (characters.size() - length);
            std::string word;
            bool chinese = true;
            for (auto i = first; i < first + length; ++i) word += characters[i], chinese = chinese && is_chinese(characters[i]);
            if (!chinese) continue;
            std::vector<std::string> expected;
            for (auto each = corpus.rbegin(); each != corpus.rend(); ++each)
                if (each->second.find(word) != std::string::npos) expected.push_back(each->first);
            if (expected.size() > 200) continue;
            INFO(word);
            CHECK(desk.tickets(desk.world.li_lei, word) == expected);
            ++asked;
        }
    CHECK(asked > 30);
    for (auto const word : english) {
        Numbers expected;
        for (auto const& [number, subject] : corpus)
            if ((' ' + subject + ' ').find(' ' + std::string(word) + ' ') != std::string::npos) expected.insert(number);
        CHECK(desk.found(desk.world.li_lei, std::string(word)) == expected);
    }
}

TEST_CASE("words are put together") {
    Desk desk;
    auto const& li_lei = desk.world.li_lei;
    auto const jam = desk.report(li_lei, "三楼打印机卡纸"), mail = desk.report(li_lei, "Outlook 邮箱登录失败"),
               both = desk.report(li_lei, "打印机 VPN down"), traditional = desk.report(li_lei, "印表機無法連線");
    desk.index();
    CHECK(desk.found(li_lei, "打印机") == Numbers{jam, both});
    CHECK(desk.found(li_lei, "打印机 卡纸") == Numbers{jam});
    CHECK(desk.found(li_lei, "卡纸 or 邮箱") == Numbers{jam, mail});
    CHECK(desk.found(li_lei, "打印机 -卡纸") == Numbers{both});
    CHECK(desk.found(li_lei, "-打印机") == Numbers{mail, traditional});
    CHECK(desk.found(li_lei, "not (卡纸 or 邮箱) 打印机") == Numbers{both});
    CHECK(desk.found(li_lei, "\"vpn down\"") == Numbers{both});
    CHECK(desk.found(li_lei, "\"down vpn\"").empty());
    CHECK(desk.found(li_lei, "outl*") == Numbers{mail});
    CHECK(desk.found(li_lei, "outl").empty());
    CHECK(desk.found(li_lei, "ＶＰＮ") == Numbers{both});
    CHECK(desk.found(li_lei, "印表机无法连线") == Numbers{traditional});
    CHECK(desk.found(li_lei, "邮箱 or status:closed") == Numbers{mail});
    CHECK(desk.found(li_lei, mail) == Numbers{mail});
    CHECK(desk.found(li_lei, "NEAR(打印机 VPN)").empty());
}

TEST_CASE("pages of what is found go on where the last one ended") {
    Desk desk;
    std::vector<std::string> all;
    for (int i = 0; i < 7; ++i) all.push_back(desk.report(desk.world.li_lei, "打印机 " + std::to_string(i)));
    desk.index();
    std::vector<std::string> found;
    std::string cursor;
    for (int page = 0; page < 4; ++page) {
        auto const answer = desk.get(desk.world.li_lei, "tickets?limit=3&q=%E6%89%93%E5%8D%B0%E6%9C%BA" + cursor);
        for (auto const& number : desk.texts(answer, "number")) found.push_back(number);
        auto const* next = answer.body.find("next_cursor")->as<std::string>();
        if (!next) break;
        cursor = "&cursor=" + *next;
    }
    std::reverse(all.begin(), all.end());
    CHECK(found == all);
    CHECK(desk.tickets(desk.world.li_lei, "打印机", "&sort=-updated_at").size() == 7);
    CHECK(desk.tickets(desk.world.li_lei, "打印机", "&sort=queue_key").size() == 7);
}

TEST_CASE("ranked, what says it in its title comes first") {
    Desk desk;
    auto const& li_lei = desk.world.li_lei;
    auto const longer = desk.report(li_lei, "三楼打印机卡纸，请尽快处理"), short_one = desk.report(li_lei, "打印机"),
               inside = desk.report(li_lei, "请帮忙", R"(,"description":"打印机坏了")");
    desk.index();
    CHECK(desk.tickets(li_lei, "打印机", "&sort=rank") == std::vector{short_one, longer, inside});
    CHECK(desk.tickets(li_lei, "打印机 status:open", "&sort=rank") == std::vector{short_one, longer, inside});
    CHECK(refused(desk.get(li_lei, "tickets?sort=rank&q=status:open")).pointer == "/query/sort");
}

TEST_CASE("fields ask for what tickets are") {
    Desk desk;
    auto const& world = desk.world;
    auto const urgent = desk.report(world.li_lei, "打印机", R"(,"impact":1,"urgency":1,"requester":"wang_fang")"),
               usual = desk.report(world.wang_fang, "邮箱", R"(,"channel":"phone")");
    desk.world.ask(world.li_lei, Method::PUT, "/api/v1/tickets/" + urgent + "/assignment", R"({"assignee":"li_lei"})",
                   {{"if-match", "*"}});
    desk.index();
    auto const& li_lei = world.li_lei;
    CHECK(desk.found(li_lei, "status:open") == Numbers{urgent, usual});
    CHECK(desk.found(li_lei, "状态：未结") == Numbers{urgent, usual});
    CHECK(desk.found(li_lei, "status:over").empty());
    CHECK(desk.found(li_lei, "status:assigned,in_progress") == Numbers{urgent});
    CHECK(desk.found(li_lei, "priority:P1,P2") == Numbers{urgent});
    CHECK(desk.found(li_lei, "priority:<=2") == Numbers{urgent});
    CHECK(desk.found(li_lei, "-priority:1..2") == Numbers{usual});
    CHECK(desk.found(li_lei, "assignee:me") == Numbers{urgent});
    CHECK(desk.found(li_lei, "assignee:none") == Numbers{usual});
    CHECK(desk.found(li_lei, "-assignee:me") == Numbers{usual});
    CHECK(desk.found(li_lei, "requester:wang_fang") == Numbers{urgent, usual});
    CHECK(desk.found(li_lei, "处理人：我 打印机") == Numbers{urgent});
    CHECK(desk.found(li_lei, "kind:incident") == Numbers{urgent, usual});
    CHECK(desk.found(li_lei, "created:>-7d") == Numbers{urgent, usual});
    CHECK(desk.found(li_lei, "created:today") == Numbers{urgent, usual});
    CHECK(desk.found(li_lei, "created:<2020-01-01").empty());
    CHECK(desk.found(li_lei, "breach:<1h") == Numbers{urgent});
    CHECK(desk.found(li_lei, "breach:<4h") == Numbers{urgent, usual});
    CHECK(desk.found(li_lei, "due:none").empty());
    CHECK(desk.found(li_lei, "number:" + lower_ascii(usual)) == Numbers{usual});
    CHECK(desk.found(li_lei, "tag:vip").empty());
    CHECK(desk.found(li_lei, "-tag:vip") == Numbers{urgent, usual});
    CHECK(desk.found(li_lei, "service:it or 邮箱").contains(usual));
    CHECK(desk.found(li_lei, "打印机 or priority:4,3") == Numbers{urgent, usual});
}

TEST_CASE("what can't be asked is refused with its place") {
    Desk desk;
    auto const ask = [&](std::string const& q) {
        return refused(desk.get(desk.world.li_lei, "tickets?q=" + percent_encoded(q)));
    };
    CHECK(ask("打印机 stauts:open").position == 4);
    CHECK(ask("status:sleeping").position == 7);
    CHECK(ask("priority:1,high").position == 11);
    CHECK(ask("assignee:nobody_here").position == 9);
    CHECK(ask("breach:soon").position == 7);
    CHECK(ask("created:>tomorrow").position == 9);
    CHECK(ask("assignee:<me").position == 0);
    CHECK(ask("(打印机").pointer == "/query/q");
    CHECK(ask(std::string(5'000, 'x')).pointer == "/query/q");
    CHECK(refused(desk.get(desk.world.li_lei, "tickets?q[lt]=x")).pointer == "/query/q[lt]");
    CHECK(refused(desk.get(desk.world.li_lei, "search")).pointer == "/query/q");
    CHECK(refused(desk.get(desk.world.li_lei, "search?q=x1&kind=poem")).pointer == "/query/kind");
    CHECK(refused(desk.get(desk.world.li_lei, "search?q=status:open&kind=person")).pointer == "/query/q");
    CHECK(refused(desk.get(desk.world.li_lei, "search?q=x1&cursor=y")).pointer == "/query/cursor");
    CHECK(refused(desk.get(desk.world.li_lei, "search?q=x1&colour=red")).pointer == "/query/colour");
}

TEST_CASE("only what the reader may see is found and counted, and notes are for the desk") {
    Desk desk;
    auto const& world = desk.world;
    auto const hers = desk.report(world.wang_fang, "打印机卡纸"), his = desk.report(world.zhao_min, "打印机没墨");
    desk.say(world.li_lei, hers, "note", "机密：换主板 mainboard");
    desk.say(world.li_lei, hers, "reply", "马上处理");
    desk.index();
    CHECK(desk.found(world.wang_fang, "打印机") == Numbers{hers});
    CHECK(desk.found(world.zhao_min, "打印机") == Numbers{his});
    CHECK(desk.found(world.li_lei, "打印机") == Numbers{hers, his});
    CHECK(desk.found(world.chen_jie, "打印机").empty());

    CHECK(desk.found(world.li_lei, "主板") == Numbers{hers});
    CHECK(desk.found(world.auditor, "主板") == Numbers{hers});
    CHECK(desk.found(world.wang_fang, "主板").empty());
    CHECK(desk.found(world.wang_fang, "mainboard or 没墨").empty());
    CHECK(desk.found(world.wang_fang, "打印机 -主板") == Numbers{hers});
    CHECK(desk.found(world.auditor, "打印机 -主板") == Numbers{his});

    // A reply is held for some seconds, and is the desk's own until then.
    CHECK(desk.found(world.wang_fang, "马上处理").empty());
    CHECK(desk.found(world.li_lei, "马上处理") == Numbers{hers});
    testing::advance(Seconds(11));
    desk.world.run_due_jobs();
    desk.index();
    CHECK(desk.found(world.wang_fang, "马上处理") == Numbers{hers});

    auto const bytes =
        json::text_of(desk.get(world.wang_fang, "search?q=%E5%A4%84%E7%90%86%20or%20%E4%B8%BB%E6%9D%BF&count=exact").body);
    CHECK(bytes.find("主板") == bytes.npos);
    CHECK(bytes.find("马上") != bytes.npos);
}

TEST_CASE("who reads notes of his team only does not find those of others") {
    Desk desk;
    auto const& world = desk.world;
    auto const team = desk.report(world.wang_fang, "打印机 一"), other = desk.report(world.wang_fang, "打印机 二");
    desk.say(world.li_lei, team, "note", "机密 alpha");
    desk.say(world.li_lei, other, "note", "机密 beta");
    desk.world.ask(world.li_lei, Method::POST, "/api/v1/tickets/" + other + "/escalation",
                   R"({"kind":"functional","group":"network","reason":"x"})", {{"if-match", "*"}});
    desk.world.ask(world.li_lei, Method::PUT, "/api/v1/tickets/" + other + "/assignment", R"({"group":"network"})",
                   {{"if-match", "*"}});
    desk.index();
    auto const group = desk.get(world.auditor, "tickets/" + other).text("group");
    REQUIRE(group == "network");
    {
        CHECK(desk.found(world.li_lei, "机密") == Numbers{team});
        CHECK(desk.found(world.li_lei, "机密 or 打印机") == Numbers{team, other});
        CHECK(desk.found(world.li_lei, "打印机 -机密") == Numbers{other});
        CHECK(desk.found(world.li_lei, "beta or priority:1").empty());
    }
    CHECK(desk.found(world.auditor, "机密") == Numbers{team, other});
}

TEST_CASE("search finds every kind and shows where") {
    Desk desk;
    auto const& world = desk.world;
    auto const ticket = desk.report(world.li_lei, "王芳的打印机卡纸了", R"(,"description":"<b>三楼</b> 打印机")");
    desk.index();
    auto const answer = desk.get(world.li_lei, "search?q=" + percent_encoded("打印机") + "&count=exact");
    CHECK(desk.texts(answer, "name") == std::vector{ticket});
    auto const text = json::text_of(*answer.body.find("data"));
    CHECK(text.find(R"({"text":"打印机","hit":true})") != text.npos);
    CHECK(text.find(R"({"text":"王芳的","hit":false})") != text.npos);
    CHECK(text.find(R"({"text":"<b>三楼</b> ","hit":false})") != text.npos);

    auto const by = [&](std::string const& q, std::string const& kind) {
        return desk.texts(desk.get(world.li_lei, "search?kind=" + kind + "&q=" + percent_encoded(q)), "name");
    };
    auto const login = std::vector<std::string>{"wang_fang"};
    CHECK(by(world.wang_fang.name, "person") == login);
    CHECK(by("wang_f", "person") == login);
    CHECK(by(world.wang_fang.pinyin, "person").size() >= 1);
    CHECK(by("it", "service") == std::vector<std::string>{"it"});
    CHECK(by("xinxijishu", "service") == std::vector<std::string>{"it"});
    CHECK(by("xxjs", "service") == std::vector<std::string>{"it"});
    CHECK(by("信息", "service") == std::vector<std::string>{"it"});
}

TEST_CASE("the index is made anew by itself when it is another one or lacks something") {
    Desk desk;
    auto const& li_lei = desk.world.li_lei;
    auto const number = desk.report(li_lei, "打印机卡纸");
    desk.index();
    CHECK(desk.found(li_lei, "卡纸") == Numbers{number});

    auto const run = [&](std::string const& sql) { desk.world.as(li_lei, [&](Tx& tx) { tx.run(sql); }); };
    run("delete from search_ticket");
    CHECK(desk.found(li_lei, "卡纸").empty());
    desk.world.as(li_lei, finding::check_index);
    desk.index();
    CHECK(desk.found(li_lei, "卡纸") == Numbers{number});

    run("delete from search_ticket");
    run("update search_state set version = 1");
    desk.index();
    CHECK(desk.found(li_lei, "卡纸") == Numbers{number});
    run("update search_state set version = version, next_id = 0 where kind = 'ticket'");
    desk.index();
    CHECK(desk.found(li_lei, "卡纸") == Numbers{number});
}

TEST_CASE("what changes waits in the queue and is found as it is now") {
    Desk desk;
    auto const& li_lei = desk.world.li_lei;
    auto const waiting = [&] {
        return desk.world.as(li_lei, [](Tx& tx) { return tx.one<std::int64_t>("select count(*) from search_queue"); });
    };
    desk.index();
    auto const number = desk.report(li_lei, "打印机卡纸");
    CHECK(waiting() == 1);
    desk.world.ask(li_lei, Method::PATCH, "/api/v1/tickets/" + number, R"({"urgency":1})", {{"if-match", "*"}});
    CHECK(waiting() == 1);
    desk.world.ask(li_lei, Method::PATCH, "/api/v1/tickets/" + number, R"({"subject":"邮箱"})", {{"if-match", "*"}});
    CHECK(waiting() == 2);
    desk.index();
    CHECK(waiting() == 0);
    CHECK(desk.found(li_lei, "卡纸").empty());
    CHECK(desk.found(li_lei, "邮箱") == Numbers{number});
}

TEST_CASE("the indexer works by itself") {
    Desk desk;
    auto const number = desk.report(desk.world.li_lei, "打印机卡纸");
    finding::Indexer const indexer(desk.world.database());
    bool found = false;
    for (int tries = 0; tries < 300 && !found; ++tries) {
        std::this_thread::sleep_for(Milliseconds(20));
        found = desk.found(desk.world.li_lei, "卡纸") == Numbers{number};
    }
    CHECK(found);
}

TEST_CASE("long conversations are found by their first words on both databases alike") {
    Desk desk;
    auto const& li_lei = desk.world.li_lei;
    std::string text;
    for (int i = 0; i < 4'000; ++i) text += "word" + std::to_string(i) + ' ';
    auto const number = desk.report(li_lei, "long", R"(,"description":")" + text + '"');
    for (int i = 0; i < 4; ++i) {
        std::string more;
        for (int j = 0; j < 5'000; ++j) more += "said" + std::to_string(i * 5'000 + j) + ' ';
        desk.say(li_lei, number, "note", more);
    }
    desk.index();
    CHECK(desk.found(li_lei, "word0") == Numbers{number});
    CHECK(desk.found(li_lei, "\"word3998 word3999\"") == Numbers{number});
    CHECK(desk.found(li_lei, "\"said19998 said19999\"") == Numbers{number});
    CHECK(desk.found(li_lei, "said4999").empty());
    CHECK(desk.found(li_lei, "\"word3999 said15000\"").empty());
}

TEST_CASE("a query is completed") {
    Desk desk;
    auto const& li_lei = desk.world.li_lei;
    auto const complete = [&](std::string const& q) {
        return desk.texts(desk.get(li_lei, "search/completions?q=" + percent_encoded(q)), "text");
    };
    auto const has = [](std::vector<std::string> const& all, std::string const& one) {
        return std::find(all.begin(), all.end(), one) != all.end();
    };
    CHECK(has(complete("sta"), "status:"));
    CHECK(has(complete("状"), "状态:"));
    CHECK(has(complete("打印机 status:op"), "open"));
    CHECK(has(complete("status:"), "resolved"));
    CHECK(has(complete("priority:P1,P"), "P2"));
    CHECK(has(complete("assignee:wang"), "wang_fang"));
    CHECK(has(complete("group:"), "network"));
    CHECK(desk.get(li_lei, "search/completions?q=" + std::string(4'100, 'x')).status == 400);
}

TEST_CASE("views and counts take a query") {
    Desk desk;
    auto const& li_lei = desk.world.li_lei;
    auto const number = desk.report(li_lei, "打印机卡纸");
    desk.index();
    auto const add = [&](std::string const& filter, std::string const& more = "") {
        return desk.world.ask(li_lei, Method::POST, "/api/v1/views",
                              R"({"name":{"en":"x"},"filter":)" + json::text_of(filter) + more + "}");
    };
    CHECK(refused(add("q=status:sleeping")).pointer == "/filter/q");
    CHECK(refused(add("q=status:sleeping")).position == 7);
    CHECK(refused(add("q=assignee:wang_fang", R"(,"scope":"team","group":"service-desk")")).pointer == "/filter/q");
    auto const words_view = add("q=%E5%8D%A1%E7%BA%B8 status:open");
    REQUIRE(words_view.status == 201);
    CHECK(desk.texts(desk.get(li_lei, "views/" + words_view.text("id") + "/tickets"), "number") == std::vector{number});
}
