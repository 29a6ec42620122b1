// Shuts this process in, for good, before it looks at what a stranger has sent.
#pragma once

#include <cstddef>

namespace yitai::files {

struct Confines {
    std::size_t memory = 512 * 1024 * 1024;  // bytes of address space
    unsigned seconds = 5;                    // of processor time
};

// Little memory and time, no dumps. Before libraries are loaded.
bool limit_means(Confines const&);
// No new descriptors, no new rights, no other system calls than those for computing, for the open descriptors and for threads.
// False: this machine can't do that.
bool shut_in();

}  // namespace yitai::files
