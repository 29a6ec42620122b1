// The worker runs what is due: it sleeps until the next job's time, is woken by commits, and leases before it runs.
#pragma once

#include "db/database.h"
#include "jobs/job.h"

#include <memory>
#include <span>
#include <vector>

namespace yitai::jobs {

// What happens by the clock: a row names it, says how often, and the rule that is run. Slots are counted from the epoch;
// a slot that was missed is run once, late.
struct Scheduled {
    std::string_view name;
    Seconds every;
    void (*run)(Tx&);
};

struct WorkerFigures {
    std::int64_t done = 0, failed = 0, parked = 0;
    std::int64_t latest_lateness_ms = 0;  // of the newest job that ran
};

class Worker {
public:
    // The rows must outlive the worker. Throws std::logic_error when two rows share a name.
    Worker(db::Database&, std::vector<Handler> handlers, std::vector<Scheduled> schedule, int threads = 2);
    ~Worker();  // stops

    void start();
    void stop();  // waits for the jobs at hand
    void wake();  // something may be due sooner than thought

    // Runs everything that is due now on the calling thread; answers how many jobs ran. For tests and commands.
    int run_due();

    WorkerFigures figures() const;

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace yitai::jobs
