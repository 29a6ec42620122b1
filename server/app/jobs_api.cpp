#include "app/jobs_api.h"

#include "jobs/job.h"

namespace yitai::jobs {
namespace {

struct JobInPath {
    JobId id;
    static std::optional<JobInPath> from_path(std::string_view text) {
        auto const number = parse_integer(text);
        return number ? std::optional(JobInPath{JobId{*number}}) : std::nullopt;
    }
};

constexpr std::string_view states[] = {"waiting", "running", "parked", "held", "done"};

http::Page<Job> list(Tx& tx, http::ListQuery const& query) {
    static std::vector<http::Filter> const columns = {
        {"state", "state", http::Column::word, false, {std::begin(states), std::end(states)}},
        {"kind", "kind", http::Column::text},
        {"outward", "outward", http::Column::boolean},
        {"run_at", "run_at", http::Column::instant, true},
    };
    return http::list<Job>(tx, query, {columns, "-id"}, "job where true");
}

Job read(Tx& tx, JobInPath const& job) { return get(tx, job.id); }
Job again(Tx& tx, JobInPath const& job) { return run_again(tx, job.id); }
Job stop(Tx& tx, JobInPath const& job) { return hold(tx, job.id); }

constexpr http::Route rows[] = {
    {http::GET, "/jobs", Right::job_manage, http::answer<list>, "Jobs, newest first"},
    {http::GET, "/jobs/:job", Right::job_manage, http::answer<read>, "One job"},
    {http::POST, "/jobs/:job/runs", Right::job_manage, http::answer<again>, "Run a parked, held or done job again"},
    {http::PUT, "/jobs/:job/hold", Right::job_manage, http::answer<stop>, "Hold a waiting or parked job"},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::jobs
