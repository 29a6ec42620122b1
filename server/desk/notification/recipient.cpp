#include "notification/recipient.h"

#include "conversation/mention.h"

namespace yitai::notification {
namespace {

// A group of this size is told as a whole; one that is larger has other ways.
constexpr int most_members = 200;

std::vector<PersonId> members_of(Tx& tx, GroupId group) {
    return tx.select<PersonId>("select person_id from group_member where group_id = :group order by person_id limit :most",
                               {{"group", group}, {"most", most_members}});
}

std::vector<PersonId> one(PersonId person) { return person ? std::vector{person} : std::vector<PersonId>(); }

std::vector<PersonId> new_assignee(timeline::Happening const& happening) {
    for (auto const& change : happening.changes)
        if (change.field == "assignee_id") return one(json::from_text<PersonId>(change.new_.text));
    return {};
}

std::vector<PersonId> named_person(timeline::Happening const& happening) {
    auto const text = detail(happening, "to_person");
    auto const id = text ? parse_integer(*text) : std::nullopt;
    return id ? one({*id}) : std::vector<PersonId>();
}

}  // namespace

std::vector<PersonId> people_for(Tx& tx, Whom whom, Ticket const& ticket, timeline::Happening const& happening) {
    switch (whom) {
        case Whom::assignee:
            return one(ticket.assignee_id);
        case Whom::desk:
            return ticket.assignee_id ? one(ticket.assignee_id) : members_of(tx, ticket.group_id);
        case Whom::manager:
            return ticket.group_id ? one(people::get(tx, ticket.group_id).manager_id) : std::vector<PersonId>();
        case Whom::requester:
            return one(ticket.requester_id);
        case Whom::watchers:
            return ticket.watcher_ids;
        case Whom::mentioned:
            return conversation::people_mentioned(tx, details(happening, "mentions"));
        case Whom::doer:
            return new_assignee(happening);
        case Whom::named:
            return named_person(happening);
    }
    return {};
}

std::optional<std::string> detail(timeline::Happening const& happening, std::string_view name) {
    auto const* value = happening.details.find(name);
    auto const* text = value ? value->as<std::string>() : nullptr;
    return text ? std::optional(*text) : std::nullopt;
}

std::vector<std::string> details(timeline::Happening const& happening, std::string_view name) {
    auto const* value = happening.details.find(name);
    auto const* list = value ? value->as<json::Array>() : nullptr;
    std::vector<std::string> texts;
    if (list)
        for (auto const& each : *list)
            if (auto const* text = each.as<std::string>()) texts.push_back(*text);
    return texts;
}

bool has_detail(timeline::Happening const& happening, std::string_view name, bool value) {
    auto const* found = happening.details.find(name);
    return found && *found == json::Value(value);
}

}  // namespace yitai::notification
