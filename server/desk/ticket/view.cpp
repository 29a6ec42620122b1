#include "ticket/view.h"

#include <map>

namespace yitai::ticket {
namespace {

// Names looked up once for a page of tickets.
class Names {
public:
    explicit Names(Tx& tx) : tx_(tx) {}

    std::optional<std::string> operator()(PersonId id) {
        return known(people_, id, [&] { return people::shown(tx_, id); });
    }
    std::optional<std::string> operator()(GroupId id) {
        return known(groups_, id, [&] { return people::shown(tx_, id); });
    }
    std::optional<std::string> operator()(SiteId id) {
        return known(sites_, id, [&] { return people::shown(tx_, id); });
    }
    std::optional<std::string> operator()(ServiceId id) {
        return known(services_, id, [&] { return catalog::shown(tx_, id); });
    }
    std::optional<std::string> operator()(CategoryId id) {
        return known(categories_, id, [&] { return catalog::shown(tx_, id); });
    }
    std::optional<std::string> operator()(OrganisationId id) {
        return known(organisations_, id, [&] { return people::shown(tx_, id); });
    }

private:
    template <class Noun, class LookUp>
    std::optional<std::string> known(std::map<Id<Noun>, std::string>& names, Id<Noun> id, LookUp look_up) {
        if (!id) return std::nullopt;
        auto found = names.find(id);
        if (found == names.end()) found = names.emplace(id, look_up()).first;
        return found->second;
    }

    Tx& tx_;
    std::map<PersonId, std::string> people_;
    std::map<GroupId, std::string> groups_;
    std::map<SiteId, std::string> sites_;
    std::map<ServiceId, std::string> services_;
    std::map<CategoryId, std::string> categories_;
    std::map<OrganisationId, std::string> organisations_;
};

// `assignee` is the name behind `assignee_id`.
constexpr bool names_it(std::string_view shown, std::string_view kept) {
    return kept.size() == shown.size() + 3 && kept.starts_with(shown) && kept.ends_with("_id");
}

TicketView shown(Names& names, Ticket const& ticket) {
    TicketView view;
    copy_members(ticket, view);
    boost::mp11::mp_for_each<MembersOf<TicketView>>([&](auto target) {
        boost::mp11::mp_for_each<MembersOf<Ticket>>([&](auto source) {
            using Target = std::remove_reference_t<decltype(target)>;
            using Source = std::remove_reference_t<decltype(source)>;
            if constexpr (names_it(Target::name, Source::name)) view.*Target::pointer = names(ticket.*Source::pointer);
        });
    });
    return view;
}

}  // namespace

TicketView view(Tx& tx, Ticket const& ticket) {
    Names names(tx);
    return shown(names, ticket);
}

std::vector<TicketView> views(Tx& tx, std::vector<Ticket> const& tickets) {
    Names names(tx);
    std::vector<TicketView> views;
    views.reserve(tickets.size());
    for (auto const& ticket : tickets) views.push_back(shown(names, ticket));
    return views;
}

}  // namespace yitai::ticket
