#include "task/view.h"

#include "db/dialect.h"
#include "http/named_filter.h"
#include "people/shown.h"
#include "task/visibility.h"

#include <map>

namespace yitai::task {
namespace {

std::vector<http::Filter> const& columns() {
    using enum http::Column;
    static std::vector<http::Filter> const all = {
        {"id", "id", id, true, {}, true},
        {"number", "number", text},
        {"kind", "kind", word, false, http::words_of<TaskKind>(), true},
        {"state", "state", word, false, http::words_of<TaskState>(), true},
        {"group", "group_id", id},
        {"assignee", "assignee_id", id},
        {"due_at", "due_at", instant, true},
        {"position", "position", integer, true, {}, true},
        {"updated_at", "updated_at", instant},
    };
    return all;
}
constexpr http::NamedFilter named[] = {
    {"group", http::id_by<people::group_named>},
    {"assignee", http::person_by<people::person_named>},
};

std::vector<http::Shown> const& shown_columns() {
    static auto const all = [] {
        auto columns = columns_of_view<TaskView, Task>();
        columns.push_back({"ticket_subject", "ticket_id"});
        columns.push_back({"checklist", "items"});
        return columns;
    }();
    return all;
}

// The words with which the indexes of work lists are made.
bool asks_for_open_ones(http::ListQuery const& query) {
    auto const is_open_word = [](std::string_view word) {
        auto const state = enum_from<TaskState>(trimmed(word));
        return state && is_open(*state);
    };
    return std::any_of(query.conditions.begin(), query.conditions.end(), [&](auto const& condition) {
        if (condition.field != "state" || condition.op != "eq") return false;
        auto const words = split(condition.value, ',');
        return std::all_of(words.begin(), words.end(), is_open_word);
    });
}

struct TicketSubject {
    TicketId id;
    std::string subject;
};
YITAI_DESCRIBE(TicketSubject, id, subject)

std::map<TicketId, std::string> subjects_of(Tx& tx, std::vector<Task> const& tasks) {
    std::vector<std::int64_t> ids;
    ids.reserve(tasks.size());
    for (auto const& task : tasks) ids.push_back(task.ticket_id.value);
    std::map<TicketId, std::string> subjects;
    for (auto& row : tx.select<TicketSubject>(
             "select id, subject from ticket where id in (" + db::numbers_in(tx.engine(), ":tickets") + ")", {{"tickets", ids}}))
        subjects[row.id] = std::move(row.subject);
    return subjects;
}

std::vector<ChecklistItemView> checklist(ShownNames const& names, std::vector<ChecklistItem> const& items) {
    std::vector<ChecklistItemView> list;
    list.reserve(items.size());
    for (auto const& item : items) list.push_back({item.text, item.done, names(item.done_by_id), item.done_at});
    return list;
}

std::vector<TaskView> views(Tx& tx, std::vector<Task>&& tasks) {
    if (tasks.empty()) return {};
    ShownNames names;
    for (auto const& task : tasks)
        for (auto const& item : task.items) names.want(item.done_by_id);
    names.look_up(tx);
    auto subjects = subjects_of(tx, tasks);
    std::vector<std::pair<TicketId, std::vector<ChecklistItemView>>> more;
    more.reserve(tasks.size());
    for (auto const& task : tasks) more.emplace_back(task.ticket_id, checklist(names, task.items));

    auto seen = views_of<TaskView>(tx, std::move(tasks));
    for (std::size_t i = 0; i < seen.size(); ++i) {
        seen[i].ticket_subject = subjects[more[i].first];
        seen[i].checklist = std::move(more[i].second);
    }
    return seen;
}

http::Page<TaskView> page(Tx& tx, http::ListQuery const& query, std::string from, db::Params params, std::string_view order) {
    auto const reached = reached_by(tx.actor(), Right::ticket_note_read);
    params.insert(params.end(), reached.params.begin(), reached.params.end());
    from += " and " + reached.sql;
    if (asks_for_open_ones(query)) from += " and state in ('open', 'in_progress')";
    auto found =
        http::list<Task>(tx, http::with_ids(tx, query, named), {columns(), order}, from, std::move(params), shown_columns());
    return {views(tx, std::move(found.data)), std::move(found.next_cursor), found.count};
}

}  // namespace

TaskView view(Tx& tx, Task const& task) { return std::move(views(tx, std::vector<Task>{task}).front()); }

TaskView show(Tx& tx, Reference const& reference) {
    auto const task = find(tx, reference, Right::ticket_note_read);
    if (!task) throw NotFound();
    return view(tx, *task);
}

http::Page<TaskView> list(Tx& tx, http::ListQuery const& query) { return page(tx, query, "task where true", {}, "-id"); }

http::Page<TaskView> list_of_ticket(Tx& tx, ticket::Reference const& reference, http::ListQuery const& query) {
    auto const ticket = ticket::get(tx, reference);
    return page(tx, query, "task where ticket_id = :ticket", {{"ticket", ticket.id}}, "position");
}

}  // namespace yitai::task
