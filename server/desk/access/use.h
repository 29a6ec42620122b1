// When sessions and tokens were last used: every request would be a write if it were written down at once.
#pragma once

#include "db/transaction.h"

#include <mutex>
#include <unordered_map>

namespace yitai::access {

template <class Noun>
class Uses {
public:
    void note(Id<Noun> id, Instant at) {
        std::lock_guard const lock(mutex_);
        at_[id] = at;
    }

    void write_down(Tx& tx) {
        for (auto const& [id, at] : take())
            tx.run("update " + std::string(db::table_of<Noun>) +
                       " set used_at = :at where id = :id and (used_at is null or used_at < :at)",
                   {{"id", id}, {"at", at}});
    }

private:
    std::unordered_map<Id<Noun>, Instant> take() {
        std::lock_guard const lock(mutex_);
        return std::exchange(at_, {});
    }

    std::mutex mutex_;
    std::unordered_map<Id<Noun>, Instant> at_;
};

template <class Noun>
Uses<Noun>& uses() {
    static Uses<Noun> since;
    return since;
}

}  // namespace yitai::access
