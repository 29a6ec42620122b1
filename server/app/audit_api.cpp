#include "app/audit_api.h"

#include "asset/ci.h"
#include "calendar/editing.h"
#include "catalog/category.h"
#include "catalog/service.h"
#include "db/dialect.h"
#include "http/named_filter.h"
#include "organisation/organisation.h"
#include "people/group.h"
#include "people/shown.h"
#include "people/visibility.h"
#include "practice/closing_code.h"
#include "practice/field.h"
#include "sla/agreement.h"
#include "ticket/ticket.h"
#include "timeline/timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace yitai::audit {
namespace {

struct Deed {
    timeline::RowId id;
    Instant happened_at, recorded_at;
    std::optional<std::string> actor, impersonator;  // nobody: the desk itself
    Via via = Via::api;
    std::string type;
    std::string object_kind;
    std::string object_id;
    std::string object;  // its code, login or number; else its id
    std::optional<std::int64_t> version_after;
    std::vector<timeline::Change> changes;
    json::Value details;
    bool erased = false;  // what was changed has been erased since
    std::string request_id;
};
YITAI_DESCRIBE(Deed, id, happened_at, recorded_at, actor, impersonator, via, type, object_kind, object_id, object, version_after,
               changes, details, erased, request_id)

struct Row {
    timeline::RowId id;
    Instant happened_at, recorded_at;
    PersonId actor_id, impersonator_id;
    Via via = Via::api;
    std::string type;
    std::string object_kind;
    std::int64_t object_id = 0;
    std::optional<std::int64_t> version_after;
    std::string request_id;
};
YITAI_DESCRIBE(Row, id, happened_at, recorded_at, actor_id, impersonator_id, via, type, object_kind, object_id, version_after,
               request_id)

struct Payload {
    Id<Payload> id;
    std::optional<std::string> payload;
};
YITAI_DESCRIBE(Payload, id, payload)

struct Named {
    Id<Named> id;
    std::string name;
};
YITAI_DESCRIBE(Named, id, name)

// By what a thing of that kind is called.
struct Naming {
    std::string_view kind;
    ShownBy by;
};
template <class Noun>
constexpr Naming naming{kept::noun_of<Noun>, shown_by<Noun>};
constexpr Naming namings[] = {
    naming<Agreement>,
    naming<Calendar>,
    naming<Category>,
    naming<ConfigurationItem>,
    naming<Department>,
    naming<Group>,
    naming<Organisation>,
    naming<Person>,
    naming<Service>,
    naming<Site>,
    {"ticket", shown_by<Ticket>},
    {kept::noun_of<ClosingCode>, {db::table_of<ClosingCode>, "code"}},
    {kept::noun_of<CustomField>, {db::table_of<CustomField>, "code"}},
};

using Rows = std::vector<Row>;
using Texts = std::map<std::int64_t, std::string>;

Texts texts_by_id(Tx& tx, std::string const& sql, std::vector<std::int64_t> const& ids) {
    Texts texts;
    for (auto& row : tx.select<Named>(sql + " in (" + db::numbers_in(tx.engine(), ":ids") + ")", {{"ids", ids}}))
        texts.emplace(row.id.value, std::move(row.name));
    return texts;
}

Texts objects_of(Tx& tx, Naming const& naming, Rows const& rows) {
    std::vector<std::int64_t> ids;
    for (auto const& row : rows)
        if (row.object_kind == naming.kind) ids.push_back(row.object_id);
    if (ids.empty()) return {};
    return texts_by_id(
        tx, fmt::format("select id, coalesce({1}, '') as name from {0} where id", naming.by.table, naming.by.column), ids);
}

// The names of all that the rows are about, in a statement for each kind of thing.
class Objects {
public:
    Objects(Tx& tx, Rows const& rows) {
        for (auto const& naming : namings) names_.emplace(naming.kind, objects_of(tx, naming, rows));
    }
    std::string operator()(Row const& row) const {
        auto const kind = names_.find(row.object_kind);
        if (kind == names_.end()) return std::to_string(row.object_id);
        auto const name = kind->second.find(row.object_id);
        return name == kind->second.end() || name->second.empty() ? std::to_string(row.object_id) : name->second;
    }

private:
    std::map<std::string_view, Texts> names_;
};

std::map<std::int64_t, std::optional<std::string>> payloads_of(Tx& tx, Rows const& rows) {
    std::vector<std::int64_t> ids;
    ids.reserve(rows.size());
    for (auto const& row : rows) ids.push_back(row.id.value);
    std::map<std::int64_t, std::optional<std::string>> payloads;
    for (auto& row : tx.select<Payload>("select timeline_id as id, payload from timeline_payload where timeline_id in (" +
                                            db::numbers_in(tx.engine(), ":ids") + ")",
                                        {{"ids", ids}}))
        payloads.emplace(row.id.value, std::move(row.payload));
    return payloads;
}

void tell_changes(Deed& deed, std::optional<std::string> const& payload) {
    deed.erased = !payload;
    if (!payload) return;
    auto said = json::from<timeline::Payload>(json::parse(*payload, timeline::kept_limits));
    deed.changes = std::move(said.changes);
    deed.details = std::move(said.details);
}

bool asks_for_tickets(http::ListQuery const& query) {
    return std::any_of(query.conditions.begin(), query.conditions.end(), [](auto const& condition) {
        return condition.field == "object_kind" && condition.op == "eq" && condition.value == "ticket";
    });
}

http::Page<Deed> list(Tx& tx, http::ListQuery const& asked) {
    static std::vector<http::Filter> const columns = {
        {"type", "type", http::Column::text},
        {"object_kind", "object_kind", http::Column::text},
        {"object_id", "object_id", http::Column::id},
        {"actor", "actor_id", http::Column::id},
        {"via", "via", http::Column::word, false, http::words_of<Via>()},
        {"recorded_at", "recorded_at", http::Column::instant},
    };
    constexpr std::string_view kept =
        "id, happened_at, recorded_at, actor_id, impersonator_id, via, type, object_kind, object_id, version_after, request_id";
    constexpr http::NamedFilter named[] = {{"actor", http::person_by<people::person_named>}};
    auto const query = http::with_ids(tx, asked, named);
    std::string from =
        asks_for_tickets(query) ? "timeline where object_kind = 'ticket'" : "timeline where object_kind <> 'ticket'";
    if (tx.actor().rights[Right::audit_read] != Scope::all) from += " and actor_id = :self";
    auto const rows = http::list<Row>(tx, query, {columns, "-id", "id", kept}, from, {{"self", tx.actor().person}});

    Objects const objects(tx, rows.data);
    auto const payloads = payloads_of(tx, rows.data);
    ShownNames people;
    for (auto const& row : rows.data) people.want(row.actor_id), people.want(row.impersonator_id);
    people.look_up(tx);
    http::Page<Deed> page{{}, rows.next_cursor, rows.count};
    for (auto const& row : rows.data) {
        Deed deed{.id = row.id,
                  .happened_at = row.happened_at,
                  .recorded_at = row.recorded_at,
                  .actor = people(row.actor_id),
                  .impersonator = people(row.impersonator_id),
                  .via = row.via,
                  .type = row.type,
                  .object_kind = row.object_kind,
                  .object_id = std::to_string(row.object_id),
                  .object = objects(row),
                  .version_after = row.version_after,
                  .request_id = row.request_id};
        if (auto const payload = payloads.find(row.id.value); payload != payloads.end()) tell_changes(deed, payload->second);
        page.data.push_back(std::move(deed));
    }
    return page;
}

constexpr http::Route rows[] = {
    {http::GET,
     "/audit",
     Right::audit_read,
     http::answer<list>,
     "What was done, newest first: of settings and people, or of tickets with object_kind=ticket",
     http::Versioned::no,
     http::Secret::no,
     nullptr,
     http::Writes::rows,
     {},
     http::Aside::yes},
};

}  // namespace

std::span<http::Route const> routes() { return rows; }

}  // namespace yitai::audit
