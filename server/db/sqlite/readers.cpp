#include "db/sqlite/readers.h"

#include <algorithm>

namespace yitai::db {
namespace {

constexpr Milliseconds shortest_wait{2000};

}  // namespace

SqliteReaders::SqliteReaders(std::string file, int most, Milliseconds statement_time, std::shared_ptr<Memory> memory)
    : file_(std::move(file)), statement_time_(statement_time), memory_(std::move(memory)), may_open_(std::max(most, 1)) {
    free_.reserve(static_cast<std::size_t>(may_open_));  // so that putting one back needs no memory
}

SqliteReaders::Reader SqliteReaders::take() {
    std::unique_lock lock(mutex_);
    auto const available = [&] { return !free_.empty() || may_open_ > 0; };
    if (!freed_.wait_for(lock, std::max(statement_time_, shortest_wait), available))
        throw Error(Refusal::busy, "every connection for reading is taken");

    if (!free_.empty()) {
        auto reader = std::move(free_.back());
        free_.pop_back();
        return reader;
    }
    auto reader = std::make_unique<SqliteConnection>(file_, SqliteConnection::Use::read, statement_time_);
    reader->share(memory_);
    --may_open_;
    return reader;
}

void SqliteReaders::put_back(Reader reader) {
    reader->rollback();
    {
        std::lock_guard const lock(mutex_);
        if (reader->in_transaction()) ++may_open_;  // it cannot be used again
        else free_.push_back(std::move(reader));
    }
    freed_.notify_one();
}

}  // namespace yitai::db
