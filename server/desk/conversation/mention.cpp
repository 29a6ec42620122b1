#include "conversation/mention.h"

#include "access/access.h"
#include "db/dialect.h"
#include "people/group_directory.h"
#include "ticket/visibility.h"

#include <algorithm>
#include <map>

namespace yitai::conversation {
namespace {

constexpr std::size_t longest_name = 100, most_names = 200, most_offered = 20;
constexpr int most_groups = 10, most_people = 50;  // looked at

// Blanks and opening brackets, full-width ones included.
constexpr std::string_view before_a_mention[] = {" ",  "\t", "\r", "\n", "\u00a0", "\u3000", "(",  "[",  "{",  "<",
                                                 "（", "［", "｛", "＜", "【",     "〔",     "《", "〈", "「", "『"};

bool may_stand_before(std::string_view text) {
    return text.empty() || std::any_of(std::begin(before_a_mention), std::end(before_a_mention),
                                       [&](std::string_view each) { return text.ends_with(each); });
}

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

// "li_lei" of "li_lei, look": the longest beginning that can be a name; empty when there is none, or a mail address.
std::string_view name_at(std::string_view text) {
    auto const fits = [](char c) { return is_letter_or_digit(c) || c == '.' || c == '_' || c == '-'; };
    auto const length = static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), fits) - text.begin());
    if (length < text.size() && text[length] == '@') return {};
    auto name = text.substr(0, length);
    while (!name.empty() && !is_letter_or_digit(name.back())) name.remove_suffix(1);
    bool const begins_well = !name.empty() && is_letter_or_digit(name.front()) && name.size() <= longest_name;
    return begins_well ? name : std::string_view();
}

// Somebody a name stands for: a person, or a member of the group that has it.
struct Bearer {
    std::string name;
    PersonId person_id;
};
YITAI_DESCRIBE(Bearer, name, person_id)

// A login comes before a code.
std::vector<Bearer> bearers(Tx& tx, std::vector<std::string> const& names, std::string const& known) {
    auto const given = db::texts_in(tx.engine(), ":names");
    return tx.select<Bearer>("select login as name, id as person_id from person where active and login in (" + given + ") and " +
                                 known + R"( union all
        select code as name, person.id as person_id
          from desk_group
          join group_member on group_member.group_id = desk_group.id
          join person on person.id = group_member.person_id
         where desk_group.active and person.active and code in ()" +
                                 given + ") and not exists (select 1 from person where login = code and active) order by 1, 2",
                             {{"names", names}});
}

bool may_read(Actor const& actor, EntryKind kind, Ticket const& ticket) {
    bool const internal = kind != EntryKind::reply;
    return ticket::reaches(actor, Right::ticket_read, ticket) &&
           (!internal || ticket::reaches(actor, Right::ticket_note_read, ticket));
}

std::vector<PersonId> people_of(std::vector<Bearer> const& bearers) {
    std::vector<PersonId> people;
    people.reserve(bearers.size());
    for (auto const& bearer : bearers) people.push_back(bearer.person_id);
    std::sort(people.begin(), people.end());
    people.erase(std::unique(people.begin(), people.end()), people.end());
    return people;
}

// Leaves those of the names whose bearers, or some of them, may read such an entry.
void keep_readers(Tx& tx, std::vector<std::string>& names, Ticket const& ticket, EntryKind kind) {
    if (names.empty()) return;
    auto const borne = bearers(tx, names, people::knows_organisation(tx.actor(), "organisation_id"));
    std::vector<PersonId> readers;
    for (auto const& actor : access::acting_as(tx, people_of(borne), Via::api))
        if (may_read(actor, kind, ticket)) readers.push_back(actor.person);

    std::erase_if(names, [&](std::string const& name) {
        return std::none_of(borne.begin(), borne.end(), [&](Bearer const& bearer) {
            return bearer.name == name && std::count(readers.begin(), readers.end(), bearer.person_id) > 0;
        });
    });
}

http::ListQuery active_ones(std::string const& words, int limit) {
    http::ListQuery query;
    query.limit = limit;
    query.conditions = {{"q", "eq", words}, {"active", "eq", "true"}};
    return query;
}

// Groups by their name or code, then people, who work at the desk first.
std::vector<Mentionable> called_so(Tx& tx, std::string const& words) {
    std::vector<Mentionable> found;
    for (auto& group : people::groups(tx, active_ones(words, most_groups)).data)
        found.push_back({std::move(group.code), std::move(group.name), true});
    auto people = people::list(tx, active_ones(words, most_people)).data;
    std::stable_partition(people.begin(), people.end(), [](auto const& person) { return !person.roles.empty(); });
    for (auto& person : people)
        if (person.login) found.push_back({*person.login, {person.name, person.name}, false});
    return found;
}

}  // namespace

std::vector<std::string> names_in(std::string_view body) {
    if (body.find('@') == body.npos) return {};
    auto const text = lower_ascii(body);
    std::vector<std::string> names;
    for (auto at = text.find('@'); at != text.npos && names.size() < most_names; at = text.find('@', at + 1)) {
        if (!may_stand_before(std::string_view(text).substr(0, at))) continue;
        std::string const name(name_at(std::string_view(text).substr(at + 1)));
        if (!name.empty() && std::count(names.begin(), names.end(), name) == 0) names.push_back(name);
    }
    return names;
}

std::vector<std::string> mentioned_in(Tx& tx, Ticket const& ticket, EntryKind kind, std::string_view body) {
    auto names = names_in(body);
    keep_readers(tx, names, ticket, kind);
    names.resize(std::min(names.size(), most_mentions));
    return names;
}

Mentionables mentionable(Tx& tx, ticket::Reference const& reference, MentionSought const& sought) {
    auto const ticket = ticket::get(tx, reference);
    if (is_blank(sought.q.value)) return {};

    auto found = called_so(tx, sought.q.value);
    std::vector<std::string> names;
    names.reserve(found.size());
    for (auto const& each : found) names.push_back(each.name);
    keep_readers(tx, names, ticket, sought.kind);
    std::erase_if(found, [&](auto const& each) { return std::count(names.begin(), names.end(), each.name) == 0; });
    found.resize(std::min(found.size(), most_offered));
    return {std::move(found)};
}

std::vector<PersonId> people_mentioned(Tx& tx, std::vector<std::string> const& names) {
    return names.empty() ? std::vector<PersonId>() : people_of(bearers(tx, names, "true"));
}

}  // namespace yitai::conversation
