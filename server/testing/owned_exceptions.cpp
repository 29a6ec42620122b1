// An exception crosses threads by the count of its owners, which is kept inside the compiled standard library where
// the thread sanitizer does not look: it would take the last owner's delete for a race with another owner's read.
// These two stand before the library's own and tell the sanitizer that giving an exception up is ordered.
#include <dlfcn.h>
#include <sanitizer/tsan_interface.h>

namespace {

int owners_order;

template <typename Function>
Function* of_the_library(char const* name) {
    return reinterpret_cast<Function*>(dlsym(RTLD_NEXT, name));
}

void give_up_in_order() {
    __tsan_release(&owners_order);
    __tsan_acquire(&owners_order);
}

} // namespace

extern "C" {

void release_exception(void* pointer) noexcept asm("_ZNSt15__exception_ptr13exception_ptr10_M_releaseEv");

void release_exception(void* pointer) noexcept {
    static auto* const next = of_the_library<void(void*)>("_ZNSt15__exception_ptr13exception_ptr10_M_releaseEv");
    give_up_in_order();
    next(pointer);
}

void __cxa_end_catch() {
    static auto* const next = of_the_library<void()>("__cxa_end_catch");
    give_up_in_order();
    next();
}
}
