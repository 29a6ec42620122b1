#include "queue/open_set.h"

#include <doctest/doctest.h>

#include <atomic>
#include <random>
#include <thread>

using namespace yitai;
using queue::OpenSet;
using queue::OpenTicket;

namespace {

OpenTicket made(std::int64_t id, std::int64_t version = 1, State state = State::new_) {
    OpenTicket one;
    one.id = TicketId{id};
    one.version = version;
    one.state = state;
    return one;
}

std::map<std::int64_t, std::int64_t> versions_in(OpenSet::Reading const& reading) {
    std::map<std::int64_t, std::int64_t> versions;
    reading.for_each([&](OpenTicket const& each) { CHECK(versions.emplace(each.id.value, each.version).second); });
    CHECK(versions.size() == reading.size());
    return versions;
}
std::map<std::int64_t, std::int64_t> versions_in(OpenSet const& set) { return versions_in(set.read()); }

}  // namespace

TEST_CASE("the newest version is kept, in whatever order they come") {
    OpenSet set;
    set.put(made(1, 2));
    set.put(made(1, 1));
    CHECK(versions_in(set) == std::map<std::int64_t, std::int64_t>{{1, 2}});
    set.put(made(1, 4, State::resolved));
    set.put(made(1, 3));
    CHECK(versions_in(set).empty());
    set.put(made(1, 5, State::in_progress));
    CHECK(versions_in(set) == std::map<std::int64_t, std::int64_t>{{1, 5}});
    set.put(made(2, 3, State::closed));
    set.put(made(2, 2));
    CHECK(versions_in(set).size() == 1);
}

TEST_CASE("a reading stays as it was when it began") {
    OpenSet set;
    for (std::int64_t id = 1; id <= 1'000; ++id) set.put(made(id));
    auto const before = set.read();
    auto const seen = versions_in(before);
    for (std::int64_t id = 1; id <= 1'000; id += 2) set.put(made(id, 2, State::cancelled));
    for (std::int64_t id = 2; id <= 1'000; id += 2) set.put(made(id, 2));
    set.put(made(1'001));
    CHECK(versions_in(before) == seen);
    CHECK(versions_in(set).size() == 501);
}

TEST_CASE("it holds what a plain map would hold") {
    std::mt19937 random(20'260'105);
    OpenSet set;
    std::map<std::int64_t, std::int64_t> expected, newest;
    for (int i = 0; i < 20'000; ++i) {
        auto const id = static_cast<std::int64_t>(random() % 700 + 1);
        bool const open = random() % 3 != 0;
        auto const version = ++newest[id];
        set.put(made(id, version, open ? State::assigned : State::resolved));
        if (open) expected[id] = version;
        else expected.erase(id);
    }
    CHECK(versions_in(set) == expected);
}

TEST_CASE("many read while one writes") {
    OpenSet set;
    for (std::int64_t id = 1; id <= 500; ++id) set.put(made(id));
    std::atomic<bool> done = false;
    std::atomic<int> torn = 0;
    std::vector<std::thread> readers;
    for (int i = 0; i < 3; ++i)
        readers.emplace_back([&] {
            while (!done) {
                std::size_t count = 0;
                auto const reading = set.read();
                reading.for_each([&](OpenTicket const& each) { count += each.id.value > 0; });
                if (count != reading.size()) ++torn;
            }
        });
    for (std::int64_t version = 2; version < 40; ++version)
        for (std::int64_t id = 1; id <= 500; ++id)
            set.put(made(id, version, (id + version) % 5 == 0 ? State::resolved : State::new_));
    done = true;
    for (auto& reader : readers) reader.join();
    CHECK(torn == 0);
}

TEST_CASE("a lane is known up to its first gap") {
    OpenSet set;
    set.advance({{1, 10}});
    set.note(1, 12);
    CHECK(set.marks().at(1) == 10);
    set.note(1, 11);
    CHECK(set.marks().at(1) == 12);
    set.note(1, 20);
    set.advance({{1, 19}});
    set.note(1, 21);
    CHECK(set.marks().at(1) == 21);
    set.note(2, 1);
    CHECK(set.marks().at(2) == 1);
}
