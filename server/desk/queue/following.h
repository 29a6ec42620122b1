// How the open set follows the database. What this process commits arrives at once, by a reaction; what other processes commit
// is read a second later at most from their lanes of the timeline, whose numbers have no gaps, so that nothing is missed.
#pragma once

#include "db/database.h"
#include "queue/open_set.h"
#include "timeline/timeline.h"

#include <condition_variable>
#include <thread>

namespace yitai::queue {

OpenSet& open_set(Tx&);  // of the transaction's database; throws Unavailable until it is filled

void fill(db::Database&);                       // once, when the desk starts
void follow(Tx&, timeline::Recorded const&);    // the reaction to every event
void catch_up(Tx&);                             // with what others have committed

void fill(Tx&, OpenSet&);

class Follower {
public:
    explicit Follower(db::Database&);
    ~Follower();

private:
    void work();

    db::Database& database_;
    std::mutex mutex_;
    std::condition_variable bell_;
    bool stopping_ = false;
    std::thread thread_;  // last: it uses all of the above
};

}  // namespace yitai::queue
