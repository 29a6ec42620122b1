#include "demo/plot.h"

#include "demo/city.h"
#include "demo/teams.h"
#include "demo/year.h"

#include <algorithm>

namespace yitai::demo {

Plot& Plot::after(Milliseconds time) {
    at_ += time;
    return *this;
}

Plot& Plot::after_desk_time(Milliseconds time) {
    at_ = company_.desk->add(at_, time).value_or(at_ + time);
    return *this;
}

Plot& Plot::after_office_time(Milliseconds time) {
    at_ = company_.office->add(at_, time).value_or(at_ + time);
    return *this;
}

Plot& Plot::at(Instant moment) {
    at_ = moment;
    return *this;
}

Plot& Plot::does(Act act, std::size_t who) {
    story_.steps.push_back({at_, number_, order_++, act, who});
    return *this;
}

namespace {

// Of a hundred reports so many come that way, and in so many of them somebody of the desk listens.
struct Way {
    Channel channel;
    int share;
    bool is_spoken;
};
constexpr Way ways[] = {{Channel::phone, 50, true}, {Channel::portal, 23, false}, {Channel::mail, 10, false},
                        {Channel::chat, 9, true},   {Channel::walk_in, 4, true},  {Channel::im, 3, false}};

constexpr std::string_view usual_categories[] = {"fault-error",  "fault-error", "fault-error", "fault-slow",
                                                 "fault-outage", "access",      "device",      "how-to"};

// Of a hundred reports not older than that, so many are not done with at the year's end.
struct Left {
    Hours age;
    int share;
};
constexpr Left left_open[] = {{Hours(24), 85}, {Hours(72), 50}, {Hours(240), 20}, {Hours(960), 4}};

int share_left(Milliseconds age) {
    for (auto const& row : left_open)
        if (age <= row.age) return row.share;
    return 0;
}

// How much faster than usual it goes, in percent of the time.
int haste_of(Case const& each) {
    int const sum = each.impact.value_or(Level{3}).value + each.urgency.value;
    return sum <= 3 ? 12 : sum == 4 ? 35 : sum == 5 ? 70 : 100;
}

class Author {
public:
    Author(Story& story, Company const& company, std::uint64_t seed) : story_(story), company_(company), dice_(seed) {
        for (auto const& service : services()) services_.add(service.share);
        for (auto const& way : ways) ways_.add(way.share);
    }

    void begin_case(Instant at) {
        auto const number = story_.cases.size();
        auto const first = story_.steps.size();
        story_.cases.push_back(new_case());
        story_.cases.back().is_left = dice_.chance(share_left(story_.end - at));
        live(number, at);
        if (story_.cases.back().is_left) leave(first);
    }

private:
    // Somewhere on the way to its end.
    void leave(std::size_t first) {
        auto const begin = story_.steps.begin() + static_cast<std::ptrdiff_t>(first);
        auto const end = std::find_if(begin, story_.steps.end(),
                                      [](Step const& step) { return step.act == Act::resolve || step.act == Act::cancel; });
        story_.steps.erase(begin + dice_.between(1, static_cast<int>(end - begin)), story_.steps.end());
    }

    Case new_case() {
        Case each{.seed = dice_.next(), .service = &services()[services_.pick(dice_)]};
        auto const& way = ways[ways_.pick(dice_)];
        each.tongue = dice_.chance(80) ? Tongue::zh : Tongue::en;
        each.channel = way.channel;
        each.requester = dice_.one_of(company_.requesters);
        each.agent = way.is_spoken ? dice_.one_of(desk_of_requester(each)) : each.requester;
        each.category = dice_.one_of(usual_categories);
        if (way.is_spoken) each.impact = impact();
        int const luck = dice_.below(100);
        each.urgency = Level{luck < 3 ? 1 : luck < 15 ? 2 : luck < 70 ? 3 : 4};
        each.keeps_it = way.is_spoken && dice_.chance(80);
        return each;
    }

    Level impact() {
        int const luck = dice_.below(100);
        return Level{luck < 1 ? 1 : luck < 8 ? 2 : luck < 38 ? 3 : 4};
    }

    std::vector<std::size_t> const& desk_of_requester(Case const& each) const {
        return company_.teams.at(desk_of(cities()[company_.members[each.requester].city].region));
    }
    std::vector<std::size_t> const& team_of(Case const& each) const { return company_.teams.at(std::string(each.service->team)); }

