#include "base/text.h"
#include "calendar/calendar.h"
#include "demo/name.h"
#include "demo/service.h"
#include "demo/teams.h"
#include "demo/year.h"
#include "testing/database.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

using namespace yitai;

TEST_CASE("services do not share their words, so that search tells them apart") {
    std::set<std::string_view> codes, things;
    std::size_t listed = 0;
    for (auto const& service : demo::services()) {
        codes.insert(service.code);
        for (auto const* words : {&service.chinese, &service.english}) {
            CHECK(split(words->symptoms, '|').size() >= 2);
            CHECK(split(words->remedies, '|').size() >= 2);
            for (auto const thing : split(words->things, '|')) {
                things.insert(thing);
                ++listed;
            }
        }
        CHECK(demo::team_called(service.team).line == SupportLine::l2);
    }
    CHECK(codes.size() == 60);
    CHECK(things.size() == listed);
}

TEST_CASE("Mondays are fuller than Sundays, mornings than nights, and the Spring Festival is quiet") {
    auto const database = testing::fresh_database();
    auto const office = database->read(
        {.actor = the_desk()}, [](Tx& tx) { return calendar::hours(tx, calendar::current(tx, calendar::desk_calendar(tx))); });
    auto const end = *parse_rfc3339("2026-11-25T08:30:00Z");
    demo::Dice dice(1);
    auto const moments = demo::moments_of_a_year(dice, *office, end, 10'000);
    CHECK(std::is_sorted(moments.begin(), moments.end()));
    CHECK(moments.back() <= end);

    std::map<unsigned, int> by_weekday;
    int nights = 0, mornings = 0, festival = 0;
    for (auto const at : moments) {
        auto const day = office->day_of(at);
        auto const hour = (at - office->begin_of(day)) / Hours(1);
        by_weekday[date::weekday(day).iso_encoding()] += 1;
        nights += hour < 6;
        mornings += hour >= 8 && hour < 12;
        festival += at >= *parse_rfc3339("2026-02-16T00:00:00Z") && at < *parse_rfc3339("2026-02-20T00:00:00Z");
    }
    CHECK(by_weekday[1] > 3 * by_weekday[7]);
    CHECK(mornings > 15 * nights);
    CHECK(festival < 30);
}

TEST_CASE("dice fall the same way again, within their bounds") {
    demo::Dice one(7), other(7);
    for (int i = 0; i < 1'000; ++i) {
        auto const fallen = one.between(3, 9);
        CHECK(fallen == other.between(3, 9));
        CHECK((fallen >= 3 && fallen <= 9));
    }
    CHECK(one.word("a") == "a");
}

TEST_CASE("logins are spelt as names are and no two alike") {
    demo::Logins logins;
    CHECK(logins.login_for("张伟") == "zhang_wei");
    CHECK(logins.login_for("张伟") == "zhang_wei2");
    CHECK(logins.login_for("欧阳志强") == "ouyang_zhiqiang");
}
