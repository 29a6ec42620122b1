// A task is a piece of work under a ticket, with a group and an assignee of its own, who may be others than the ticket's. A
// checklist is a task whose state follows its items.
#pragma once

#include "ticket/ticket.h"

namespace yitai {

enum class TaskKind { task, checklist };
YITAI_DESCRIBE_ENUM(TaskKind, task, checklist)

enum class TaskState { open, in_progress, done, cancelled };
YITAI_DESCRIBE_ENUM(TaskState, open, in_progress, done, cancelled)

struct ChecklistItem {
    std::string text;
    bool done = false;
    PersonId done_by_id;
    std::optional<Instant> done_at;
};
YITAI_DESCRIBE(ChecklistItem, text, done, done_by_id, done_at)

struct Task {
    Id<Task> id;
    std::string number;
    TicketId ticket_id;
    OrganisationId organisation_id;  // the ticket's
    TaskKind kind = TaskKind::task;
    std::string subject, description;
    GroupId group_id;
    PersonId assignee_id;
    TaskState state = TaskState::open;
    std::optional<std::string> result;
    std::optional<Instant> due_at;
    int position = 0;
    std::vector<ChecklistItem> items;
    PersonId created_by_id;
    std::int64_t version = 1;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(Task, id, number, ticket_id, organisation_id, kind, subject, description, group_id, assignee_id, state, result,
               due_at, position, items, created_by_id, version, created_at, updated_at)
using TaskId = Id<Task>;

namespace task {

inline constexpr std::int64_t most_of_a_ticket = 200;
inline constexpr std::size_t most_items = 100;

// How a path names a task: by id or by number.
struct Reference {
    std::string text;
    static std::optional<Reference> from_path(std::string_view);
};

using Place = Within<0, 100'000>;

struct TaskFields {
    Line<255> subject;
    Preset<Text<65536>> description;
    std::optional<Instant> due_at;
    std::optional<Place> position;  // at the end when left out
    std::vector<Line<500>> checklist;
};
YITAI_DESCRIBE(TaskFields, subject, description, due_at, position, checklist)

struct NewTask {
    Line<255> subject;
    Preset<TaskKind> kind = TaskKind::task;
    Preset<Text<65536>> description;
    std::optional<std::string> group, assignee;
    std::optional<Instant> due_at;
    std::optional<Place> position;
    std::vector<Line<500>> checklist;
};
YITAI_DESCRIBE(NewTask, subject, kind, description, group, assignee, due_at, position, checklist)

struct TaskAssignment {
    std::optional<std::string> group, assignee;  // null: nobody
    std::optional<Text<500>> reason;
};
YITAI_DESCRIBE(TaskAssignment, group, assignee, reason)

struct TaskProgress {
    TaskState state{};
    std::optional<Line<65536>> result;  // of what is cancelled: why
};
YITAI_DESCRIBE(TaskProgress, state, result)

// Which item of a checklist, counted from 0 as in its list.
struct ItemPlace {
    std::size_t value = 0;
    static std::optional<ItemPlace> from_path(std::string_view);
};

Task add(Tx&, ticket::Reference const&, NewTask const&);
Task edit(Tx&, Reference const&, json::Value const& patch);
Task assign(Tx&, Reference const&, TaskAssignment const&);
Task set_state(Tx&, Reference const&, TaskProgress const&);  // Conflict: done with items that are not
Task tick(Tx&, Reference const&, ItemPlace);
Task untick(Tx&, Reference const&, ItemPlace);

Task get(Tx&, TaskId);  // whoever asks
constexpr bool is_open(TaskState state) { return state == TaskState::open || state == TaskState::in_progress; }

// What the end of a ticket and of a person's work mean for tasks.
void check_none_open(Tx&, TicketId);     // Conflict naming them
void cancel_open(Tx&, TicketId);
void check_no_open_work(Tx&, PersonId);  // Conflict naming them

}  // namespace task
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Task> = "task";
template <>
inline constexpr std::string_view yitai::kept::noun_of<yitai::Task> = "task";
