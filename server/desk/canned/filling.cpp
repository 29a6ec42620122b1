#include "canned/filling.h"

#include <date/tz.h>

#include <algorithm>

namespace yitai::canned {
namespace {

struct About {
    Tx& tx;
    Ticket const& ticket;
    Language language;
};

struct Called {
    Bilingual name;
};
YITAI_DESCRIBE(Called, name)

template <class Noun>
std::string name_of_noun(About const& about, Id<Noun> id) {
    if (!id) return "";
    auto const text = "select name from " + std::string(shown_by<Noun>.table) + " where id = :id";
    auto const called = about.tx.find<Called>(text, {{"id", id}});
    return called ? in_language(called->name, about.language) : "";
}

std::string name_of_person(About const& about, PersonId id) { return id ? people::get(about.tx, id).name : ""; }

// In the requester's own time.
std::string resolution_due(About const& about) {
    auto const clocks = about.ticket.clocks.get();
    auto const clock =
        std::find_if(clocks.begin(), clocks.end(), [](Clock const& each) { return each.metric == Metric::resolve; });
    if (clock == clocks.end() || !clock->due_at) return "";
    auto const reader = about.ticket.requester_id ? about.ticket.requester_id : about.tx.actor().person;
    auto const* zone = date::locate_zone(reader ? people::get(about.tx, reader).time_zone : Person{}.time_zone);
    return date::format("%Y-%m-%d %H:%M", zone->to_local(std::chrono::floor<Minutes>(*clock->due_at)));
}

struct Variable {
    std::string_view name;
    std::string (*value)(About const&);  // empty: there is none
};
constexpr Variable variables[] = {
    {"ticket.number", [](About const& about) { return about.ticket.number; }},
    {"ticket.subject", [](About const& about) { return about.ticket.subject; }},
    {"requester.name", [](About const& about) { return name_of_person(about, about.ticket.requester_id); }},
    {"agent.name", [](About const& about) { return name_of_person(about, about.tx.actor().person); }},
    {"group.name", [](About const& about) { return name_of_noun(about, about.ticket.group_id); }},
    {"service.name", [](About const& about) { return name_of_noun(about, about.ticket.service_id); }},
    {"site.name", [](About const& about) { return name_of_noun(about, about.ticket.site_id); }},
    {"resolution.due", resolution_due},
};

Variable const* find_variable(std::string_view name) {
    auto const* const found =
        std::find_if(std::begin(variables), std::end(variables), [&](Variable const& each) { return each.name == name; });
    return found == std::end(variables) ? nullptr : found;
}

std::string all_names() {
    std::string names;
    for (auto const& variable : variables) (names += names.empty() ? "" : ", ") += variable.name;
    return names;
}

// Calls plain(text) and variable(name) in the order in which they stand; answers whether all braces close.
template <class Plain, class Named>
bool scan(std::string_view text, Plain plain, Named variable) {
    while (true) {
        auto const open = text.find("{{");
        plain(text.substr(0, open));
        if (open == text.npos) return true;
        auto const close = text.find("}}", open);
        if (close == text.npos) {
            plain(text.substr(open));
            return false;
        }
        variable(trimmed(text.substr(open + 2, close - open - 2)));
        text.remove_prefix(close + 2);
    }
}

}  // namespace

void check_variables(std::string_view text, std::string const& pointer) {
    bool const closed = scan(
        text, [](std::string_view) {},
        [&](std::string_view name) {
            if (!find_variable(name))
                throw Invalid(pointer, {"There is no variable {{name}}; there are: {{names}}",
                                        {{"name", std::string(name)}, {"names", all_names()}}});
        });
    if (!closed) throw Invalid(pointer, "The braces of a variable never close");
}

Filled filled(Tx& tx, std::string_view text, Ticket const& ticket, Language language) {
    About const about{tx, ticket, language};
    Filled out;
    scan(
        text, [&](std::string_view plain) { out.text += plain; },
        [&](std::string_view name) {
            auto const* variable = find_variable(name);
            auto const value = variable ? variable->value(about) : std::string();
            out.text += value;
            bool const told = std::count(out.unfilled.begin(), out.unfilled.end(), name) > 0;
            if (value.empty() && !told) out.unfilled.emplace_back(name);
        });
    return out;
}

std::string const& in_language(Bilingual const& text, Language language) {
    auto const& wanted = language == Language::zh ? text.zh : text.en;
    auto const& other = language == Language::zh ? text.en : text.zh;
    return wanted.empty() ? other : wanted;
}

}  // namespace yitai::canned
