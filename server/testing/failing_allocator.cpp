#include "testing/failing_allocator.h"

#include <sqlite3.h>

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<bool> armed = false;
std::atomic<std::int64_t> seen = 0, first = 0, end = 0;
thread_local bool spared = false;

bool refuses() {
    if (!armed.load(std::memory_order_relaxed) || spared) return false;
    auto const number = ++seen;
    return number >= first && number < end;
}

void* allocated(std::size_t size) noexcept { return refuses() ? nullptr : std::malloc(size ? size : 1); }

void* allocated_or_thrown(std::size_t size) {
    if (auto* bytes = allocated(size)) return bytes;
    throw std::bad_alloc();
}

// SQLite takes its allocator only before its first use, hence before main.
sqlite3_mem_methods own_methods;
bool const is_set = [] {
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &own_methods);
    auto methods = own_methods;
    methods.xMalloc = [](int size) -> void* { return refuses() ? nullptr : own_methods.xMalloc(size); };
    methods.xRealloc = [](void* bytes, int size) -> void* { return refuses() ? nullptr : own_methods.xRealloc(bytes, size); };
    return sqlite3_config(SQLITE_CONFIG_MALLOC, &methods) == SQLITE_OK;
}();

}  // namespace

void* operator new(std::size_t size) { return allocated_or_thrown(size); }
void* operator new[](std::size_t size) { return allocated_or_thrown(size); }
void* operator new(std::size_t size, std::nothrow_t const&) noexcept { return allocated(size); }
void* operator new[](std::size_t size, std::nothrow_t const&) noexcept { return allocated(size); }
void operator delete(void* bytes) noexcept { std::free(bytes); }
void operator delete[](void* bytes) noexcept { std::free(bytes); }
void operator delete(void* bytes, std::size_t) noexcept { std::free(bytes); }
void operator delete[](void* bytes, std::size_t) noexcept { std::free(bytes); }

namespace yitai::testing {

Shortage::Shortage(std::int64_t nth, std::int64_t number, Hits whom) {
    if (!is_set) std::abort();
    seen = 0;
    first = nth;
    end = nth + number;
    spared = whom == Hits::other_threads;
    armed = true;
}

Shortage::~Shortage() {
    armed = false;
    spared = false;
}

bool Shortage::was_felt() const { return seen >= first; }

}  // namespace yitai::testing
