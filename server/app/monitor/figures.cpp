#include "app/monitor/figures.h"

#include "app/live.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace yitai::app {
namespace {

double resident_bytes() {
    std::ifstream statm("/proc/self/statm");
    double total = 0, resident = 0;
    statm >> total >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

double open_descriptors() {
    std::error_code error;
    double count = 0;
    for (std::filesystem::directory_iterator at("/proc/self/fd", error), end; !error && at != end; at.increment(error)) ++count;
    return count;
}

double seconds_since_epoch() { return static_cast<double>(to_epoch_ms(now())) / 1000; }

// A member of a snapshot of figures, as a double.
template <class Source, class Figures, class Member>
std::function<double()> member_of(Source const& source, Member Figures::* member, double scale = 1) {
    return [&source, member, scale] { return static_cast<double>(source.figures().*member) * scale; };
}

}  // namespace

std::vector<Figure> process_figures() {
    return {
        {"process_resident_memory_bytes", "Memory in use", resident_bytes},
        {"process_open_fds", "Open file descriptors", open_descriptors},
        {"process_start_time_seconds", "When the process started", [start = seconds_since_epoch()] { return start; }},
        {"yitai_live_subscribers", "Clients of the live stream", [] { return static_cast<double>(live::subscribers()); }},
    };
}

std::vector<Figure> database_figures(db::Database const& database) {
    using db::Figures;
    return {
        {"yitai_database_commits_total", "Transactions committed", member_of(database, &Figures::commits)},
        {"yitai_database_writes_total", "Changes committed; many may share a transaction", member_of(database, &Figures::writes)},
        {"yitai_database_rerun_batches_total", "Batches rolled back and run again one by one",
         member_of(database, &Figures::rerun_batches)},
        {"yitai_database_retries_total", "Transactions run again after another got in between",
         member_of(database, &Figures::retries)},
        {"yitai_database_write_queue_depth", "Changes that wait", member_of(database, &Figures::write_queue_depth)},
        {"yitai_database_write_wait_seconds", "How long the newest batch's oldest change waited",
         member_of(database, &Figures::write_wait_micros, 1e-6)},
    };
}

std::vector<Figure> attachment_figures(std::shared_ptr<attachment::Means const> means) {
    return {{"yitai_attachment_damaged_total", "Times that a stored file held other bytes than were stored",
             [means] { return static_cast<double>(means->damaged); }}};
}

std::vector<Figure> job_figures(jobs::Worker const& worker) {
    using jobs::WorkerFigures;
    return {
        {"yitai_jobs_done_total", "Jobs done", member_of(worker, &WorkerFigures::done)},
        {"yitai_jobs_failed_total", "Attempts at jobs that failed", member_of(worker, &WorkerFigures::failed)},
        {"yitai_jobs_parked_total", "Jobs given up and left to a person", member_of(worker, &WorkerFigures::parked)},
        {"yitai_jobs_lateness_seconds", "How late the newest job began",
         member_of(worker, &WorkerFigures::latest_lateness_ms, 1e-3)},
    };
}

std::vector<Figure> connection_figures(http::Server const& server, http::Boundary const& boundary) {
    return {{"yitai_http_connections", "Open connections", [&server] { return static_cast<double>(server.connections()); }},
            {"yitai_http_turned_away_total", "Requests refused unread because there was too much to do",
             [&boundary] { return static_cast<double>(boundary.turned_away()); }}};
}

}  // namespace yitai::app
