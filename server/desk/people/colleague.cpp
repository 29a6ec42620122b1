#include "people/colleague.h"

#include "db/dialect.h"
#include "people/address.h"

#include <algorithm>

namespace yitai::people {
namespace {

constexpr std::size_t most_shown = 20;
constexpr int keys_looked_at = 400;  // a person has about eight

// In the order of what they were found by, so that the shortest comes first.
std::vector<std::int64_t> found(Tx& tx, std::string_view words) {
    auto const from = lower_ascii(trimmed(words));
    auto const keys = tx.select<std::int64_t>(R"(
        select person_id from person_key
         where organisation_id = :organisation and value >= :words and value < :words_end and kind = 'name'
         order by value limit :most)",
                                              {{"organisation", tx.actor().organisation},
                                               {"words", from},
                                               {"words_end", from + "\xF4\x8F\xBF\xBF"},
                                               {"most", keys_looked_at}});
    std::vector<std::int64_t> ids;
    for (auto const id : keys)
        if (id != tx.actor().person.value && std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
    ids.resize(std::min(ids.size(), most_shown));
    return ids;
}

std::vector<std::int64_t> found_by_mail(Tx& tx, std::string const& mail) {
    return tx.select<std::int64_t>(R"(
        select person_id from person_key
         where organisation_id = :organisation and value = :mail and kind = 'email' and person_id <> :me
         order by person_id limit 20)",
                                   {{"organisation", tx.actor().organisation}, {"mail", mail}, {"me", tx.actor().person}});
}

struct Found {
    PersonId id;
    std::optional<std::string> login;
    std::string name;
    std::optional<Bilingual> department, site;
};
YITAI_DESCRIBE(Found, id, login, name, department, site)

std::vector<Found> shown(Tx& tx, std::vector<std::int64_t> const& ids) {
    return tx.select<Found>(
        "select person.id, login, person.name, department.name as department, site.name as site from person"
        " left join department on department.id = person.department_id left join site on site.id = person.site_id"
        " where person.id in (" +
            db::numbers_in(tx.engine(), ":ids") + ")",
        {{"ids", ids}});
}

}  // namespace

Colleagues colleagues(Tx& tx, Sought const& sought) {
    if (!tx.actor().person) return {};
    auto const mail = normal_email(sought.q);
    auto ids = mail ? found_by_mail(tx, *mail) : std::vector<std::int64_t>();
    if (ids.empty()) ids = found(tx, sought.q);
    if (ids.empty()) return {};

    auto rows = shown(tx, ids);
    auto const place = [&](Found const& row) { return std::find(ids.begin(), ids.end(), row.id.value); };
    std::sort(rows.begin(), rows.end(), [&](auto const& one, auto const& other) { return place(one) < place(other); });
    Colleagues all;
    for (auto& row : rows)
        all.data.push_back(
            {row.login.value_or(to_string(row.id)), std::move(row.name), std::move(row.department), std::move(row.site)});
    return all;
}

}  // namespace yitai::people
