#include "finding/finding.h"

#include "asset/visibility.h"
#include "conversation/entry.h"
#include "db/dialect.h"
#include "listing/list.h"
#include "people/person.h"
#include "search/index.h"
#include "ticket/visibility.h"

#include <algorithm>
#include <map>

namespace yitai::finding {
namespace {

using search::Kind;
using search::Node;

constexpr int few = 5, usual = 20;
std::string const pointer = http::query_pointer("q");

// ---- tickets ----

struct Said {
    TicketId ticket_id;
    EntryKind kind = EntryKind::note;
    std::string body;
};
YITAI_DESCRIBE(Said, ticket_id, kind, body)

// What was said about these tickets as far as the actor may read it, the newest first.
std::vector<Said> said_about(Tx& tx, std::vector<std::int64_t> const& tickets) {
    auto reached = ticket::reached_by(tx.actor(), Right::ticket_note_read);
    auto const ids = db::numbers_in(tx.engine(), ":tickets");
    reached.params.emplace_back("tickets", tickets);
    return tx.select<Said>("select ticket_id, kind, body from entry where ticket_id in (" + ids +
                               ") and withdrawn_at is null and ((kind in ('reply', 'news') and released_at is not null)"
                               " or ticket_id in (select id from ticket where id in (" +
                               ids + ") and " + reached.sql + ")) order by id desc limit 500",
                           reached.params);
}

void add_what_was_said(Tx& tx, std::vector<Hit>& hits, std::vector<search::Phrase> const& phrases) {
    std::map<std::int64_t, Hit*> bare;
    std::vector<std::int64_t> ids;
    for (auto& hit : hits)
        if (hit.snippets.size() < 2 && hit.snippets.front().where == "subject" && hit.snippets.front().parts.size() == 1 &&
            !hit.snippets.front().parts.front().hit) {
            ids.push_back(*parse_integer(hit.id));
            bare[ids.back()] = &hit;
        }
    if (ids.empty()) return;
    for (auto const& said : said_about(tx, ids)) {
        auto& hit = *bare.at(said.ticket_id.value);
        if (hit.snippets.size() > 1) continue;
        bool const noted = said.kind == EntryKind::note || said.kind == EntryKind::phone_note;
        if (auto snippet = snippet_of(noted ? "note" : "reply", said.body, phrases)) hit.snippets.push_back(std::move(*snippet));
    }
}

Hit hit_of(TicketView const& ticket, std::vector<search::Phrase> const& phrases) {
    Hit hit{.kind = Kind::ticket,
            .id = to_string(ticket.id),
            .name = ticket.number,
            .title = ticket.subject,
            .state = ticket.state,
            .priority = ticket.priority,
            .updated_at = ticket.updated_at};
    auto subject = snippet_of("subject", ticket.subject, phrases);
    hit.snippets.push_back(subject ? std::move(*subject) : Snippet{"subject", {{ticket.subject, false}}});
    if (auto snippet = snippet_of("description", ticket.description, phrases)) hit.snippets.push_back(std::move(*snippet));
    if (ticket.resolution_text)
        if (auto snippet = snippet_of("resolution_text", *ticket.resolution_text, phrases))
            hit.snippets.push_back(std::move(*snippet));
    return hit;
}

void find_tickets(Tx& tx, Node const& node, Asked const& asked, int limit, Found& found) {
    http::ListQuery query{
        .limit = limit,
        .cursor = asked.cursor,
        .sort = asked.sort.value_or(""),
        .count = asked.count.value_or(http::Count::none),
        .conditions = {{"q", "eq", *asked.q}},
        .fields = {"id", "number", "subject", "description", "resolution_text", "state", "priority", "updated_at"}};
    auto const phrases = phrases_of(node);
    auto page = listing::page(tx, query);
    std::vector<Hit> hits;
    hits.reserve(page.data.size());
    for (auto const& ticket : page.data) hits.push_back(hit_of(ticket, phrases));
    if (!phrases.empty()) add_what_was_said(tx, hits, phrases);
    std::move(hits.begin(), hits.end(), std::back_inserter(found.data));
    found.next_cursor = std::move(page.next_cursor);
    if (page.count) found.counts.push_back({Kind::ticket, *page.count});
}

// ---- what has a name ----

struct Named {
    Id<Named> id;
    std::optional<std::string> name;
    std::string title;
    Instant updated_at;
};
YITAI_DESCRIBE(Named, id, name, title, updated_at)

struct Source {
    Kind kind;
    std::string_view table, columns, kept;  // kept: those that are still there
    people::Condition (*visible)(Actor const&);
};

people::Condition people_seen(Actor const& actor) { return people::reached_by(actor, Right::person_read); }
people::Condition services_seen(Actor const& actor) { return {actor.may(Right::catalog_read) ? "true" : "false", {}}; }
people::Condition cis_seen(Actor const& actor) { return asset::reached_by(actor, Right::ci_read); }

constexpr Source sources[] = {
    {Kind::person, "person", "id, login as name, name as title, updated_at", "active", people_seen},
    {Kind::service, "service", "id, code as name, name as title, updated_at", "status <> 'retired'", services_seen},
    {Kind::ci, "configuration_item", "id, code as name, name as title, updated_at", "status not in ('retired', 'lost')",
     cis_seen},
};

// Names are found by their beginnings, as they are typed.
Node by_beginnings(Node node) {
    if (node.kind == Node::Kind::text) node.phrase.begins = true;
    for (auto& child : node.children) child = by_beginnings(std::move(child));
    return node;
}

// A Bilingual as it is kept, or a plain text.
std::string title_of(std::string const& kept) {
    if (!kept.starts_with('{')) return kept;
    auto const name = json::from_text<Bilingual>(kept);
    return name.zh == name.en ? name.zh : name.zh + " / " + name.en;
}

// Who may read everybody's contacts finds people by them as well.
std::string with_contacts(Tx& tx, Kind kind, Node const& node, std::string const& q, db::Params& params) {
    bool const may = kind == Kind::person && tx.actor().rights[Right::person_contact] == Scope::all;
    if (!may || node.kind != Node::Kind::text) return {};
    auto contacts = people::begins_with(q, true);
    params.insert(params.end(), contacts.params.begin(), contacts.params.end());
    return " or " + contacts.sql;
}

void find_named(Tx& tx, Source const& source, Node const& node, Asked const& asked, int limit, Found& found) {
    auto const words = by_beginnings(node);
    auto const expression = search::expression(tx.engine(), words, search::Within::everything);
    if (!expression) throw Invalid(pointer, "Only tickets are found by what they must not hold");
    auto visible = source.visible(tx.actor());
    visible.params.emplace_back("words_asked", *expression);
    auto from = std::string(source.table) + " where " + std::string(source.kept) + " and " + visible.sql + " and (id in (" +
                search::found_ids(tx.engine(), source.kind, ":words_asked") + ')';
    from += with_contacts(tx, source.kind, node, *asked.q, visible.params) + ')';

    static http::Filter const by_id[] = {{"id", "id", http::Column::id, true, {}, true}};
    http::ListQuery const query{.limit = limit, .cursor = asked.cursor, .count = asked.count.value_or(http::Count::none)};
    auto page = http::list<Named>(tx, query, {by_id, "id", "id", source.columns}, from, visible.params);
    auto const phrases = phrases_of(words);
    for (auto const& row : page.data) {
        Hit hit{.kind = source.kind,
                .id = to_string(row.id),
                .name = row.name.value_or(""),
                .title = title_of(row.title),
                .updated_at = row.updated_at};
        auto snippet = snippet_of("name", hit.title, phrases);
        hit.snippets.push_back(snippet ? std::move(*snippet) : Snippet{"name", {{hit.title, false}}});
        found.data.push_back(std::move(hit));
    }
    found.next_cursor = std::move(page.next_cursor);
    if (page.count) found.counts.push_back({source.kind, *page.count});
}

void check(Asked const& asked) {
    if (!asked.q || is_blank(*asked.q)) throw Invalid(pointer, "Is required");
    if (!asked.kind && asked.cursor) throw Invalid(http::query_pointer("cursor"), "Name a kind to see more of it");
    bool const ranked = asked.sort == listing::by_rank, tickets = !asked.kind || asked.kind == Kind::ticket;
    if (asked.sort && !asked.sort->empty() && !(ranked && tickets) && asked.sort != "-id")
        throw Invalid(http::query_pointer("sort"), {"Must be one of: {{words}}", {{"words", "-id, rank"}}});
}

}  // namespace

Found find(Tx& tx, Asked const& asked) {
    check(asked);
    auto const node = *search::parse_query(*asked.q, pointer);
    int const limit = asked.limit ? asked.limit->value : asked.kind ? usual : few;
    bool const only_words = !node.has(Node::Kind::field);

    Found found;
    if (!asked.kind || asked.kind == Kind::ticket) find_tickets(tx, node, asked, limit, found);
    for (auto const& source : sources) {
        if (asked.kind && asked.kind != source.kind) continue;
        if (asked.kind && !only_words) throw Invalid(pointer, "Only tickets have fields that can be asked for");
        bool const can_be = only_words && search::expression(tx.engine(), node, search::Within::everything);
        if (asked.kind || can_be) find_named(tx, source, node, asked, limit, found);
    }
    if (!asked.kind) found.next_cursor.reset();
    return found;
}

}  // namespace yitai::finding