    void live(std::size_t number, Instant at) {
        auto const each = story_.cases[number];
        Plot plot(story_, company_, number);
        plot.at(at).does(Act::report, each.agent);
        if (dice_.chance(3)) return withdraw(plot, each);
        if (each.keeps_it) return solve(plot.after(pace(each, Minutes(each.agent % 5 == 0 ? 25 : 12))), each, each.agent);

        auto const agent = each.agent == each.requester ? dice_.one_of(desk_of_requester(each)) : each.agent;
        plot.after_desk_time(pace(each, Minutes(26))).does(Act::take, agent);
        if (dice_.chance(6)) plot.after_desk_time(Minutes(30)).does(Act::chase, each.requester);
        if (dice_.chance(58)) work_on(plot, each, agent);
        else hand_over(plot, each, agent);
    }

    // Now and then something takes much longer than it should.
    Milliseconds pace(Case const& each, Milliseconds mean) {
        auto const time = dice_.around(mean) * haste_of(each) / 100;
        return Seconds(20) + (dice_.chance(5) ? time * 7 : time);
    }

    void say(Plot& plot, std::size_t who) { plot.does(Act::reply, who).after(Seconds(10)).does(Act::release, who); }

    void work_on(Plot& plot, Case const& each, std::size_t agent) {
        plot.after_desk_time(pace(each, Minutes(14)));
        say(plot, agent);
        if (dice_.chance(24)) ask_requester(plot, each, agent);
        solve(plot.after_desk_time(pace(each, Minutes(95))), each, agent);
    }

    void ask_requester(Plot& plot, Case const& each, std::size_t agent) {
        plot.after(Seconds(40)).does(Act::wait_for_user, agent);
        plot.after_office_time(dice_.around(Hours(4))).does(Act::answer, each.requester);
    }

    void hand_over(Plot& plot, Case const& each, std::size_t agent) {
        plot.after_desk_time(pace(each, Minutes(18))).does(Act::pass_on, agent);
        auto const engineer = dice_.one_of(team_of(each));
        plot.after_office_time(pace(each, Minutes(55))).does(Act::take, engineer);
        plot.after_office_time(pace(each, Minutes(30)));
        if (dice_.chance(55)) say(plot, engineer);
        else plot.does(Act::note, engineer);
        wait(plot, each, engineer);
        solve(plot.after_office_time(pace(each, Minutes(260))), each, engineer);
    }

    void wait(Plot& plot, Case const& each, std::size_t engineer) {
        int const luck = dice_.below(100);
        if (luck < 12) return ask_requester(plot, each, engineer);
        if (luck >= 34) return;
        bool const visit = luck < 24;
        plot.after(Minutes(3)).does(visit ? Act::wait_for_visit : Act::wait_for_supplier, engineer);
        plot.after_office_time(Hours(2) + dice_.around(Hours(visit ? 7 : 14))).does(Act::go_on, engineer);
    }

    void withdraw(Plot& plot, Case const& each) {
        plot.after(Minutes(5) + dice_.around(Hours(2))).does(Act::cancel, each.requester);
    }

    void solve(Plot& plot, Case const& each, std::size_t who) {
        plot.does(Act::resolve, who);
        if (dice_.chance(3)) {
            plot.after_office_time(Hours(1) + dice_.around(Hours(6))).does(Act::reopen, each.requester);
            plot.after_office_time(pace(each, Hours(2))).does(Act::resolve, who);
        }
        end(plot, each);
    }

    void end(Plot& plot, Case const& each) {
        auto const resolved = plot.now();
        if (dice_.chance(35)) plot.after(dice_.around(Hours(9)) + Minutes(1)).does(Act::close, each.requester);
        auto const settled = company_.office->add_working_days(resolved, 5).value_or(resolved);
        plot.at(std::max(plot.now(), settled) + Minutes(1)).does(Act::look_after, each.requester);
    }

    Story& story_;
    Company const& company_;
    Dice dice_;
    Weights services_, ways_;
};

}  // namespace

Story tell(Company const& company, std::uint64_t seed, Size const& size, Instant now) {
    Story story{.end = now};
    Dice dice(seed);
    int const reports_of_outages = size.tickets * 3 / 200;
    add_outages(story, company, dice, now, reports_of_outages);

    Author author(story, company, dice.next());
    auto const rest = size.tickets - static_cast<int>(story.cases.size());
    for (auto const at : moments_of_a_year(dice, *company.office, now, rest)) author.begin_case(at);

    std::erase_if(story.steps, [now](Step const& step) { return step.at >= now; });
    std::sort(story.steps.begin(), story.steps.end(), [](Step const& one, Step const& other) {
        return std::tie(one.at, one.number, one.order) < std::tie(other.at, other.number, other.order);
    });
    return story;
}

}  // namespace yitai::demo
