#include "files/sandbox.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <vector>

namespace yitai::files {
namespace {

#if defined(__x86_64__)
constexpr unsigned machine = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned machine = AUDIT_ARCH_AARCH64;
#else
constexpr unsigned machine = 0;  // its calls are not known here
#endif

// What computing takes. No call here opens, names, connects or sends anything, or begins a process.
constexpr long allowed_calls[] = {
    SYS_read,
    SYS_readv,
    SYS_write,
    SYS_writev,
    SYS_close,
    SYS_fstat,
    SYS_lseek,
    SYS_pread64,
    SYS_mmap,
    SYS_munmap,
    SYS_mprotect,
    SYS_mremap,
    SYS_madvise,
    SYS_brk,
    SYS_futex,
    SYS_rt_sigaction,
    SYS_rt_sigprocmask,
    SYS_rt_sigreturn,
    SYS_sigaltstack,
    SYS_sched_yield,
    SYS_sched_getaffinity,
    SYS_clock_gettime,
    SYS_clock_nanosleep,
    SYS_nanosleep,
    SYS_gettimeofday,
    SYS_getrandom,
    SYS_getpid,
    SYS_gettid,
    SYS_tgkill,
    SYS_exit,
    SYS_exit_group,
    SYS_set_robust_list,
    SYS_rseq,
    SYS_set_tid_address,
    SYS_sysinfo,
    SYS_uname,
    SYS_getcpu,
    SYS_membarrier,
};

constexpr sock_filter load(std::size_t offset) { return BPF_STMT(BPF_LD | BPF_W | BPF_ABS, static_cast<unsigned>(offset)); }
constexpr sock_filter answer(unsigned verdict) { return BPF_STMT(BPF_RET | BPF_K, verdict); }
constexpr sock_filter skip_unless_equal(unsigned value) { return BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, value, 0, 1); }

constexpr unsigned refused(int error) { return SECCOMP_RET_ERRNO | static_cast<unsigned>(error); }

// A thread is a clone that shares its memory; any other would be a process. What clone3 is asked for can't be seen from here,
// and without it the old call is used.
void add_threads(std::vector<sock_filter>& program) {
    constexpr unsigned clone_thread = 0x00010000;
    program.push_back(skip_unless_equal(SYS_clone3));
    program.push_back(answer(refused(ENOSYS)));
    program.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 4));
    program.push_back(load(offsetof(seccomp_data, args[0])));
    program.push_back(BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, clone_thread, 0, 1));
    program.push_back(answer(SECCOMP_RET_ALLOW));
    program.push_back(answer(refused(EPERM)));
}

std::vector<sock_filter> program() {
    std::vector<sock_filter> program;
    program.push_back(load(offsetof(seccomp_data, arch)));
    program.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, machine, 1, 0));
    program.push_back(answer(SECCOMP_RET_KILL_PROCESS));
    program.push_back(load(offsetof(seccomp_data, nr)));
    for (auto const call : allowed_calls) {
        program.push_back(skip_unless_equal(static_cast<unsigned>(call)));
        program.push_back(answer(SECCOMP_RET_ALLOW));
    }
    add_threads(program);
    program.push_back(answer(refused(EPERM)));
    return program;
}

bool limit(int resource, rlim_t most) {
    rlimit const both{most, most};
    return ::setrlimit(static_cast<__rlimit_resource_t>(resource), &both) == 0;
}

}  // namespace

bool limit_means(Confines const& confines) {
#ifdef __SANITIZE_ADDRESS__
    bool const memory = true;  // the sanitizer's own tables are larger than any limit
#else
    bool const memory = limit(RLIMIT_AS, confines.memory);
#endif
    return memory && limit(RLIMIT_CPU, confines.seconds) && limit(RLIMIT_CORE, 0) && limit(RLIMIT_FSIZE, 0);
}

bool shut_in() {
    if (machine == 0 || !limit(RLIMIT_NOFILE, STDERR_FILENO + 1)) return false;
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return false;
    auto calls = program();
    sock_fprog const filter{static_cast<unsigned short>(calls.size()), calls.data()};
    return ::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &filter) == 0;
}

}  // namespace yitai::files
