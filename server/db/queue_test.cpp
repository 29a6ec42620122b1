#include "db/queue.h"

#include <doctest/doctest.h>

using namespace yitai::db;

namespace {

struct Job {
    Context context;
    int number = 0;
};
using Jobs = Queue<Job>;

Jobs::Put put(Jobs& jobs, Lane lane, int number = 0) {
    Job job{.number = number};
    job.context.lane = lane;
    return jobs.put(job);
}

std::vector<int> taken(Jobs& jobs, std::size_t most) {
    std::vector<int> numbers;
    for (auto const& job : jobs.take(most, std::chrono::milliseconds(0))) numbers.push_back(job.number);
    return numbers;
}

std::size_t accepted(Jobs& jobs, Lane lane, int offered) {
    std::size_t count = 0;
    for (int i = 0; i < offered; ++i) count += put(jobs, lane) == Jobs::Put::done;
    return count;
}

}  // namespace

TEST_CASE("a queue gives in the order in which it took") {
    Jobs jobs(10, 10);
    for (int number : {1, 2, 3}) put(jobs, Lane::others, number);
    CHECK(taken(jobs, 2) == std::vector{1, 2});
    CHECK(taken(jobs, 2) == std::vector{3});
}

TEST_CASE("a flood of others leaves agents half of every batch, and the desk's own work goes first") {
    Jobs jobs(1000, 1000);
    for (int i = 0; i < 500; ++i) put(jobs, Lane::others, 3);
    for (int i = 0; i < 10; ++i) put(jobs, Lane::agents, 2);
    put(jobs, Lane::desk, 1);
    for (int i = 0; i < 2; ++i) {
        auto const batch = taken(jobs, 9);
        CHECK(std::count(batch.begin(), batch.end(), 2) >= 4);
        if (i == 0) CHECK(batch.front() == 1);
    }
}

TEST_CASE("who is served one by one takes turns") {
    Jobs jobs(100, 100);
    for (int i = 0; i < 10; ++i) put(jobs, Lane::others, 3), put(jobs, Lane::agents, 2);
    int agents = 0;
    for (int i = 0; i < 10; ++i) agents += taken(jobs, 1).front() == 2;
    CHECK(agents == 5);
}

TEST_CASE("what one lane leaves the other may use") {
    Jobs jobs(100, 100);
    for (int i = 0; i < 8; ++i) put(jobs, Lane::others, 3);
    put(jobs, Lane::agents, 2);
    CHECK(taken(jobs, 9).size() == 9);
}

TEST_CASE("a lane that is full refuses its own only") {
    Jobs jobs(100'000, 1);
    auto const held = accepted(jobs, Lane::others, 50'000);
    CHECK(held < 5'000);
    CHECK_FALSE(jobs.has_room(Lane::others));
    CHECK(jobs.has_room(Lane::agents));
    CHECK(put(jobs, Lane::agents) == Jobs::Put::done);
    CHECK(put(jobs, Lane::desk) == Jobs::Put::done);
}

TEST_CASE("the pace is that of the last tenths of a second, unless there was nothing left to do") {
    Pace::Clock::time_point now{};
    Pace pace(4000, now);
    for (int i = 0; i < 10; ++i) pace.took(10, true, now += std::chrono::milliseconds(100));
    CHECK(pace.in(std::chrono::seconds(1)) < 110);
    for (int i = 0; i < 10; ++i) pace.took(1, false, now += std::chrono::milliseconds(100));
    pace.took(20, true, now += std::chrono::milliseconds(50));
    CHECK(pace.in(std::chrono::seconds(1)) > 99);
    for (int i = 0; i < 10; ++i) pace.took(200, true, now += std::chrono::milliseconds(100));
    CHECK(pace.in(std::chrono::seconds(1)) > 1990);
}

TEST_CASE("all lanes together hold no more than they may") {
    Jobs jobs(3, 10);
    CHECK(accepted(jobs, Lane::others, 3) == 2);
    CHECK(accepted(jobs, Lane::desk, 2) == 1);
    CHECK(put(jobs, Lane::agents) == Jobs::Put::full);
}
