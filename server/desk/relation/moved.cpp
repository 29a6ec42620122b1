#include "relation/moved.h"

#include "db/dialect.h"

#include <algorithm>

namespace yitai::relation {
namespace {

constexpr std::string_view tables[] = {"entry", "attachment", "chase", "task"};

std::vector<std::int64_t> rows_of(Tx& tx, std::string const& table, TicketId ticket, std::string const& condition,
                                  db::Params params = {}) {
    params.emplace_back("ticket", ticket);
    return tx.select<std::int64_t>("select id from " + table + " where ticket_id = :ticket and " + condition + " order by id",
                                   params);
}

void move(Tx& tx, std::string const& table, std::vector<std::int64_t> const& ids, TicketId from, TicketId to) {
    if (ids.empty()) return;
    tx.run("update " + table + " set ticket_id = :to where ticket_id = :from and id in (" + db::numbers_in(tx.engine(), ":ids") +
               ")",
           {{"from", from}, {"to", to}, {"ids", ids}});
}

}  // namespace

Moved move_all(Tx& tx, TicketId from, TicketId to) {
    Moved moved;
    for (auto const name : tables) {
        std::string const table(name);
        auto const ids = rows_of(tx, table, from, "true");
        move(tx, table, ids, from, to);
        if (!ids.empty()) moved[table] = ids;
    }
    return moved;
}

Moved move_entries(Tx& tx, TicketId from, TicketId to, std::vector<std::int64_t> const& entries) {
    auto const among = [&](std::string const& column) {
        return column + " in (" + db::numbers_in(tx.engine(), ":entries") + ")";
    };
    auto const known = rows_of(tx, "entry", from, among("id"), {{"entries", entries}});
    for (std::size_t i = 0; i < entries.size(); ++i)
        if (std::find(known.begin(), known.end(), entries[i]) == known.end())
            throw Invalid(json::child("/entries", i), "This ticket has no such entry");

    Moved moved{{"entry", known}};
    auto const files = rows_of(tx, "attachment", from, among("entry_id"), {{"entries", known}});
    if (!files.empty()) moved["attachment"] = files;
    for (auto const& [table, ids] : moved) move(tx, table, ids, from, to);
    return moved;
}

void move_back(Tx& tx, Moved const& moved, TicketId from, TicketId to) {
    for (auto const& [table, ids] : moved) move(tx, table, ids, from, to);
}

}  // namespace yitai::relation
