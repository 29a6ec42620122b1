#include "jobs/schedule.h"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace yitai::jobs {

namespace {

std::int64_t slot_of(Scheduled const& row, Instant at) { return std::chrono::floor<Seconds>(at).time_since_epoch() / row.every; }

Instant start_of(Scheduled const& row, std::int64_t slot) { return Instant(row.every * slot); }

bool begun(Scheduled const& row, std::optional<Instant> looked, Instant at) {
    return !looked || slot_of(row, *looked) != slot_of(row, at);
}

}  // namespace

Schedule::Schedule(std::vector<Scheduled> rows) : rows_(std::move(rows)) {
    std::set<std::string_view> names;
    for (auto const& row : rows_) {
        std::string const name(row.name);
        if (!names.insert(row.name).second) throw std::logic_error("two rows of the schedule are called " + name);
        if (row.every < Seconds(1) || row.every > longest_period)
            throw std::logic_error("the schedule's row " + name + " has a period that cannot be kept");
    }
}

bool Schedule::has_new_slot(std::optional<Instant> looked, Instant at) const {
    return std::any_of(rows_.begin(), rows_.end(), [&](Scheduled const& row) { return begun(row, looked, at); });
}

void Schedule::enqueue_new_slots(Tx& tx, std::optional<Instant> looked) const {
    for (auto const& row : rows_) {
        if (!begun(row, looked, tx.now())) continue;

        auto const slot = slot_of(row, tx.now());
        NewJob job{.kind = std::string(schedule_kind), .key = "schedule:" + std::string(row.name) + ":" + std::to_string(slot)};
        job.payload = json::Object{{"name", row.name}, {"slot", slot}};
        job.run_at = start_of(row, slot);
        enqueue(tx, job);
    }
}

std::optional<Instant> Schedule::next_slot(Instant after) const {
    std::optional<Instant> next;
    for (auto const& row : rows_) {
        auto const start = start_of(row, slot_of(row, after) + 1);
        if (!next || start < *next) next = start;
    }
    return next;
}

void Schedule::run(Tx& tx, Job const& job) const {
    auto const* name = job.payload.find("name");
    auto const* slot = job.payload.find("slot");
    if (!name || !slot || !name->as<std::string>() || !slot->as<std::int64_t>())
        throw std::runtime_error("the job does not name a row of the schedule and its slot");

    auto const row =
        std::find_if(rows_.begin(), rows_.end(), [&](Scheduled const& r) { return r.name == *name->as<std::string>(); });
    if (row == rows_.end()) throw std::runtime_error("the schedule has no row called " + *name->as<std::string>());
    if (*slot->as<std::int64_t>() < slot_of(*row, tx.now())) return;

    row->run(tx);
}

}  // namespace yitai::jobs
