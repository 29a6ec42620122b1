#include "revision/draft.h"

#include "db/dialect.h"
#include "revision/publication.h"

namespace yitai::revision {
namespace {

constexpr std::int64_t most_drafts = 500;

// A draft of something new goes on when somebody else has added that meanwhile.
std::optional<RevisionDraft> find_draft(Tx& tx, Place const& place) {
    db::Params const params{{"noun", place.kind.noun},
                            {"object", place.subject ? place.subject->id : 0},
                            {"name", place.subject ? place.subject->name : place.name}};
    return tx.find<RevisionDraft>(R"(
        select * from revision_draft
         where noun = :noun and (object_id = :object or (object_id is null and name = :name))
         order by object_id is null limit 1)",
                                  params);
}

RevisionDraftView view(Tx& tx, Place const& place, std::optional<RevisionDraft> const& draft) {
    RevisionDraftView view{.noun = place.kind.noun, .name = place.name};
    if (place.subject) view.name = place.subject->name, view.published_version = place.subject->version;
    if (draft) {
        ShownNames names;
        names.want(draft->person_id);
        names.look_up(tx);
        view.content = content_of(*draft);
        view.based_on = draft->based_on, view.version = draft->version;
        view.by = names(draft->person_id);
        view.updated_at = draft->updated_at;
    } else if (place.subject) {
        view.content = place.kind.content(tx, place.subject->row);
        view.based_on = place.subject->version;
    }
    return view;
}

void check_version(Tx& tx, Place const& place, std::optional<RevisionDraft> const& draft) {
    kept::check_version(tx, view(tx, place, draft));
}

void check_number_of_drafts(Tx& tx) {
    if (tx.one<std::int64_t>("select count(*) from revision_draft") < most_drafts) return;
    throw Conflict({"There are {{most}} drafts already; publish or discard some", {{"most", std::to_string(most_drafts)}}});
}

std::int64_t base_of(Place const& place, DraftFields const& given) {
    auto const newest = place.subject ? place.subject->version : 0;
    auto const base = given.based_on.value_or(newest);
    if (base < 0 || base > newest) throw Invalid("/based_on", "There is no such version");
    return base;
}

void store(Tx& tx, Place const& place, std::optional<RevisionDraft> const& before, DraftFields const& given) {
    auto draft = before.value_or(RevisionDraft{.noun = place.kind.noun, .created_at = tx.now()});
    draft.name = place.subject ? place.subject->name : place.name;
    if (place.subject) draft.object_id = place.subject->id;
    draft.content = json::text_of(given.content);
    draft.based_on = base_of(place, given);
    draft.person_id = tx.actor().person;
    draft.updated_at = tx.now();
    ++draft.version;
    if (before) tx.update(draft);
    else tx.insert(draft);
}

std::vector<http::Filter> const& columns() {
    using enum http::Column;
    static std::vector<http::Filter> const all = {
        {"noun", "noun", word, false, http::words_of<Noun>(), true},
        {"updated_at", "updated_at", instant, true, {}, true},
    };
    return all;
}

std::string managed_by(Actor const& actor) {
    std::string nouns;
    for (auto const& kind : kinds())
        if (actor.may(kind.managing)) nouns += (nouns.empty() ? "'" : ", '") + std::string(name_of(kind.noun)) + '\'';
    return nouns.empty() ? "false" : "noun in (" + nouns + ')';
}

}  // namespace

json::Value content_of(RevisionDraft const& draft) { return json::parse(draft.content, timeline::kept_limits); }

Place place_of(Tx& tx, KindRow const& kind, http::PathName const& name) {
    Place place{kind, name.text, kind.find(tx, name)};
    if (!place.subject && !(kind.is_added && is_code(name.text))) throw NotFound();
    return place;
}

RevisionDraft get_draft(Tx& tx, Place const& place) {
    auto draft = find_draft(tx, place);
    if (!draft) throw NotFound();
    check_version(tx, place, draft);
    return std::move(*draft);
}

RevisionDraftView draft(Tx& tx, NounName const& noun, http::PathName const& name) {
    auto const place = place_of(tx, kind_to_manage(tx, noun), name);
    auto const found = find_draft(tx, place);
    if (!found && !place.subject) throw NotFound();
    return view(tx, place, found);
}

RevisionDraftView keep_draft(Tx& tx, NounName const& noun, http::PathName const& name, DraftFields const& given,
                             Language language) {
    if (!given.content.as<json::Object>()) throw Invalid("/content", "Must be an object");
    auto const place = place_of(tx, kind_to_manage(tx, noun), name);
    db::serialise_on(tx, "revision");
    auto const before = find_draft(tx, place);
    check_version(tx, place, before);
    if (!before) check_number_of_drafts(tx);

    store(tx, place, before, given);
    auto shown = view(tx, place, find_draft(tx, place));
    shown.problems = problems_of(tx, place, given.content, language);
    return shown;
}

void drop_draft(Tx& tx, NounName const& noun, http::PathName const& name) {
    auto const place = place_of(tx, kind_to_manage(tx, noun), name);
    auto const found = find_draft(tx, place);
    check_version(tx, place, found);
    if (found) tx.run("delete from revision_draft where id = :id", {{"id", found->id}});
}

http::Page<RevisionDraftLine> drafts(Tx& tx, http::ListQuery const& query) {
    auto const rows =
        http::list<RevisionDraft>(tx, query, {columns(), "-updated_at"}, "revision_draft where " + managed_by(tx.actor()));
    ShownNames names;
    for (auto const& row : rows.data) names.want(row.person_id);
    names.look_up(tx);

    http::Page<RevisionDraftLine> page{{}, rows.next_cursor, rows.count};
    for (auto const& row : rows.data) {
        auto const subject = row.object_id ? kind_of(row.noun).find(tx, {std::to_string(*row.object_id)}) : std::nullopt;
        page.data.push_back(
            {row.noun, subject ? subject->name : row.name, !subject, names(row.person_id), row.version, row.updated_at});
    }
    return page;
}

}  // namespace yitai::revision
