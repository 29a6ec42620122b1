// Hours against somebody who counts on his fingers: he walks through time cell by cell and asks the zone each time what the
// clock on the wall shows.
#include "calendar/hours.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <random>

using namespace yitai;
using namespace yitai::calendar;

namespace {

constexpr char const* zones[] = {
    "Asia/Shanghai",  "Europe/Berlin",    "Europe/London",     "Europe/Dublin",    "America/New_York", "America/Sao_Paulo",
    "America/Havana", "America/St_Johns", "America/Santiago",  "America/Caracas",  "America/Asuncion", "America/Los_Angeles",
    "Asia/Tehran",    "Asia/Kathmandu",   "Asia/Kolkata",      "Asia/Beirut",      "Asia/Amman",       "Asia/Gaza",
    "Asia/Pyongyang", "Africa/Cairo",     "Africa/Casablanca", "Australia/Sydney", "Australia/Eucla",  "Australia/Lord_Howe",
    "Pacific/Apia",   "Pacific/Chatham",  "Pacific/Kwajalein", "Antarctica/Troll", "Atlantic/Azores",  "UTC"};

using Clock = date::local_time<Milliseconds>;

class Oracle {
public:
    Oracle(Pattern const& pattern, Instant from, Instant to, Minutes cell) : pattern_(pattern), from_(from), cell_(cell) {
        for (auto at = from; at < to; at += cell) cells_.push_back({wall(at), open(at)});
    }

    bool open(Instant at) const {
        auto const local = wall(at);
        auto const date = date::floor<date::days>(local);
        auto const time = local - date;
        auto const weekday = weekday_of(date);
        auto const rest = among(pattern_.breaks[weekday], time);
        if (auto const found = pattern_.overrides.find(date); found != pattern_.overrides.end())
            return among(found->second, time) && !rest;
        if (auto const found = pattern_.official.find(date); found != pattern_.official.end()) {
            auto const model = first_open();
            return found->second == OfficialDay::work && model < 7 && among(pattern_.week[model], time) &&
                   !among(pattern_.breaks[model], time) && !rest;
        }
        date::year_month_day const named(date);
        if (pattern_.yearly_off.contains({static_cast<unsigned>(named.month()), static_cast<unsigned>(named.day())}))
            return false;
        return among(pattern_.week[weekday], time) && !rest;
    }

    Milliseconds elapsed(Instant a, Instant b) const {
        Milliseconds sum{0};
        for (std::size_t i = 0; i < cells_.size(); ++i)
            if (cells_[i].open && std::max(a, begin(i)) < std::min(b, begin(i + 1)))
                sum += std::min(b, begin(i + 1)) - std::max(a, begin(i));
        return sum;
    }

    std::optional<Instant> add(Instant start, Milliseconds left) const {
        if (left == Milliseconds(0) && stays(start)) return start;
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            auto const a = std::max(start, begin(i)), b = begin(i + 1);
            if (!cells_[i].open || a >= b) continue;
            if (left <= b - a) return a + left;
            left -= b - a;
        }
        return std::nullopt;
    }

    std::optional<Instant> subtract(Instant start, Milliseconds left) const {
        if (left == Milliseconds(0) && stays(start)) return start;
        for (auto i = cells_.size(); i-- > 0;) {
            auto const a = begin(i), b = std::min(start, begin(i + 1));
            if (!cells_[i].open || a >= b) continue;
            if (left <= b - a) return b - left;
            left -= b - a;
        }
        return std::nullopt;
    }

    std::optional<Instant> working_days(Instant start, int days, bool forward) const {
        std::vector<Day> found;
        auto const today = date::floor<date::days>(wall(start));
        std::set<Day> all;
        for (auto const& cell : cells_)
            if (cell.open) all.insert(date::floor<date::days>(cell.wall));
        for (auto const day : all)
            if (forward ? day > today : day < today) found.push_back(day);
        if (static_cast<int>(found.size()) < days) return std::nullopt;
        auto const index = forward ? static_cast<std::size_t>(days - 1) : found.size() - static_cast<std::size_t>(days);
        auto const landed = shown_at(found[index] + (wall(start) - today));
        if (!landed) return std::nullopt;
        return forward ? add(*landed, Milliseconds(0)) : subtract(*landed, Milliseconds(0));
    }

