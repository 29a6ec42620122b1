// A day at the desk: twenty people of different roles, five hundred contacts and everything that is done with a ticket, all
// through the API, in an order that a seed decides.
#pragma once

#include "testing/world.h"

#include <random>

namespace yitai::testing {

class Day {
public:
    Day(World&, unsigned seed);

    void live(int steps = 3'000, int contacts = 500);

    // What the desk looks like afterwards, without ids, numbers and versions that another database may have chosen otherwise.
    std::string state();
    std::map<std::string, int> const& done() const { return done_; }  // how often each action was accepted
    std::vector<std::string> const& tickets() const { return tickets_; }  // their ids
    // Every merge, split, fold and change of kind is undone once and done again; what did not come back as it was.
    std::vector<std::string> const& not_restored() const { return not_restored_; }

private:
    using Answer = World::Answer;

    void hire();
    void act();
    Answer ask(Person const&, http::Method, std::string const& path, std::string const& body = "");
    void take_contact();
    void work_on_ticket();
    void relate_tickets();
    void finish_task(Person const&);
    void attach_file(Person const&, std::string const& at);
    void note_done(std::string const& what, Answer const&);
    std::string snapshot(std::string const& ticket);
    // Does it, undoes it by a DELETE of what `undo` says of the answer, compares, and does it again.
    void undoably(std::string const& what, Person const&, http::Method, std::string const& path, std::string const& body,
                  std::function<std::string(Answer const&)> const& undo, std::vector<std::string> const& concerned);
    void remember(Answer const&);  // of a new ticket

    std::uint64_t roll(std::uint64_t sides) { return random_() % sides; }
    template <class T>
    T const& one_of(std::vector<T> const& all) {
        return all[roll(all.size())];
    }
    std::string const& some_ticket();
    std::string ordinal(std::string const& number) const;

    World& world_;
    std::mt19937_64 random_;
    std::vector<Person> desk_, users_;
    std::vector<std::string> tickets_;
    std::vector<std::string> numbers_;  // of tickets_, the first each had
    std::vector<std::string> not_restored_;
    std::map<std::string, int> done_;
    int contacts_ = 0;
};

}  // namespace yitai::testing
