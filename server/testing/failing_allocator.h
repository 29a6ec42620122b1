// Memory that runs out when a test says so: operator new throws, SQLite is refused. Only test programs that include this
// link it, and it passes everything on until a Shortage is there.
#pragma once

#include <cstdint>

namespace yitai::testing {

// While it lives, the n-th allocation from now on fails, and as many after it as make up the number. One at a time.
class Shortage {
public:
    enum class Hits { every_thread, other_threads };  // other than the one that makes it

    explicit Shortage(std::int64_t nth, std::int64_t number = 1, Hits = Hits::every_thread);
    ~Shortage();
    Shortage(Shortage const&) = delete;

    bool was_felt() const;
};

}  // namespace yitai::testing
