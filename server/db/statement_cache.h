// The statements a connection has prepared, by their text; the one unused for longest makes room.
#pragma once

#include <list>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace yitai::db {

template <class Kept>
class StatementCache {
public:
    static constexpr std::size_t most = 512;

    Kept* find(std::string_view sql) {
        auto const found = places_.find(sql);
        if (found == places_.end()) return nullptr;
        order_.splice(order_.begin(), order_, found->second);
        return found->second->statement.get();
    }

    Kept& keep(std::string_view sql, std::unique_ptr<Kept> statement) {
        std::list<Entry> entry;
        entry.push_front({std::string(sql), std::move(statement)});
        places_.emplace(entry.front().sql, entry.begin());
        order_.splice(order_.begin(), entry);
        return *order_.front().statement;
    }

    bool is_full() const { return order_.size() >= most; }

    std::unique_ptr<Kept> take_oldest() {
        places_.erase(order_.back().sql);
        auto oldest = std::move(order_.back().statement);
        order_.pop_back();
        return oldest;
    }

    void clear() {
        places_.clear();
        order_.clear();
    }

    std::size_t size() const { return order_.size(); }

private:
    struct Entry {
        std::string sql;
        std::unique_ptr<Kept> statement;
    };
    std::list<Entry> order_;  // newest use first
    std::unordered_map<std::string_view, typename std::list<Entry>::iterator> places_;  // keys live in order_
};

}  // namespace yitai::db
