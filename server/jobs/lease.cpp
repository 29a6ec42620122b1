#include "jobs/lease.h"

namespace yitai::jobs {

std::vector<Candidate> next_waiting(Tx& tx, std::string const& which, int limit) {
    return tx.select<Candidate>(
        "select id, kind, run_at from job where state = 'waiting' and " + which + " order by run_at, id limit :limit",
        {{"limit", limit}});
}

std::vector<Job> next_to_lapse(Tx& tx, int limit) {
    return tx.select<Job>("select * from job where state = 'running' order by leased_until limit :limit", {{"limit", limit}});
}

// A row that another worker has locked is passed over; SQLite has one writer and no row locks.
std::optional<Job> lease(Tx& tx, JobId id, Seconds how_long) {
    std::string due = "select id from job where id = :id and state = 'waiting' and run_at <= :now";
    if (tx.engine() == db::Engine::postgres) due += " for update skip locked";
    return tx.find<Job>(
        "update job set state = 'running', leased_until = :until, fence = fence + 1 where id = (" + due + ") returning *",
        {{"until", tx.now() + how_long}, {"id", id}, {"now", tx.now()}});
}

bool finish(Tx& tx, Job const& job) {
    return tx.run(R"(
        update job set state = 'done', done_at = :now, leased_until = null
         where id = :id and fence = :fence and state = 'running')",
                  {{"now", tx.now()}, {"id", job.id}, {"fence", job.fence}}) > 0;
}

bool put_back(Tx& tx, Job const& job, Refused const& refused) {
    return tx.run(R"(
        update job
           set state = :state, run_at = :run_at, attempts = attempts + 1, last_error = :error, leased_until = null, fence = fence + 1
         where id = :id and fence = :fence and state = :was)",
                  {{"state", refused.park ? State::parked : State::waiting},
                   {"run_at", refused.run_at},
                   {"error", refused.error},
                   {"id", job.id},
                   {"fence", job.fence},
                   {"was", job.state}}) > 0;
}

}  // namespace yitai::jobs
