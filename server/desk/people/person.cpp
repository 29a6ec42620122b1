#include "people/person.h"

#include "base/pinyin.h"
#include "people/address.h"
#include "people/visibility.h"

#include <algorithm>

namespace yitai::people {
namespace {

constexpr std::size_t most_addresses = 20;

// Only what can't be mistaken for another login: no look-alike letters of other alphabets, no blanks, one case.
std::string normal_login(std::string_view given) {
    constexpr std::string_view others = "._-@+";
    auto const login = lower_ascii(given);
    auto const fits = [&](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || others.find(c) != others.npos; };
    if (login.empty() || login.size() > 200 || !std::all_of(login.begin(), login.end(), fits))
        throw Invalid("/login", "Letters a to z, digits and . _ - @ + only, at most 200 of them");
    // A reference that is a number means an id.
    if (parse_integer(login)) throw Invalid("/login", "Must not be a number");
    return login;
}

template <class T>
void drop_repeated(std::vector<T>& list, auto same) {
    for (auto each = list.begin(); each != list.end(); ++each)
        list.erase(std::remove_if(each + 1, list.end(), [&](T const& later) { return same(*each, later); }), list.end());
}

void normalise_addresses(Person& person) {
    if (person.emails.size() > most_addresses) throw Invalid("/emails", "Too many");
    if (person.phones.size() > most_addresses) throw Invalid("/phones", "Too many");
    for (std::size_t i = 0; i < person.emails.size(); ++i) {
        auto const email = normal_email(person.emails[i]);
        if (!email) throw Invalid(json::child("/emails", i), "This is no mail address");
        person.emails[i] = *email;
    }
    for (std::size_t i = 0; i < person.phones.size(); ++i) {
        auto const number = normal_phone(person.phones[i].number);
        if (!number) throw Invalid(json::child("/phones", i) + "/number", "This is no phone number");
        person.phones[i].number = *number;
    }
    drop_repeated(person.emails, [](auto& one, auto& other) { return one == other; });
    drop_repeated(person.phones, [](auto& one, auto& other) { return one.number == other.number; });
}

void check_is_unique(Tx& tx, Person const& person) {
    auto const taken = [&](std::string_view sql) {
        return tx.find<PersonId>(sql, {{"login", person.login},
                                       {"employee_no", person.employee_no},
                                       {"organisation", person.organisation_id},
                                       {"id", person.id.value}});
    };
    if (person.login && taken("select id from person where login = :login and id <> :id")) throw Conflict("This login is taken");
    if (person.employee_no && taken(R"(
        select id from person where organisation_id = :organisation and employee_no = :employee_no and id <> :id)"))
        throw Conflict("This employee number is taken");
}

struct Key {
    std::string value;
    std::string_view kind;
    auto operator<=>(Key const&) const = default;
};

std::vector<Key> keys_of(Person const& person) {
    std::vector<Key> keys;
    auto const name = lower_ascii(person.name);
    keys.push_back({name, "name"});
    for (auto at = name.find(' '); at != name.npos; at = name.find(' ', at + 1)) keys.push_back({name.substr(at + 1), "name"});
    if (!person.pinyin.empty()) keys.push_back({person.pinyin, "name"});
    if (!person.initials.empty()) keys.push_back({person.initials, "name"});
    if (person.login) keys.push_back({*person.login, "name"});
    if (person.employee_no) keys.push_back({lower_ascii(*person.employee_no), "employee"});
    for (auto const& email : person.emails) keys.push_back({email, "email"});
    for (auto const& phone : person.phones) keys.push_back({phone.number, "phone"});
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

// Where his colleagues look for him: nowhere once he has left.
OrganisationId colleagues_in(Person const& person) { return person.active ? person.organisation_id : OrganisationId{}; }

// All in one statement: a person has about eight.
void keep_keys(Tx& tx, Person const& person) {
    auto const keys = keys_of(person);
    std::vector<std::string> names;
    for (std::size_t i = 0; i < keys.size(); ++i)
        names.insert(names.end(), {"value" + std::to_string(i), "kind" + std::to_string(i)});

    std::string sql = "insert into person_key (value, kind, person_id, organisation_id) values ";
    db::Params params{{"person", person.id}, {"organisation", colleagues_in(person)}};
    for (std::size_t i = 0; i < keys.size(); ++i) {
        auto const &value = names[2 * i], &kind = names[2 * i + 1];
        sql += (i ? ", (:" : "(:") + value + ", :" + kind + ", :person, :organisation)";
        params.emplace_back(value, keys[i].value);
        params.emplace_back(kind, keys[i].kind);
    }
    tx.run(sql, params);
}

}  // namespace

std::optional<Reference> Reference::from_path(std::string_view text) {
    if (text.empty() || text.size() > 200) return std::nullopt;
    return Reference{std::string(text)};
}

void normalise(Person& person) {
    if (person.login) person.login = normal_login(*person.login);
    auto const spoken = pinyin_of(person.name);
    person.pinyin = spoken.full;
    person.initials = spoken.initials;
    normalise_addresses(person);
}

Person add(Tx& tx, Person person) {
    normalise(person);
    check_is_unique(tx, person);
    kept::add(tx, person);
    keep_keys(tx, person);
    return person;
}

void change(Tx& tx, Person const& before, Person& person, std::string_view what) {
    normalise(person);
    if (before.login != person.login || before.employee_no != person.employee_no ||
        before.organisation_id != person.organisation_id)
        check_is_unique(tx, person);
    kept::change(tx, before, person, what);
    if (keys_of(before) == keys_of(person) && colleagues_in(before) == colleagues_in(person)) return;
    tx.run("delete from person_key where person_id = :person", {{"person", person.id}});
    keep_keys(tx, person);
}

Person get(Tx& tx, PersonId id) {
    auto person = tx.find<Person>("select * from person where id = :id", {{"id", id}});
    if (!person) throw NotFound();
    return *person;
}

Person get(Tx& tx, Reference const& reference) {
    auto const id = parse_integer(reference.text);
    auto [visible, params] = reached_by(tx.actor(), Right::person_read);
    params.push_back({"id", id.value_or(0)});
    params.push_back({"login", lower_ascii(reference.text)});
    auto person = tx.find<Person>(
        "select * from person where " + std::string(id ? "id = :id" : "login = :login") + " and " + visible, params);
    if (!person) throw NotFound();
    return *person;
}

std::optional<Person> find_login(Tx& tx, std::string_view login) {
    return tx.find<Person>("select * from person where login = :login", {{"login", lower_ascii(login)}});
}

std::vector<PersonId> found_by(Tx& tx, std::string_view email_or_phone, int most) {
    auto value = normal_email(email_or_phone);
    if (!value) value = normal_phone(email_or_phone);
    if (!value) return {};
    return tx.select<PersonId>(R"(
        select person_id from person_key where value = :value and kind in ('email', 'phone') order by person_id limit :most)",
                               {{"value", *value}, {"most", most}});
}

Search begins_with(std::string_view words, bool in_contacts) {
    auto const number = in_contacts ? normal_phone(words) : std::nullopt;
    auto const from = number ? *number : lower_ascii(trimmed(words));
    std::string const kinds = in_contacts ? "" : " and kind = 'name'";
    return {"id in (select person_id from person_key where value >= :words and value < :words_end" + kinds + ")",
            {{"words", std::string(from)}, {"words_end", from + "\xF4\x8F\xBF\xBF"}}};
}

}  // namespace yitai::people
