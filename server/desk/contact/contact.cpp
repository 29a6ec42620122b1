#include "contact/contact.h"

#include "contact/visibility.h"
#include "db/dialect.h"
#include "http/named_filter.h"
#include "people/reference.h"
#include "people/shown.h"
#include "ticket/visibility.h"

#include <map>

namespace yitai::contact {
namespace {

// A caller's clock may be a little ahead of ours.
constexpr Minutes tolerated_lead{5};

std::vector<http::Filter> const& columns() {
    using enum http::Column;
    static std::vector<http::Filter> const all = {
        {"id", "id", id, true, {}, true},
        {"nature", "nature", word, false, http::words_of<Nature>()},
        {"outcome", "outcome", word, false, http::words_of<Outcome>()},
        {"channel", "channel", word, false, http::words_of<ContactChannel>()},
        {"person", "person_id", id},
        {"handler", "handler_id", id},
        {"organisation", "organisation_id", id},
        {"site", "site_id", id},
        {"caller", "caller", text},
        {"guided_away_reason", "guided_away_reason", word, false, http::words_of<GuidedAwayReason>()},
        {"happened_at", "happened_at", instant, true, {}, true},
    };
    return all;
}
constexpr http::NamedFilter named[] = {
    {"person", http::person_by<people::person_named>},
    {"handler", http::person_by<people::person_named>},
    {"organisation", http::id_by<people::organisation_named>},
    {"site", http::id_by<people::site_named>},
};

struct Link {
    ContactId contact_id;
    std::string number;
};
YITAI_DESCRIBE(Link, contact_id, number)

// The numbers of the tickets that the reader may see, looked up at once.
void add_tickets(Tx& tx, std::vector<ContactView>& views) {
    if (views.empty()) return;
    std::vector<std::int64_t> ids;
    std::map<ContactId, ContactView*> by_id;
    for (auto& view : views) ids.push_back(view.id.value), by_id[view.id] = &view;

    auto visible = ticket::reached_by(tx.actor(), Right::ticket_read);
    visible.params.emplace_back("contacts", ids);
    auto const links = tx.select<Link>(
        "select contact_id, number from contact_ticket join ticket on ticket.id = ticket_id"
        " where contact_id in (" +
            db::numbers_in(tx.engine(), ":contacts") + ") and " + visible.sql + " order by contact_id, ticket_id",
        visible.params);
    for (auto const& link : links) by_id.at(link.contact_id)->tickets.push_back(link.number);
}

http::Page<ContactView> page(Tx& tx, http::ListQuery const& query, std::string const& condition, db::Params params) {
    static auto const shown = columns_of_view<ContactView, Contact>();
    auto visible = reached_by(tx.actor(), Right::contact_read);
    params.insert(params.end(), visible.params.begin(), visible.params.end());
    auto rows = http::list<Contact>(tx, http::with_ids(tx, query, named), {columns(), "-id"},
                                    "contact where " + condition + " and " + visible.sql, std::move(params), shown);
    auto views = page_of<ContactView>(tx, std::move(rows));
    add_tickets(tx, views.data);
    return views;
}

std::optional<Contact> find(Tx& tx, ContactId id, Right right) {
    auto reached = reached_by(tx.actor(), right);
    reached.params.emplace_back("id", id);
    return tx.find<Contact>("select * from contact where id = :id and " + reached.sql, reached.params);
}

void check_reached(Tx& tx, ContactId id) {
    if (!find(tx, id, Right::contact_record)) throw Forbidden("You may not record this contact");
}

void take_people(Tx& tx, Contact& row, ContactView const& before, ContactFields const& given) {
    auto const person_before = row.person_id;
    row.person_id = reference::resolved(tx, row.person_id, before.person, given.person, "/person", people::person_named);
    row.handler_id = reference::resolved(tx, row.handler_id, before.handler, given.handler, "/handler", people::person_named);
    if (!row.handler_id) row.handler_id = tx.actor().person;
    row.organisation_id = reference::resolved(tx, row.organisation_id, before.organisation, given.organisation, "/organisation",
                                              people::organisation_named);
    row.site_id = reference::resolved(tx, row.site_id, before.site, given.site, "/site", people::site_named);
    if (!row.person_id || row.person_id == person_before) return;
    auto const person = people::get(tx, row.person_id);
    if (given.organisation == before.organisation) row.organisation_id = person.organisation_id;
    if (given.site == before.site) row.site_id = person.site_id;
}

void take(Tx& tx, Contact& row, ContactView const& before, ContactFields const& given) {
    if (!given.person && !given.caller) throw Invalid("/person", "Name the person, or the caller when nobody is known");
    row.channel = given.channel;
    row.nature = given.nature;
    row.caller = given.caller;
    row.happened_at = given.happened_at.value_or(row.recorded_at);
    if (row.happened_at > tx.now() + tolerated_lead) throw Invalid("/happened_at", "Must not lie in the future");
    row.summary = given.summary.value;
    row.article = given.article;
    row.duration = given.duration;
    take_people(tx, row, before, given);
}

ContactFields fields_of(ContactView const& view) {
    ContactFields fields;
    copy_members(view, fields);
    fields.summary = Text<4000>(view.summary);
    if (view.duration) fields.duration = Within<0, 86'400>{*view.duration};
    return fields;
}

}  // namespace

ContactView record(Tx& tx, ContactFields const& given) {
    Contact row{.recorded_at = tx.now(), .updated_at = tx.now()};
    take(tx, row, {}, given);
    tx.insert(row);
    check_reached(tx, row.id);

    auto recorded = kept::happening(row, "recorded");
    recorded.happened_at = row.happened_at;
    recorded.changes = timeline::first_values(row);
    timeline::record(tx, recorded);
    return view(tx, row);
}

ContactView change(Tx& tx, ContactId id, json::Value const& patch) {
    auto const before = for_change(tx, id);
    auto const before_view = view(tx, before);
    auto const given = kept::patched(fields_of(before_view), patch);

    auto row = before;
    take(tx, row, before_view, given);
    keep(tx, before, row, "changed");
    return view(tx, row);
}

ContactView show(Tx& tx, ContactId id) {
    auto const row = find(tx, id, Right::contact_read);
    if (!row) throw NotFound();
    return view(tx, *row);
}

http::Page<ContactView> list(Tx& tx, http::ListQuery const& query) { return page(tx, query, "true", {}); }

http::Page<ContactView> list_of_ticket(Tx& tx, ticket::Reference const& reference, http::ListQuery const& query) {
    auto const ticket = ticket::get(tx, reference);
    return page(tx, query, "id in (select contact_id from contact_ticket where ticket_id = :ticket)", {{"ticket", ticket.id}});
}

ContactView view(Tx& tx, Contact const& row) {
    std::vector<ContactView> views{view_of<ContactView>(tx, row)};
    add_tickets(tx, views);
    return std::move(views.front());
}

Contact for_change(Tx& tx, ContactId id) {
    auto row = find(tx, id, Right::contact_read);
    if (!row) throw NotFound();
    check_reached(tx, id);
    kept::check_version(tx, view(tx, *row));
    return std::move(*row);
}

void keep(Tx& tx, Contact const& before, Contact& row, std::string_view what, json::Value details) {
    row.version = before.version + 1;
    row.updated_at = tx.now();
    tx.update(row);

    auto kept = kept::happening(row, what);
    kept.version_before = before.version;
    kept.changes = timeline::changes_between(before, row);
    kept.details = std::move(details);
    timeline::record(tx, kept);
}

}  // namespace yitai::contact
