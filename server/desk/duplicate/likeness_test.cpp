#include "duplicate/likeness.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <random>

using namespace yitai;
using duplicate::Comparison;
using duplicate::Known;
using duplicate::Reason;

namespace {

queue::OpenTicket about(std::string_view subject) {
    queue::OpenTicket ticket;
    ticket.pieces = queue::Pieces(subject);
    return ticket;
}

duplicate::Likeness compared(std::string const& subject, std::string_view with, std::string const& description = "") {
    return Comparison(Known{.subject = subject, .description = description}).with(about(with));
}

// What people report: things, and troubles with them, each said in three ways.
struct Language {
    std::vector<std::string> things;
    std::vector<std::array<std::string, 3>> troubles;
    char const* between;
};
Language const english{
    {"Printer on floor 3", "VPN", "Outlook mailbox", "Billing screen", "Meeting room Wi-Fi", "SAP login", "Laptop battery",
     "Shared drive", "Projector", "Payroll export", "CRM dashboard", "Badge reader", "Desk phone", "Video conference"},
    {{"is very slow", "very slow today", "has become slow"},
     {"does not answer", "not answering", "gives no answer"},
     {"shows error 500", "error 500 displayed", "gives an error 500"},
     {"keeps disconnecting", "disconnects all the time", "disconnected again"},
     {"cannot be opened", "won't open", "unable to open it"},
     {"password rejected", "rejects my password", "password is not accepted"},
     {"data is missing", "missing data", "some data went missing"}},
    " "};
Language const chinese{{"三楼打印机", "VPN客户端", "邮箱", "计费界面", "会议室无线网", "SAP系统", "笔记本电池", "共享盘",
                        "投影仪", "工资导出", "客户管理看板", "门禁读卡器", "座机电话", "视频会议"},
                       {{"非常慢", "今天非常慢", "变得很慢了"},
                        {"没有响应", "一直没响应", "点了没有响应"},
                        {"报错500", "显示错误500", "出现500报错"},
                        {"经常掉线", "又掉线了", "总是掉线"},
                        {"打不开", "打不开了", "无法打开"},
                        {"密码错误", "提示密码错误", "密码不对登不上"},
                        {"数据丢失", "部分数据丢失", "数据丢了"}},
                       ""};

struct Pair {
    std::string one, other;
};

class Reporter {
public:
    explicit Reporter(Language const& language) : language_(language) {}

    Pair alike() {
        auto const& thing = any(language_.things);
        auto const& trouble = any(language_.troubles);
        auto const first = random_() % 3;
        return {said(thing, trouble[first]), said(thing, trouble[(first + 1 + random_() % 2) % 3])};
    }
    Pair unlike() {
        auto const thing = random_() % language_.things.size(), trouble = random_() % language_.troubles.size();
        auto const other_thing = (thing + 1 + random_() % (language_.things.size() - 1)) % language_.things.size();
        auto const other_trouble = (trouble + 1 + random_() % (language_.troubles.size() - 1)) % language_.troubles.size();
        return {said(language_.things[thing], any(language_.troubles[trouble])),
                said(language_.things[other_thing], any(language_.troubles[other_trouble]))};
    }

private:
    template <class List>
    typename List::value_type const& any(List const& list) {
        return list[random_() % list.size()];
    }
    std::string said(std::string const& thing, std::string const& trouble) {
        auto const swapped = random_() % 3 == 0;
        auto text = swapped ? fmt::format("{}: {}", trouble, thing) : fmt::format("{}{}{}", thing, language_.between, trouble);
        if (random_() % 4 == 0) text = fmt::format("#{} {}", random_() % 100, text);
        return text;
    }

    Language const& language_;
    std::mt19937 random_{42};
};

}  // namespace

TEST_CASE("of sixteen thousand subjects the like ones are told from the unlike, in both languages") {
    constexpr int pairs = 4'000;
    for (auto const* language : {&english, &chinese}) {
        Reporter reporter(*language);
        int found = 0, mistaken = 0;
        for (int i = 0; i < pairs; ++i) {
            auto const [one, other] = reporter.alike();
            found += compared(one, other).is_worth_a_look();
            auto const [here, there] = reporter.unlike();
            mistaken += compared(here, there).is_worth_a_look();
        }
        CHECK(found > pairs * 9 / 10);
        CHECK(mistaken < pairs / 20);
        MESSAGE("like ones found: " << found << " of " << pairs << ", unlike ones taken for like: " << mistaken);
    }
}

TEST_CASE("nothing said is like nothing") {
    CHECK(compared("", "打印机卡纸").score() == 0);
    CHECK(compared("打印机卡纸", "").score() == 0);
    CHECK(compared("", "").score() == 0);
    CHECK_FALSE(compared("!!! ??? 。。。", "！！！").is_worth_a_look());
}

TEST_CASE("the same words say it best, tricks with what nobody sees do not hide them") {
    auto const same = compared("打印机卡纸", "打印机卡纸");
    CHECK(same.words == 1.0);
    CHECK(same.score() > 0.8);
    for (auto const* disguised :
         {"打\u200b印\u200b机\u200b卡\u200b纸", "\u202e打印机卡纸\u202c", "打印机\u2060卡纸\ufeff", "打\u00ad印机卡纸"})
        CHECK(compared(disguised, "打印机卡纸").words == 1.0);
    CHECK(compared("ＰＲＩＮＴＥＲ　ＪＡＭＳ", "printer jams").words == 1.0);
    CHECK(compared("pr\u200binter ja\u202ems", "Printer jams").words == 1.0);
}

TEST_CASE("what is told at the beginning of the description counts too, what follows does not") {
    std::string const told = "Since this morning the payroll export shows error 500 for everybody in our department.";
    CHECK(compared("Help", "Payroll export shows error 500", told).is_worth_a_look());
    CHECK_FALSE(compared("Help", "Payroll export shows error 500", std::string(64 * 1024, '-') + told).is_worth_a_look());
    std::string everything;
    for (int i = 0; i < 20'000; ++i) everything += fmt::format("{:x} ", i * 7919);
    CHECK_FALSE(compared("Help", "Projector is very slow", everything.substr(0, 65'536)).is_worth_a_look());
}

TEST_CASE("a likeness speaks for itself by words, device or person; service and place only besides") {
    Known known{.subject = "打印机卡纸"};
    known.requester_id = PersonId{1}, known.service_id = ServiceId{2}, known.site_id = SiteId{3},
    known.category_id = CategoryId{4};
    known.ci_ids = {CiId{5}, CiId{6}};
    Comparison const comparison(known);

    auto ticket = about("邮箱登录失败");
    CHECK(comparison.with(ticket).score() == 0);
    ticket.service_id = ServiceId{2}, ticket.site_id = SiteId{3}, ticket.category_id = CategoryId{4};
    auto const besides = comparison.with(ticket);
    CHECK(besides.reasons.list() == std::vector{Reason::same_service, Reason::same_category, Reason::same_site});
    CHECK_FALSE(besides.is_worth_a_look());
    ticket.ci_ids = {CiId{6}, CiId{7}};
    CHECK(comparison.with(ticket).is_worth_a_look());
    CHECK(comparison.with(ticket).score() > besides.score());
    ticket.requester_id = PersonId{1};
    ticket.pieces = queue::Pieces("打印机卡纸");
    CHECK(comparison.with(ticket).reasons.list().size() == 6);
    CHECK(comparison.with(ticket).score() <= 1);
}
