#include "presence/board.h"

#include "ticket/ticket.h"

#include <algorithm>

namespace yitai::presence {

Board& board() {
    static Board instance;
    return instance;
}

void Board::when_changed(Tell tell) {
    std::lock_guard const lock(mutex_);
    tell_ = std::move(tell);
}

Here Board::be(std::shared_ptr<Ticket const> ticket, PersonId id, std::string person, Doing doing, Instant now) {
    std::lock_guard const lock(mutex_);
    Place const place{ticket->id, id};
    auto found = places_.find(place);
    bool const is_new = found == places_.end();
    if (is_new) {
        make_room(id);
        found = places_.emplace(place, Here{std::move(person), doing, now, now, nullptr}).first;
        of_person_[id].push_back(ticket->id);
    }
    auto& here = found->second;
    bool const differs = here.doing != doing || here.until < now;
    if (differs) here.since = now;
    here.doing = doing;
    here.until = now + lasts;
    here.ticket = std::move(ticket);
    if (is_new || differs) tell(here, false);
    return here;
}

void Board::leave(TicketId ticket, PersonId person) {
    std::lock_guard const lock(mutex_);
    if (auto const found = places_.find({ticket, person}); found != places_.end()) end(found);
}

std::vector<Here> Board::at(TicketId ticket, Instant now) const {
    std::lock_guard const lock(mutex_);
    std::vector<Here> present;
    for (auto place = places_.lower_bound({ticket, PersonId{}}); place != places_.end() && place->first.first == ticket; ++place)
        if (place->second.until > now) present.push_back(place->second);
    return present;
}

void Board::end_overdue(Instant now) {
    std::lock_guard const lock(mutex_);
    for (auto place = places_.begin(); place != places_.end();)
        place = place->second.until <= now ? end(place) : std::next(place);
}

void Board::clear() {
    std::lock_guard const lock(mutex_);
    places_.clear();
    of_person_.clear();
}

std::size_t Board::size() const {
    std::lock_guard const lock(mutex_);
    return places_.size();
}

Board::Places::iterator Board::end(Places::iterator place) {
    auto const [ticket, person] = place->first;
    auto const his = of_person_.find(person);
    std::erase(his->second, ticket);
    if (his->second.empty()) of_person_.erase(his);
    tell(place->second, true);
    return places_.erase(place);
}

// The oldest of the person's own goes first; when the board itself is full, the one that would be over soonest.
void Board::make_room(PersonId person) {
    if (auto const his = of_person_.find(person); his != of_person_.end() && his->second.size() >= most_of_one_)
        end(places_.find({his->second.front(), person}));
    if (places_.size() < most_) return;
    end(std::min_element(places_.begin(), places_.end(),
                         [](auto const& one, auto const& other) { return one.second.until < other.second.until; }));
}

void Board::tell(Here const& here, bool gone) const {
    if (tell_) tell_({here, gone});
}

}  // namespace yitai::presence
