#include "sla/agreement.h"

#include "organisation/organisation.h"
#include "people/reference.h"
#include "people/words.h"

#include <algorithm>

namespace yitai::sla {
namespace {

constexpr std::size_t most_promises = 8, most_warnings = 3, most_other_hours = 50;

std::vector<http::Filter> const& agreement_columns() {
    static std::vector<http::Filter> const all = {
        {"code", "code", http::Column::text, true, {}, true},
        {"active", "active", http::Column::boolean},
    };
    return all;
}

bool promises_nothing(PromiseRow const& row) {
    return !row.respond_minutes && !row.next_response_minutes && !row.resolve_minutes;
}

std::string at(std::string const& list, std::size_t index) { return '/' + list + '/' + std::to_string(index); }

// One row for each priority, ordinary and VIP.
void check_promises(Tx& tx, std::vector<PromiseRow>& promises) {
    if (promises.empty()) throw Invalid("/promises", "Is required");
    if (promises.size() > most_promises) throw Invalid("/promises", "Too many values");
    for (std::size_t i = 0; i < promises.size(); ++i) {
        auto& row = promises[i];
        if (promises_nothing(row)) throw Invalid(at("promises", i), "Promises nothing");
        for (std::size_t other = 0; other < i; ++other)
            if (promises[other].priority == row.priority && promises[other].vip.value == row.vip.value)
                throw Invalid(at("promises", i), "This priority has its row already");
        if (row.calendar) row.calendar = to_string(calendar::calendar_named(tx, *row.calendar, at("promises", i) + "/calendar"));
    }
}

// What they name is kept by id, so that a code that changes leads nowhere else.
void check_other_hours(Tx& tx, std::vector<OtherHours>& rows) {
    if (rows.size() > most_other_hours) throw Invalid("/other_hours", "Too many values");
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto& row = rows[i];
        auto const here = at("other_hours", i);
        if (row.site.has_value() == row.group.has_value()) throw Invalid(here, "Must name a site or a group");
        if (row.site) row.site = to_string(people::site_named(tx, *row.site, here + "/site"));
        if (row.group) row.group = to_string(people::group_named(tx, *row.group, here + "/group"));
        row.calendar = to_string(calendar::calendar_named(tx, row.calendar, here + "/calendar"));
    }
}

void check_warnings(std::vector<int> const& warnings) {
    if (warnings.size() > most_warnings) throw Invalid("/warnings", "Too many values");
    int last = 0;
    for (std::size_t i = 0; i < warnings.size(); ++i) {
        if (warnings[i] <= last || warnings[i] >= 100)
            throw Invalid(at("warnings", i), "Must be percents below 100, the smaller ones first");
        last = warnings[i];
    }
}

void take(Tx& tx, Agreement& row, AgreementFields const& given, AgreementView const& before = {}) {
    copy_members(given, row);
    row.name = plain(given.name);
    row.pausing = given.pausing.value;
    row.warnings = given.warnings.value_or(std::vector<int>{50, 75, 90});
    row.service_id = reference::resolved(tx, row.service_id, before.service, given.service, "/service", catalog::service_named);
    row.organisation_id = reference::resolved(tx, row.organisation_id, before.organisation, given.organisation, "/organisation",
                                              people::organisation_named);
    row.calendar_id =
        reference::resolved(tx, row.calendar_id, before.calendar, given.calendar, "/calendar", calendar::calendar_named);
    if (!row.calendar_id) row.calendar_id = calendar::desk_calendar(tx);
    check_promises(tx, row.promises);
    check_other_hours(tx, row.other_hours);
    check_warnings(row.warnings);
}

AgreementFields fields_of(AgreementView const& view) {
    AgreementFields fields;
    copy_members(view, fields);
    fields.code = view.code;
    fields.name = {view.name.zh, view.name.en};
    fields.pausing = view.pausing;
    fields.warnings = view.warnings;
    return fields;
}

void publish(Tx& tx, Agreement const& row) {
    AgreementVersion version{
        .agreement_id = row.id, .version = row.version, .content = json::text_of(row), .published_at = tx.now()};
    tx.insert(version);
}

// Calls f with each thing that the rows of an agreement name: its text, and the id that is kept in it.
template <class F>
void for_each_named(AgreementView& view, F f) {
    auto const each = [&]<class Noun>(std::string& kept, Id<Noun>*) {
        if (auto const number = parse_integer(kept)) f(kept, Id<Noun>{*number});
    };
    for (auto& row : view.promises)
        if (row.calendar) each(*row.calendar, static_cast<CalendarId*>(nullptr));
    for (auto& row : view.other_hours) {
        if (row.site) each(*row.site, static_cast<SiteId*>(nullptr));
        if (row.group) each(*row.group, static_cast<GroupId*>(nullptr));
        each(row.calendar, static_cast<CalendarId*>(nullptr));
    }
}

// Ids are kept, names are shown.
void show_names(Tx& tx, std::span<AgreementView> views) {
    ShownNames names;
    for (auto& view : views) for_each_named(view, [&](std::string const&, auto id) { names.want(id); });
    names.look_up(tx);
    for (auto& view : views) for_each_named(view, [&](std::string& text, auto id) { text = names(id).value_or(text); });
}

AgreementView shown(Tx& tx, Agreement const& row) {
    auto view = view_of<AgreementView>(tx, row);
    show_names(tx, {&view, 1});
    return view;
}

bool counts_by(Agreement const& agreement, CalendarId calendar) {
    auto const id = to_string(calendar);
    auto const named_in = [&](auto const& rows) {
        return std::any_of(rows.begin(), rows.end(), [&](auto const& row) { return row.calendar == id; });
    };
    return agreement.calendar_id == calendar || named_in(agreement.promises) || named_in(agreement.other_hours);
}

}  // namespace

