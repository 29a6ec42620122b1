// Outages: one fault that dozens report within an hour. The first report leads: it is announced, has news, and its resolution
// reaches all who follow it.
#include "demo/city.h"
#include "demo/plot.h"

namespace yitai::demo {
namespace {

struct Outage {
    std::string_view service, zh;
    int days_back, hour, share;  // share: of all reports of outages, by weight
    Minutes lasts;
};
constexpr Outage outages[] = {
    {"billing", "计费系统登录不上，提示服务不可用 BIL-503", 236, 10, 30, Minutes(155)},
    {"broadband", "宽带批量掉线，光猫红灯闪烁", 97, 15, 46, Minutes(210)},
    {"iam", "统一认证单点登录全部失败，转圈后报 IAM-504", 4, 9, 32, Minutes(95)},
};

Instant beginning_of(Outage const& outage, Company const& company, Instant now) {
    auto day = company.office->day_of(now) - date::days(outage.days_back);
    while (!company.office->is_open_day(day)) day -= date::days(1);
    return company.office->begin_of(day) + Hours(outage.hour) + Minutes(7);
}

Case report_of(Outage const& outage, Company const& company, Dice& dice) {
    Case each{.seed = dice.next(), .service = &service_called(outage.service), .requester = dice.one_of(company.requesters)};
    auto const& city = cities()[company.members[each.requester].city];
    each.agent = dice.one_of(company.teams.at(desk_of(city.region)));
    each.fault = outage.zh;
    each.category = "fault-outage";
    each.impact = Level{2};
    each.urgency = Level{2};
    return each;
}

class Telling {
public:
    Telling(Story& story, Company const& company, Dice& dice, Outage const& outage)
        : story_(story), company_(company), dice_(dice), outage_(outage) {}

    void lead(Instant begins) {
        parent_ = begin(begins);
        story_.cases[parent_].impact = Level{1};
        story_.cases[parent_].urgency = Level{1};
        auto const engineer = company_.teams.at(std::string(service_called(outage_.service).team)).front();
        Plot plot(story_, company_, parent_);
        auto const who = story_.cases[parent_].agent;
        plot.at(begins)
            .does(Act::report, who)
            .after(Minutes(6))
            .does(Act::pass_on, who)
            .after(Minutes(4))
            .does(Act::take, engineer);
        for (int i = 1; i <= 2; ++i) tell_news(plot.at(begins + outage_.lasts * i / 3), engineer);
        resolved_at_ = begins + outage_.lasts;
        plot.at(resolved_at_).does(Act::resolve, engineer).after(Seconds(20)).does(Act::resolve_children, engineer);
        look_after(plot, parent_);
    }

    void follow(Instant at) {
        auto const number = begin(at);
        auto& each = story_.cases[number];
        each.parent = parent_;
        Plot plot(story_, company_, number);
        plot.at(at).does(Act::report, each.agent).after(Seconds(30)).does(Act::fold, each.agent);
        look_after(plot.at(resolved_at_), number);
    }

private:
    std::size_t begin(Instant) {
        story_.cases.push_back(report_of(outage_, company_, dice_));
        return story_.cases.size() - 1;
    }

    static void tell_news(Plot& plot, std::size_t engineer) {
        plot.does(Act::reply, engineer).after(Seconds(10)).does(Act::release, engineer);
        plot.after(Seconds(5)).does(Act::tell_children, engineer);
    }

    void look_after(Plot& plot, std::size_t number) {
        auto const settled = company_.office->add_working_days(plot.now(), 5).value_or(plot.now());
        plot.at(settled + Minutes(1)).does(Act::look_after, story_.cases[number].requester);
    }

    Story& story_;
    Company const& company_;
    Dice& dice_;
    Outage const& outage_;
    std::size_t parent_ = 0;
    Instant resolved_at_;
};

}  // namespace

void add_outages(Story& story, Company const& company, Dice& dice, Instant now, int reports) {
    for (auto const& outage : outages) {
        auto const begins = beginning_of(outage, company, now);
        Telling telling(story, company, dice, outage);
        telling.lead(begins);
        int const followers = reports * outage.share / 108;
        for (int i = 0; i < followers; ++i) telling.follow(begins + Minutes(2) + dice.around(Minutes(15)));
    }
}

}  // namespace yitai::demo
