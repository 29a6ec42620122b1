// Begins an operation that the server can't be without; lacking the memory for it, everything else has to wait too.
#pragma once

#include "base/time.h"

#include <new>
#include <thread>

namespace yitai::http {

template <class Begin>
void insist(Begin const& begin) {
    constexpr Milliseconds without_memory{1};
    for (bool begun = false; !begun;) {
        try {
            begin();
            begun = true;
        } catch (std::bad_alloc const&) {
            std::this_thread::sleep_for(without_memory);
        }
    }
}

}  // namespace yitai::http
