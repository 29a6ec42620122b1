// Versions never change, so what was made of one once holds: kept in a connection's memory, by type. What a transaction that may
// yet fail has written is kept when it is committed.
//
//     struct KnownHours : db::Unchanging<Key, Hours> {};
//     auto const hours = tx.connection().memory().of<KnownHours>().get(tx, key, [&] { return Hours(…); });
#pragma once

#include "db/transaction.h"

#include <map>
#include <memory>
#include <mutex>

namespace yitai::db {

template <class Key, class Value>
class Unchanging {
public:
    template <class Make>
    std::shared_ptr<Value const> get(Tx& tx, Key const& key, Make make) {
        {
            std::lock_guard const lock(mutex_);
            if (auto const known = known_.find(key); known != known_.end()) return known->second;
        }
        auto made = std::make_shared<Value const>(make());
        tx.after_commit([this, key, made] { keep(key, made); });
        return made;
    }

private:
    static constexpr std::size_t most = 1'000;

    void keep(Key const& key, std::shared_ptr<Value const> const& value) {
        std::lock_guard const lock(mutex_);
        if (known_.size() >= most) known_.clear();
        known_.emplace(key, value);
    }

    std::mutex mutex_;
    std::map<Key, std::shared_ptr<Value const>> known_;
};

}  // namespace yitai::db
