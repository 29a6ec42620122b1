// Leases: which jobs are due, who may run one, and how it ends. Whatever a worker does to a job's row is done here.
#pragma once

#include "jobs/job.h"

namespace yitai::jobs {

// A waiting job, as far as a worker must know it to try.
struct Candidate {
    JobId id;
    std::string kind;
    Instant run_at;
};
YITAI_DESCRIBE(Candidate, id, kind, run_at)

// In order of time, those that are not due yet included: the first of them says when to look again.
// `which` is a condition on the kind.
std::vector<Candidate> next_waiting(Tx&, std::string const& which, int limit);
std::vector<Job> next_to_lapse(Tx&, int limit);

// The job, if it is due and nobody else has it.
std::optional<Job> lease(Tx&, JobId, Seconds);

// Both answer false and change nothing when the job was taken by somebody else since, which its fence tells.
bool finish(Tx&, Job const&);
struct Refused {
    bool park = false;
    Instant run_at;
    std::string error;
};
bool put_back(Tx&, Job const&, Refused const&);

}  // namespace yitai::jobs