AgreementFields fields_of(Tx& tx, Agreement const& row) { return fields_of(shown(tx, row)); }

void check_counts_for_none(Tx& tx, CalendarId calendar) {
    std::string codes;
    for (auto const& agreement : tx.select<Agreement>("select * from agreement where active order by code"))
        if (counts_by(agreement, calendar)) (codes += codes.empty() ? "" : ", ") += agreement.code;
    if (codes.empty()) return;
    throw Conflict({"Agreements still count by it: {{codes}}. Give them another calendar first", {{"codes", codes}}});
}

http::Page<AgreementView> agreements(Tx& tx, http::ListQuery const& query) {
    static auto const columns = columns_of_view<AgreementView, Agreement>();
    auto const [asked, from, params] = people::with_words(tx, query, "agreement where true");
    auto page = page_of<AgreementView>(tx, http::list<Agreement>(tx, asked, {agreement_columns(), "id"}, from, params, columns));
    show_names(tx, page.data);
    return page;
}

AgreementView agreement(Tx& tx, http::PathName const& name) { return shown(tx, http::get<Agreement>(tx, name)); }

AgreementView add_agreement(Tx& tx, AgreementFields const& given) {
    kept::check_code_is_free<Agreement>(tx, given.code);
    Agreement row;
    take(tx, row, given);
    kept::add(tx, row);
    publish(tx, row);
    return shown(tx, row);
}

AgreementView change_agreement(Tx& tx, http::PathName const& name, json::Value const& patch) {
    auto const before = http::get<Agreement>(tx, name);
    auto const before_view = shown(tx, before);
    kept::check_version(tx, before_view);

    auto row = before;
    take(tx, row, kept::patched(fields_of(before_view), patch), before_view);
    if (row.code != before.code) kept::check_code_is_free<Agreement>(tx, row.code);
    kept::change(tx, before, row);
    publish(tx, row);
    return shown(tx, row);
}

}  // namespace yitai::sla