    std::vector<Window> windows() const {
        std::vector<Window> all;
        for (std::size_t i = 0; i < cells_.size(); ++i) {
            if (!cells_[i].open) continue;
            if (i > 0 && cells_[i - 1].open) all.back().to = begin(i + 1);
            else all.push_back({begin(i), begin(i + 1)});
        }
        return all;
    }

private:
    struct Cell {
        Clock wall;
        bool open;
    };

    Clock wall(Instant at) const { return pattern_.zone->to_local(at); }
    static std::size_t weekday_of(Day date) { return (date::weekday(date).c_encoding() + 6) % 7; }
    static bool among(Intervals const& all, Milliseconds time) {
        bool in = false;
        for (auto const& each : all) in = in || (time >= each.from && time < each.to);
        return in;
    }
    std::size_t first_open() const {
        for (std::size_t day = 0; day < 7; ++day)
            for (Milliseconds time{0}; time < std::chrono::hours(24); time += Minutes(1))
                if (among(pattern_.week[day], time) && !among(pattern_.breaks[day], time)) return day;
        return 7;
    }
    Instant begin(std::size_t i) const { return from_ + static_cast<int>(i) * cell_; }
    bool stays(Instant at) const { return open(at) || open(at - Milliseconds(1)); }
    std::optional<Instant> shown_at(Clock clock) const {
        for (std::size_t i = 0; i < cells_.size(); ++i)
            if (cells_[i].wall <= clock && clock < cells_[i].wall + cell_) return begin(i) + (clock - cells_[i].wall);
        for (std::size_t i = 1; i < cells_.size(); ++i)
            if (cells_[i].wall > clock && cells_[i - 1].wall < clock) return begin(i);
        return std::nullopt;
    }

    Pattern const& pattern_;
    Instant from_;
    Minutes cell_;
    std::vector<Cell> cells_;
};

class Chance {
public:
    explicit Chance(unsigned seed) : random_(seed) {}
    int below(int most) { return static_cast<int>(random_() % static_cast<unsigned>(most)); }
    bool one_in(int many) { return below(many) == 0; }

