#include "app/jobs_api.h"

#include "jobs/job.h"

namespace yitai::jobs {
namespace {

http::Page<Job> list(Tx& tx, http::ListQuery const& query) {
    static std::vector<http::Filter> const columns = {
        {"state", "state", http::Column::word, false, http::words_of<State>()},
        {"kind", "kind", http::Column::text},
        {"outward", "outward", http::Column::boolean},
        {"run_at", "run_at", http::Column::instant, true},
    };
    return http::list<Job>(tx, query, {columns, "-id"}, "job where true");
}

constexpr http::Route rows[] = {
    {http::GET, "/jobs", Right::job_manage, http::answer<list>, "Jobs, newest first"},
    {http::GET, "/jobs/:job", Right::job_manage, http::answer<get>, "One job"},
    {http::POST, "/jobs/:job/runs", Right::job_manage, http::answer<run_again>, "Run a parked, held or done job again"},
    {http::PUT, "/jobs/:job/hold", Right::job_manage, http::answer<hold>, "Hold a waiting or parked job"},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::jobs
