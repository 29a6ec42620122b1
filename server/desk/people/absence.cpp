#include "people/absence.h"

#include "db/dialect.h"
#include "people/shown.h"
#include "people/visibility.h"

namespace yitai::people {
namespace {

constexpr std::size_t most_deputies = 10;

Person for_own_change(Tx& tx, Reference const& reference, Right others) {
    auto person = get(tx, reference);
    if (person.id != tx.actor().person && !tx.actor().may(others)) throw Forbidden("You may not change this for somebody else");
    return person;
}

void record_about(Tx& tx, Person const& person, std::string_view what, json::Object details) {
    auto happening = kept::happening(person, what);
    happening.details = std::move(details);
    timeline::record(tx, happening);
}

}  // namespace

http::Page<AbsenceView> absences(Tx& tx, Reference const& reference, http::ListQuery const& query) {
    static std::vector<http::Filter> const columns = {
        {"ends_at", "ends_at", http::Column::instant, true, {}, true},
        {"starts_at", "starts_at", http::Column::instant},
    };
    auto const person = get(tx, reference);
    return page_of<AbsenceView>(
        tx, http::list<Absence>(tx, query, {columns, "-ends_at"}, "absence where person_id = :person", {{"person", person.id}}));
}

AbsenceView be_absent(Tx& tx, Reference const& reference, AbsenceFields const& given) {
    auto const person = for_own_change(tx, reference, Right::person_manage);
    if (given.ends_at <= given.starts_at) throw Invalid("/ends_at", "Must come after the start");
    Absence absence{.person_id = person.id,
                    .starts_at = given.starts_at,
                    .ends_at = given.ends_at,
                    .reason = given.reason.value,
                    .created_at = tx.now()};
    if (given.delegate) absence.delegate_id = person_named(tx, *given.delegate, "/delegate");
    if (absence.delegate_id == person.id) throw Invalid("/delegate", "Nobody stands in for himself");
    tx.insert(absence);

    record_about(tx, person, "absent", json::Object{{"absence", to_string(absence.id)}, {"reason", absence.reason}});
    return view_of<AbsenceView>(tx, absence);
}

void be_back(Tx& tx, Reference const& reference, Id<Absence> id) {
    auto const person = for_own_change(tx, reference, Right::person_manage);
    auto const gone = tx.run("delete from absence where id = :id and person_id = :person", {{"id", id}, {"person", person.id}});
    if (gone == 0) throw NotFound();
    record_about(tx, person, "back", json::Object{{"absence", to_string(id)}});
}

std::vector<StandIn> stand_ins(Tx& tx, std::vector<PersonId> const& people) {
    if (people.empty()) return {};
    std::vector<std::int64_t> ids;
    ids.reserve(people.size());
    for (auto person : people) ids.push_back(person.value);
    return tx.select<StandIn>("select person_id, delegate_id from absence where person_id in (" +
                                  db::numbers_in(tx.engine(), ":people") +
                                  ") and starts_at <= :now and ends_at > :now and delegate_id is not null order by id",
                              {{"people", ids}, {"now", tx.now()}});
}

Deputies deputies(Tx& tx, Reference const& reference) {
    auto const person = get(tx, reference);
    auto const ids =
        tx.select<PersonId>("select deputy_id from deputy where person_id = :person order by deputy_id", {{"person", person.id}});
    ShownNames names;
    for (auto id : ids) names.want(id);
    names.look_up(tx);
    Deputies shown;
    for (auto id : ids) shown.deputies.push_back(*names(id));
    return shown;
}

Deputies set_deputies(Tx& tx, Reference const& reference, Deputies const& given) {
    auto const person = for_own_change(tx, reference, Right::person_vip);
    if (!person.vip && !given.deputies.empty()) throw Conflict("Only a VIP has deputies");
    if (given.deputies.size() > most_deputies) throw Invalid("/deputies", "Too many");

    tx.run("delete from deputy where person_id = :person", {{"person", person.id}});
    json::Array ids;
    for (std::size_t i = 0; i < given.deputies.size(); ++i) {
        auto const at = json::child("/deputies", i);
        auto const deputy = person_named(tx, given.deputies[i], at);
        if (deputy == person.id) throw Invalid(at, "Nobody stands in for himself");
        tx.run("insert into deputy (person_id, deputy_id) values (:person, :deputy) on conflict do nothing",
               {{"person", person.id}, {"deputy", deputy}});
        ids.push_back(to_string(deputy));
    }
    record_about(tx, person, "deputised", json::Object{{"deputies", ids}});
    return deputies(tx, reference);
}

}  // namespace yitai::people
