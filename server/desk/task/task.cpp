#include "task/task.h"

#include "db/dialect.h"
#include "people/reference.h"
#include "task/view.h"
#include "task/visibility.h"
#include "ticket/visibility.h"

#include <algorithm>

namespace yitai::task {
namespace {

void check_ticket_is_open(Ticket const& ticket) {
    if (!ticket::is_open(ticket.state)) throw Conflict("The ticket is over; reopen it first");
}

// The task about to be changed: in sight, within reach, and as the caller knew it.
Task for_change(Tx& tx, Reference const& reference, Right right) {
    auto const task = find(tx, reference, Right::ticket_note_read);
    if (!task) throw NotFound();
    if (!tx.actor().may(Right::ticket_reply) || !find(tx, reference, right))
        throw Forbidden("You may not do this with this task");
    kept::check_version(tx, view(tx, *task));
    check_ticket_is_open(ticket::get(tx, task->ticket_id));
    return *task;
}

void give(Tx& tx, Task& task, std::optional<std::string> const& group, std::optional<std::string> const& assignee) {
    task.group_id = group ? people::group_named(tx, *group, "/group") : GroupId{};
    task.assignee_id = assignee ? people::person_named(tx, *assignee, "/assignee") : PersonId{};
    if (task.group_id && task.assignee_id && !people::is_member(tx, task.assignee_id, task.group_id))
        throw Conflict("The assignee does not belong to the group");
}

// An item that keeps its text stays as it was.
std::vector<ChecklistItem> checklist(std::vector<ChecklistItem> present, std::vector<Line<500>> const& texts) {
    if (texts.size() > most_items)
        throw Invalid("/checklist", {"At most {{most}} of them", {{"most", std::to_string(most_items)}}});
    std::vector<ChecklistItem> items;
    items.reserve(texts.size());
    for (auto const& text : texts) {
        auto const kept =
            std::find_if(present.begin(), present.end(), [&](ChecklistItem const& item) { return item.text == text; });
        items.push_back(kept == present.end() ? ChecklistItem{.text = text} : *kept);
        if (kept != present.end()) present.erase(kept);
    }
    return items;
}

void follow_items(Task& task) {
    if (task.kind != TaskKind::checklist || task.state == TaskState::cancelled) return;
    auto const done = std::count_if(task.items.begin(), task.items.end(), [](ChecklistItem const& item) { return item.done; });
    bool const all = !task.items.empty() && done == static_cast<std::ptrdiff_t>(task.items.size());
    task.state = all ? TaskState::done : done > 0 ? TaskState::in_progress : TaskState::open;
}

void check_number_of_tasks(Tx& tx, Ticket const& ticket) {
    auto const count = tx.one<std::int64_t>("select count(*) from task where ticket_id = :ticket", {{"ticket", ticket.id}});
    if (count >= most_of_a_ticket)
        throw Conflict({"A ticket has at most {{most}} tasks", {{"most", std::to_string(most_of_a_ticket)}}});
}

int next_place(Tx& tx, TicketId ticket) {
    return tx.one<int>("select coalesce(max(position), 0) + 1 from task where ticket_id = :ticket", {{"ticket", ticket}});
}

TaskFields fields_of(Task const& task) {
    TaskFields fields{.subject = Line<255>(task.subject), .description = Text<65536>(task.description)};
    fields.due_at = task.due_at;
    fields.position = Place{task.position};
    for (auto const& item : task.items) fields.checklist.emplace_back(item.text);
    return fields;
}

std::string_view what_happened(Task const& before, Task const& task) {
    if (task.state == before.state) return "changed";
    switch (task.state) {
        case TaskState::open:
            return "reopened";
        case TaskState::in_progress:
            return "started";
        case TaskState::done:
            return "done";
        case TaskState::cancelled:
            return "cancelled";
    }
    return "changed";
}

Task store(Tx& tx, Task const& before, Task task) {
    kept::change(tx, before, task, what_happened(before, task));
    return task;
}

Task set_item(Tx& tx, Reference const& reference, ItemPlace place, bool done) {
    auto const before = for_change(tx, reference, Right::ticket_note);
    if (place.value >= before.items.size()) throw NotFound();
    if (before.state == TaskState::cancelled) throw Conflict("This task is cancelled");

    auto task = before;
    auto& item = task.items[place.value];
    if (item.done == done) return task;
    item = {.text = item.text, .done = done};
    if (done) item.done_by_id = tx.actor().person, item.done_at = tx.now();
    follow_items(task);
    return store(tx, before, std::move(task));
}

std::string numbers_of(std::vector<std::string> const& numbers) {
    std::string text;
    for (auto const& number : numbers) text += (text.empty() ? "" : ", ") + number;
    return text;
}

std::vector<Task> open_ones(Tx&, TicketId);
std::vector<std::string> open_numbers(Tx&, std::string_view column, std::int64_t id);

}  // namespace

std::optional<Reference> Reference::from_path(std::string_view text) {
    if (text.empty() || text.size() > 40) return std::nullopt;
    return Reference{std::string(text)};
}

std::optional<ItemPlace> ItemPlace::from_path(std::string_view text) {
    auto const number = parse_integer(text);
    if (!number || *number < 0) return std::nullopt;
    return ItemPlace{static_cast<std::size_t>(*number)};
}

Task add(Tx& tx, ticket::Reference const& reference, NewTask const& given) {
    auto const ticket = ticket::for_change(tx, reference, Right::ticket_note);
    if ((given.group || given.assignee) && !ticket::reaches(tx.actor(), Right::ticket_assign, ticket))
        throw Forbidden("You may not choose who works on it");
    check_ticket_is_open(ticket);
    check_number_of_tasks(tx, ticket);

    Task task{.ticket_id = ticket.id,
              .organisation_id = ticket.organisation_id,
              .kind = given.kind,
              .subject = given.subject,
              .description = given.description.value,
              .due_at = given.due_at};
    give(tx, task, given.group, given.assignee);
    task.position = given.position ? int{*given.position} : next_place(tx, ticket.id);
    task.items = checklist({}, given.checklist);
    task.created_by_id = tx.actor().person;
    task.number = "TSK-" + std::to_string(db::next_number(tx, "task"));
    kept::add(tx, task);
    return task;
}

Task edit(Tx& tx, Reference const& reference, json::Value const& patch) {
    auto const before = for_change(tx, reference, Right::ticket_note);
    auto const given = kept::patched(fields_of(before), patch);

    auto task = before;
    task.subject = given.subject;
    task.description = given.description.value;
    task.due_at = given.due_at;
    task.position = given.position ? int{*given.position} : next_place(tx, task.ticket_id);
    task.items = checklist(before.items, given.checklist);
    follow_items(task);
    return store(tx, before, std::move(task));
}

Task assign(Tx& tx, Reference const& reference, TaskAssignment const& given) {
    auto const before = for_change(tx, reference, Right::ticket_assign);
    if (!is_open(before.state)) throw Conflict("This task is over; reopen it first");

    auto task = before;
    give(tx, task, given.group, given.assignee);
    kept::change(tx, before, task, "assigned",
                 given.reason ? json::Value(json::Object{{"reason", std::string(*given.reason)}}) : json::Value());
    return task;
}

Task set_state(Tx& tx, Reference const& reference, TaskProgress const& given) {
    auto const before = for_change(tx, reference, Right::ticket_note);
    if (given.state == TaskState::cancelled && !given.result) throw Invalid("/result", "Say why it is cancelled");
    bool const lacks_some =
        std::any_of(before.items.begin(), before.items.end(), [](ChecklistItem const& item) { return !item.done; });
    if (given.state == TaskState::done && lacks_some) throw Conflict("Some items of the checklist are not done");

    auto task = before;
    task.state = given.state;
    task.result = given.result;
    return store(tx, before, std::move(task));
}

Task tick(Tx& tx, Reference const& reference, ItemPlace place) { return set_item(tx, reference, place, true); }
Task untick(Tx& tx, Reference const& reference, ItemPlace place) { return set_item(tx, reference, place, false); }

Task get(Tx& tx, TaskId id) { return tx.one<Task>("select * from task where id = :id", {{"id", id}}); }

void check_none_open(Tx& tx, TicketId ticket) {
    auto const open = open_numbers(tx, "ticket_id", ticket.value);
    if (!open.empty()) throw Conflict({"Tasks are open: {{tasks}}", {{"tasks", numbers_of(open)}}});
}

void cancel_open(Tx& tx, TicketId ticket) {
    for (auto const& before : open_ones(tx, ticket)) {
        auto task = before;
        task.state = TaskState::cancelled;
        store(tx, before, std::move(task));
    }
}

void check_no_open_work(Tx& tx, PersonId person) {
    auto const open = open_numbers(tx, "assignee_id", person.value);
    if (!open.empty()) throw Conflict({"Tasks are still with this person: {{tasks}}", {{"tasks", numbers_of(open)}}});
}

namespace {

std::vector<Task> open_ones(Tx& tx, TicketId ticket) {
    return tx.select<Task>("select * from task where ticket_id = :ticket and state in ('open', 'in_progress') order by id",
                           {{"ticket", ticket}});
}

std::vector<std::string> open_numbers(Tx& tx, std::string_view column, std::int64_t id) {
    return tx.select<std::string>("select number from task where " + std::string(column) +
                                      " = :id and state in ('open', 'in_progress') order by id limit 5",
                                  {{"id", id}});
}

}  // namespace

}  // namespace yitai::task
