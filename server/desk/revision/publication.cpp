#include "revision/publication.h"

#include "db/attempt.h"

namespace yitai::revision {
namespace {

// The version that the caller names is one of the draft, or was looked at already.
Outcome made(Tx& tx, KindRow const& kind, std::optional<Subject> const& subject, json::Value const& content,
             Origin const& origin) {
    Outcome outcome;
    db::act_as(tx, tx.actor(), [&](Tx& own) {
        outcome = subject ? kind.change(own, *subject, content, origin) : kind.add(own, content, origin);
    });
    return outcome;
}

json::Value content_of(Tx& tx, KindRow const& kind, std::optional<Subject> const& subject) {
    return subject ? kind.content(tx, subject->row) : json::Value(json::Object());
}

void tell_origin(Tx& tx, KindRow const& kind, Subject const& subject, Origin const& origin) {
    json::Object details;
    if (!origin.reason.empty()) details.set("reason", origin.reason);
    if (origin.restored_from) details.set("restored_from", *origin.restored_from);
    if (kind.tells_origin || details.empty()) return;
    timeline::Happening happening{.type = std::string(name_of(kind.noun)) + (origin.restored_from ? ".restored" : ".published"),
                                  .object_kind = std::string(name_of(kind.noun)),
                                  .object_id = subject.id,
                                  .version_after = subject.version};
    happening.details = std::move(details);
    timeline::record(tx, happening);
}

Publication published(Tx& tx, KindRow const& kind, std::optional<Subject> const& subject, json::Value const& content,
                      Origin const& origin) {
    auto const before = content_of(tx, kind, subject);
    auto const outcome = made(tx, kind, subject, content, origin);
    if (differences(before, kind.content(tx, outcome.subject.row)).empty()) throw Conflict("This is what is published already");
    if (!outcome.proposed) tell_origin(tx, kind, outcome.subject, origin);
    return {kind.noun, outcome.subject.name, outcome.subject.version, outcome.proposed};
}

[[noreturn]] void refuse_outdated(Tx& tx, KindRow const& kind, Subject const& subject, RevisionDraft const& draft) {
    auto const current = kind.content(tx, subject.row);
    Stale failure(subject.version, json::text_of(current));
    if (draft.based_on > 0) {
        auto const base = content_in(tx, kind, subject, draft.based_on);
        failure.base = json::text_of(base);
        failure.differences = json::text_of(differences(base, current));
    }
    throw Stale(std::move(failure));
}

Trial trial_of(Tx& tx, KindRow const& kind, std::optional<Subject> const& subject, json::Value const& content,
               TrialOf const& asked, Language language) {
    auto const dates = dates_of(tx, asked);
    auto const before = content_of(tx, kind, subject);
    Trial trial;
    auto const refused = db::rehearse(tx, [&] {
        auto const outcome = made(tx, kind, subject, content, {});
        trial.changes = differences(before, kind.content(tx, outcome.subject.row));
        kind.observe(tx, subject ? &*subject : nullptr, outcome.subject, dates, trial.effects.emplace());
    });
    if (!refused) return trial;

    auto wanted = before;
    json::merge_patch(wanted, content);
    return {problems_in(*refused, language), differences(before, wanted), std::nullopt};
}

}  // namespace

std::vector<ProblemView> problems_of(Tx& tx, Place const& place, json::Value const& content, Language language) {
    auto const refused = db::rehearse(tx, [&] { made(tx, place.kind, place.subject, content, {}); });
    return refused ? problems_in(*refused, language) : std::vector<ProblemView>();
}

Publication publish(Tx& tx, NounName const& noun, http::PathName const& name, Reason const& given) {
    auto const& kind = kind_to_manage(tx, noun);
    auto const place = place_of(tx, kind, name);
    auto const draft = get_draft(tx, place);
    if (place.subject && draft.based_on != place.subject->version) refuse_outdated(tx, kind, *place.subject, draft);

    auto publication = published(tx, kind, place.subject, content_of(draft), {given.reason.value, std::nullopt});
    tx.run("delete from revision_draft where id = :id", {{"id", draft.id}});
    return publication;
}

Publication restore(Tx& tx, NounName const& noun, http::PathName const& name, VersionNumber const& version, Reason const& given) {
    auto const& kind = kind_to_manage(tx, noun);
    auto const subject = get(tx, kind, name);
    auto const expected = tx.context().expected_version;
    if (expected && *expected != subject.version) throw Stale(subject.version, json::text_of(kind.content(tx, subject.row)));
    try {
        return published(tx, kind, subject, content_in(tx, kind, subject, version.number), {given.reason.value, version.number});
    } catch (Invalid const& refused) {
        throw Invalid(
            {"Version {{version}} names what is no longer in use. Put that into use again, or make a draft of the version "
             "and name something else",
             {{"version", std::to_string(version.number)}}},
            refused.fields);
    }
}

Trial try_draft(Tx& tx, NounName const& noun, http::PathName const& name, TrialOf const& asked, Language language) {
    auto const& kind = kind_to_manage(tx, noun);
    auto const place = place_of(tx, kind, name);
    return trial_of(tx, kind, place.subject, content_of(get_draft(tx, place)), asked, language);
}

Trial try_version(Tx& tx, NounName const& noun, http::PathName const& name, VersionNumber const& version, TrialOf const& asked,
                  Language language) {
    auto const& kind = kind_to_manage(tx, noun);
    auto const subject = get(tx, kind, name);
    return trial_of(tx, kind, subject, content_in(tx, kind, subject, version.number), asked, language);
}

}  // namespace yitai::revision
