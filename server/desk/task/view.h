// A task as it is shown, alone and in lists; of its ticket it shows the number and the subject only.
#pragma once

#include "http/page.h"
#include "task/task.h"

namespace yitai::task {

struct ChecklistItemView {
    std::string text;
    bool done = false;
    std::optional<std::string> done_by;
    std::optional<Instant> done_at;
};
YITAI_DESCRIBE(ChecklistItemView, text, done, done_by, done_at)

struct TaskView {
    TaskId id;
    std::string number;
    std::optional<std::string> ticket;
    std::string ticket_subject;
    TaskKind kind = TaskKind::task;
    std::string subject, description;
    std::optional<std::string> group, assignee;
    TaskState state = TaskState::open;
    std::optional<std::string> result;
    std::optional<Instant> due_at;
    int position = 0;
    std::vector<ChecklistItemView> checklist;
    std::optional<std::string> created_by;
    std::int64_t version = 1;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(TaskView, id, number, ticket, ticket_subject, kind, subject, description, group, assignee, state, result, due_at,
               position, checklist, created_by, version, created_at, updated_at)

TaskView view(Tx&, Task const&);

TaskView show(Tx&, Reference const&);
http::Page<TaskView> list(Tx&, http::ListQuery const&);                                   // newest first
http::Page<TaskView> list_of_ticket(Tx&, ticket::Reference const&, http::ListQuery const&);  // in their order

}  // namespace yitai::task
