// The board: who is where, in the memory of this node. Whoever does not say again that he is there is gone after half a minute.
// What it holds is bounded, for one person and for all.
#pragma once

#include "base/described.h"
#include "base/id.h"
#include "base/time.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace yitai::presence {

enum class Doing { viewing, writing };
YITAI_DESCRIBE_ENUM(Doing, viewing, writing)

inline constexpr Seconds lasts{30};

struct Here {
    std::string person;  // as people are shown
    Doing doing = Doing::viewing;
    Instant since, until;
    std::shared_ptr<Ticket const> ticket;  // as it was when he last said so
};

// Somebody came, does something else, or is gone.
struct Changed {
    Here here;
    bool gone = false;
};

class Board {
public:
    using Tell = std::function<void(Changed const&)>;
    explicit Board(std::size_t most = 10'000, std::size_t most_of_one = 20) : most_(most), most_of_one_(most_of_one) {}

    void when_changed(Tell);  // called with the board locked: it must not ask the board
    Here be(std::shared_ptr<Ticket const>, PersonId, std::string person, Doing, Instant now);
    void leave(TicketId, PersonId);
    std::vector<Here> at(TicketId, Instant now) const;
    void end_overdue(Instant now);
    void clear();
    std::size_t size() const;

private:
    using Place = std::pair<TicketId, PersonId>;
    using Places = std::map<Place, Here>;
    Places::iterator end(Places::iterator);
    void make_room(PersonId);
    void tell(Here const&, bool gone) const;

    std::size_t const most_, most_of_one_;
    mutable std::mutex mutex_;
    Tell tell_;
    Places places_;
    std::map<PersonId, std::vector<TicketId>> of_person_;  // in the order in which he came
};

Board& board();  // this node's

}  // namespace yitai::presence
