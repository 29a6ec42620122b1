#include "app/command/commands.h"
#include "jobs/job.h"

namespace yitai::app {
namespace {

constexpr int most_listed = 1000;

void print_jobs(Command& command, std::string_view which) {
    auto const sql =
        "select * from job where state <> 'done'" + std::string(which) + " order by id limit " + std::to_string(most_listed);
    auto const found = command.database.read(command.context(), [&](Tx& tx) { return tx.select<jobs::Job>(sql); });
    command.out("id\tstate\tkind\tkey\trun_at\tattempts\tlast_error");
    for (auto const& job : found)
        command.out(to_string(job.id) + '\t' + std::string(name_of(job.state)) + '\t' + job.kind + '\t' + job.key + '\t' +
                    to_rfc3339(job.run_at) + '\t' + std::to_string(job.attempts) + '\t' + job.last_error.value_or(""));
    if (found.size() == most_listed) command.err("Only the first " + std::to_string(most_listed) + " are shown");
}

jobs::JobId id_of(Command const& command) {
    auto const number = parse_integer(command.option("id"));
    if (!number || *number < 1) throw Invalid("/id", "Must be a job's id, a whole number");
    return jobs::JobId{*number};
}

// One by its id, or all that wait for a person.
void run_again(Command& command, std::string_view which) {
    auto const attention = "select id from job where state in ('parked', 'held')" + std::string(which) + " order by id";
    auto const again = command.database.write(command.context(), [&](Tx& tx) {
        auto const ids = command.has("id") ? std::vector{id_of(command)} : tx.select<jobs::JobId>(attention);
        for (auto id : ids) jobs::run_again(tx, id);
        return ids.size();
    });
    command.out(std::to_string(again) + " to be run again");
}

constexpr std::string_view outward = " and outward = true", any = "";

}  // namespace

Exit list_outbox(Command& command) {
    print_jobs(command, outward);
    return Exit::ok;
}

Exit retry_outbox(Command& command) {
    run_again(command, outward);
    return Exit::ok;
}

Exit hold_outbox(Command& command) {
    auto const held = command.database.write(command.context(), [&](Tx& tx) { return jobs::hold(tx, id_of(command)); });
    command.out("Held " + held.key);
    return Exit::ok;
}

Exit list_jobs(Command& command) {
    print_jobs(command, any);
    return Exit::ok;
}

Exit retry_jobs(Command& command) {
    run_again(command, any);
    return Exit::ok;
}

}  // namespace yitai::app
