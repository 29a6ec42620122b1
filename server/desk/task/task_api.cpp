#include "task/task_api.h"

#include "task/view.h"

namespace yitai::task {
namespace {

http::Created<TaskView> add_one(Tx& tx, ticket::Reference const& reference, NewTask const& given) {
    auto const task = add(tx, reference, given);
    return {view(tx, task), "/api/v1/tasks/" + to_string(task.id)};
}

// A verb of the room as a route: does it, and shows the task as it is afterwards.
template <auto verb>
struct ShownTask;
template <class... Arguments, Task (*verb)(Tx&, Arguments...)>
struct ShownTask<verb> {
    static TaskView run(Tx& tx, Arguments... arguments) { return view(tx, verb(tx, arguments...)); }
};
template <auto verb>
constexpr auto const& shown = http::answer<&ShownTask<verb>::run>;

using http::GET, http::POST, http::PUT, http::PATCH, http::DELETE;
constexpr auto versioned = http::Versioned::yes;
// Whoever has a task may work on it, whatever his role; how far others may, the rules say.
constexpr auto working = Right::signed_in;

constexpr http::Route rows[] = {
    {GET, "/tickets/:ticket/tasks", Right::ticket_read, http::answer<list_of_ticket>, "Tasks of a ticket, in their order"},
    {POST, "/tickets/:ticket/tasks", Right::ticket_note, http::answer<add_one>, "Add a task or a checklist", versioned},
    {GET, "/tasks", Right::ticket_read, http::answer<list>, "Tasks, newest first"},
    {GET, "/tasks/:task", Right::ticket_read, http::answer<show>, "A task"},
    {PATCH, "/tasks/:task", Right::ticket_note, http::answer<&ShownTask<edit>::run, TaskFields>, "Change a task", versioned},
    {PUT, "/tasks/:task/assignment", Right::ticket_assign, shown<assign>, "Give a task to a group or a person", versioned},
    {PUT, "/tasks/:task/state", working, shown<set_state>, "Start, finish, cancel or reopen a task", versioned},
    {PUT, "/tasks/:task/checklist/:item/done", working, shown<tick>, "An item is done; counted from 0", versioned},
    {DELETE, "/tasks/:task/checklist/:item/done", working, shown<untick>, "An item is not done after all", versioned},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::task
