#include "finding/indexed.h"

#include "asset/ci.h"
#include "base/pinyin.h"
#include "catalog/service.h"
#include "conversation/entry.h"

#include <algorithm>

namespace yitai::finding {
namespace {

using search::Kind;
using search::Texts;

struct TicketTexts {
    std::string number, subject, description;
    std::optional<std::string> resolution_text;
};
YITAI_DESCRIBE(TicketTexts, number, subject, description, resolution_text)

struct EntryTexts {
    EntryKind kind = EntryKind::note;
    std::string body;
    std::optional<Instant> released_at;
};
YITAI_DESCRIBE(EntryTexts, kind, body, released_at)

bool is_public(EntryTexts const& entry) {
    return (entry.kind == EntryKind::reply || entry.kind == EntryKind::news) && entry.released_at.has_value();
}

// The newest entries come first: of very long conversations only the first so many words are kept.
std::optional<Texts> of_ticket(Tx& tx, std::int64_t id) {
    auto ticket =
        tx.find<TicketTexts>("select number, subject, description, resolution_text from ticket where id = :id", {{"id", id}});
    if (!ticket) return std::nullopt;
    Texts texts{.title = {std::move(ticket->number), std::move(ticket->subject)}, .open = {std::move(ticket->description)}};
    if (ticket->resolution_text) texts.open.push_back(std::move(*ticket->resolution_text));
    for (auto& entry : tx.select<EntryTexts>("select kind, body, released_at from entry where ticket_id = :id and withdrawn_at "
                                             "is null order by id desc limit 500",
                                             {{"id", id}}))
        (is_public(entry) ? texts.open : texts.notes).push_back(std::move(entry.body));
    return texts;
}

struct PersonTexts {
    std::string name, pinyin, initials;
    std::optional<std::string> login;
};
YITAI_DESCRIBE(PersonTexts, name, pinyin, initials, login)

// Mail addresses and numbers are confidential and looked up as keys.
std::optional<Texts> of_person(Tx& tx, std::int64_t id) {
    auto const person = tx.find<PersonTexts>("select name, pinyin, initials, login from person where id = :id", {{"id", id}});
    if (!person) return std::nullopt;
    return Texts{.title = {person->name, person->pinyin, person->initials, person->login.value_or("")}};
}

struct ServiceTexts {
    std::string code;
    Bilingual name, description;
};
YITAI_DESCRIBE(ServiceTexts, code, name, description)

std::optional<Texts> of_service(Tx& tx, std::int64_t id) {
    auto const service = tx.find<ServiceTexts>("select code, name, description from service where id = :id", {{"id", id}});
    if (!service) return std::nullopt;
    auto const spoken = pinyin_of(service->name.zh);
    return Texts{.title = {service->code, service->name.zh, service->name.en, spoken.full, spoken.initials},
                 .open = {service->description.zh, service->description.en}};
}

struct CiTexts {
    std::string code, name;
};
YITAI_DESCRIBE(CiTexts, code, name)

std::optional<Texts> of_ci(Tx& tx, std::int64_t id) {
    auto const ci = tx.find<CiTexts>("select code, name from configuration_item where id = :id", {{"id", id}});
    if (!ci) return std::nullopt;
    auto const spoken = pinyin_of(ci->name);
    return Texts{.title = {ci->code, ci->name, spoken.full, spoken.initials}};
}

struct Row {
    Kind kind;
    std::string_view source;
    std::optional<Texts> (*texts)(Tx&, std::int64_t id);
};
constexpr Row rows[] = {
    {Kind::ticket, "ticket", of_ticket},
    {Kind::person, "person", of_person},
    {Kind::service, "service", of_service},
    {Kind::ci, "configuration_item", of_ci},
};
Row const& row_of(Kind kind) {
    return *std::find_if(std::begin(rows), std::end(rows), [kind](Row const& row) { return row.kind == kind; });
}

// A change of a ticket that leaves its words as they were, as most do.
bool leaves_words(timeline::Happening const& happening) {
    constexpr std::string_view with_words[] = {"number", "subject", "description", "resolution_text"};
    if (!happening.version_before) return false;
    return std::none_of(happening.changes.begin(), happening.changes.end(), [&](timeline::FieldChange const& change) {
        return std::find(std::begin(with_words), std::end(with_words), change.field) != std::end(with_words);
    });
}

// What a merge or a split has moved is told of both.
bool moves_entries(std::string_view type) {
    constexpr std::string_view deeds[] = {".merged", ".took_in",   ".gave_back", ".unmerged",
                                          ".split",  ".split_off", ".put_back",  ".whole_again"};
    return std::any_of(std::begin(deeds), std::end(deeds), [type](auto deed) { return type.ends_with(deed); });
}

}  // namespace

std::optional<Texts> texts_of(Tx& tx, Kind kind, std::int64_t id) { return row_of(kind).texts(tx, id); }

std::string_view source_of(Kind kind) { return row_of(kind).source; }

void queue_changed(Tx& tx, timeline::Recorded const& recorded) {
    auto const& row = recorded.row;
    auto const kind = enum_from<Kind>(row.object_kind);
    if (!kind) return;
    bool const is_ticket = *kind == Kind::ticket, is_said = is_ticket && row.type.starts_with("conversation.");
    if (!row.version_after && !is_said && !moves_entries(row.type)) return;
    // A release comes with the first response; its changes say nothing of words.
    if (is_ticket && !is_said && !moves_entries(row.type) && leaves_words(recorded.happening)) return;
    tx.run("insert into search_queue (kind, object_id) values (:kind, :id)", {{"kind", row.object_kind}, {"id", row.object_id}});
}

}  // namespace yitai::finding