    Intervals intervals(int cell) {
        if (one_in(6)) return {{Seconds(0), std::chrono::hours(24)}};
        std::set<int> edges;
        for (int i = below(3) * 2; i > 0; --i) edges.insert(below(1'440 / cell + 1) * cell);
        Intervals all;
        for (auto edge = edges.begin(); edge != edges.end() && std::next(edge) != edges.end(); std::advance(edge, 2)) {
            all.push_back({Minutes(*edge), Minutes(*std::next(edge))});
            if (std::next(edge, 2) == edges.end()) break;
        }
        return all;
    }

    Pattern pattern(date::time_zone const* zone, Instant around, int cell) {
        Pattern pattern{.zone = zone};
        for (auto& day : pattern.week) day = intervals(cell);
        for (auto& day : pattern.breaks)
            if (one_in(3)) day = {{Minutes(720), Minutes(720 + cell * (1 + below(3)))}};
        auto const day = date::floor<date::days>(zone->to_local(around));
        for (int i = below(4); i > 0; --i) pattern.overrides[day + date::days(below(9) - 4)] = intervals(cell);
        for (int i = below(5); i > 0; --i)
            pattern.official[day + date::days(below(9) - 4)] = one_in(2) ? OfficialDay::off : OfficialDay::work;
        date::year_month_day const named(day + date::days(below(9) - 4));
        if (one_in(4)) pattern.yearly_off.insert({static_cast<unsigned>(named.month()), static_cast<unsigned>(named.day())});
        return pattern;
    }

    // Half of them near a change of the clocks.
    Instant around(date::time_zone const* zone) {
        date::sys_seconds at = date::sys_days(date::year(1975) / 1 / 1) + Minutes(15 * below(60 * 365 * 96));
        auto const info = zone->get_info(at);
        if (one_in(2) && info.end < date::sys_days(date::year(2037) / 1 / 1)) at = info.end;
        return date::floor<date::days>(at) + Minutes(0);
    }

private:
    std::mt19937 random_;
};

// Some clocks change at a minute past midnight.
bool changes_by_quarters(date::time_zone const* zone, Instant from, Instant to) {
    for (auto at = date::floor<Seconds>(from); at < to; at = zone->get_info(at).end)
        if (at != from && at.time_since_epoch() % Minutes(15) != Seconds(0)) return false;
    return true;
}

// What an oracle cannot know lies outside the time he walked through.
bool agree(std::optional<Instant> said, std::optional<Instant> counted, Instant from, Instant to) {
    return counted ? said == counted : !said || *said <= from || *said >= to;
}

std::string first_difference(Chance& chance, Oracle const& oracle, calendar::Hours const& hours, Instant from, Instant to,
                             int rounds) {
    auto const length = to - from;
    auto const within = [&] { return from + length / 4 + Milliseconds(chance.below(static_cast<int>((length / 2).count()))); };
    for (int round = 0; round < rounds; ++round) {
        auto a = within(), b = within();
        if (chance.one_in(3)) a = date::floor<std::chrono::minutes>(a);
        Milliseconds const time = chance.one_in(8)   ? Milliseconds(0)
                                  : chance.one_in(4) ? oracle.elapsed(a, b)
                                                     : Milliseconds(chance.below(static_cast<int>((length / 3).count())));
        auto const where = " at " + to_rfc3339(a) + " and " + to_rfc3339(b) + " by " + std::to_string(time.count()) + " ms";
        if (hours.is_open(a) != oracle.open(a)) return "is_open" + where;
        if (hours.elapsed(a, b) != oracle.elapsed(a, b)) return "elapsed" + where;
        if (!agree(hours.add(a, time), oracle.add(a, time), from, to)) return "add" + where;
        if (!agree(hours.subtract(a, time), oracle.subtract(a, time), from, to)) return "subtract" + where;
    }
    return hours.windows(from, to) == oracle.windows() ? "" : "windows";
}

std::string difference_in_days(Chance& chance, Oracle const& oracle, calendar::Hours const& hours, Instant from, Instant to) {
    for (int round = 0; round < 10; ++round) {
        auto const start = from + (to - from) / 2 + Milliseconds(chance.below(86'400'000));
        int const days = 1 + chance.below(4);
        auto const where = " of " + std::to_string(days) + " days at " + to_rfc3339(start);
        if (!agree(hours.add_working_days(start, days), oracle.working_days(start, days, true), from, to))
            return "adding" + where;
        if (!agree(hours.subtract_working_days(start, days), oracle.working_days(start, days, false), from, to))
            return "subtracting" + where;
    }
    return "";
}

}  // namespace

TEST_CASE("hours agree with counting cell by cell") {
    auto const* given = std::getenv("YITAI_TEST_SEED");
    auto const seed = given ? static_cast<unsigned>(std::atoi(given)) : std::random_device{}();
    INFO("YITAI_TEST_SEED=" << seed);
    Chance chance(seed);
    constexpr int rounds = 20;
    int const cases = std::getenv("YITAI_TEST_FULL") ? 1'000'000 : 100'000;
    for (int done = 0; done < cases; done += rounds) {
        auto const* zone = date::locate_zone(zones[chance.below(std::size(zones))]);
        auto const around = chance.around(zone);
        auto const reach = std::chrono::hours(24 * (chance.one_in(8) ? 8 : 1 + chance.below(3)));
        Instant const from = around - reach, to = around + reach;
        int const cell = chance.one_in(20) || !changes_by_quarters(zone, from, to) ? 1 : 15;
        auto const pattern = chance.pattern(zone, around, cell);
        Oracle const oracle(pattern, from, to, Minutes(cell));
        calendar::Hours const hours(pattern);
        auto difference = first_difference(chance, oracle, hours, from, to, rounds);
        if (difference.empty() && reach > std::chrono::hours(100))
            difference = difference_in_days(chance, oracle, hours, from, to);
        if (!difference.empty()) {
            FAIL_CHECK(zone->name() << " from " << to_rfc3339(from) << " case " << done << ": " << difference);
            return;
        }
    }
}
