#include "jobs/job.h"

#include "jobs/bell.h"
#include "jobs/schedule.h"

#include <algorithm>

namespace yitai::jobs {

namespace {

Job changed_or_refused(Tx& tx, JobId id, std::optional<Job> changed, Message const& refusal);

}  // namespace

bool enqueue(Tx& tx, NewJob const& job) {
    auto const run_at = job.run_at.value_or(tx.now());
    auto const added = tx.run(R"(
        insert into job (kind, key, outward, payload, cause, state, run_at, attempts, fence, created_at)
        values (:kind, :key, :outward, :payload, :cause, 'waiting', :run_at, 0, 0, :now)
        on conflict (key) do nothing)",
                              {{"kind", job.kind},
                               {"key", job.key},
                               {"outward", job.outward},
                               {"payload", job.payload},
                               {"cause", job.cause},
                               {"run_at", run_at},
                               {"now", tx.now()}});
    if (added == 0) return false;

    tx.after_commit([run_at] { ring(run_at); });
    return true;
}

bool withdraw(Tx& tx, std::string_view key) {
    return tx.run("delete from job where key = :key and state = 'waiting'", {{"key", key}}) > 0;
}

Job get(Tx& tx, JobId id) {
    auto job = tx.find<Job>("select * from job where id = :id", {{"id", id}});
    if (!job) throw NotFound();
    return std::move(*job);
}

Job run_again(Tx& tx, JobId id) {
    auto job = tx.find<Job>(R"(
        update job
           set state = 'waiting', run_at = :now, attempts = 0, done_at = null
         where id = :id and state <> 'running'
        returning *)",
                            {{"now", tx.now()}, {"id", id}});
    if (job) tx.after_commit([at = tx.now()] { ring(at); });
    return changed_or_refused(tx, id, std::move(job), "The job is running");
}

Job hold(Tx& tx, JobId id) {
    auto job =
        tx.find<Job>("update job set state = 'held' where id = :id and state in ('waiting', 'parked') returning *", {{"id", id}});
    return changed_or_refused(tx, id, std::move(job), "Only a waiting or parked job can be held");
}

// A schedule's slot is remembered for the longest period, or it would fire twice.
std::int64_t forget_done(Tx& tx, Instant before) {
    return tx.run(R"(
        delete from job
         where state = 'done' and done_at < :before and (kind <> :schedule or run_at < :settled))",
                  {{"before", before}, {"schedule", schedule_kind}, {"settled", tx.now() - longest_period}});
}

Milliseconds delay_after(int failed_attempts) {
    auto const doublings = std::clamp(failed_attempts - 1, 0, 12);
    return std::min<Milliseconds>(Seconds(1LL << doublings), Hours(1));
}

namespace {

Job changed_or_refused(Tx& tx, JobId id, std::optional<Job> changed, Message const& refusal) {
    if (changed) return std::move(*changed);
    get(tx, id);
    throw Conflict(refusal);
}

}  // namespace

}  // namespace yitai::jobs
