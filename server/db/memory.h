// What this process knows beside the rows of one open database: one thing of each type, made when it is first asked for and
// gone with the database.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <typeindex>

namespace yitai::db {

class Memory {
public:
    template <class T>
    T& of() {
        std::lock_guard const lock(mutex_);
        auto& held = things_[typeid(T)];
        if (!held) held = std::make_shared<T>();
        return *static_cast<T*>(held.get());
    }

private:
    std::mutex mutex_;
    std::map<std::type_index, std::shared_ptr<void>> things_;
};

}  // namespace yitai::db
