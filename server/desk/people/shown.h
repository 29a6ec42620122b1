// What is shown for an id: a login or a code, else the id itself; and views, whose members are a row's own or are shown for an
// id of it, `assignee` for `assignee_id`.
#pragma once

#include "http/page.h"
#include "people/person.h"

#include <compare>
#include <map>
#include <string>
#include <vector>

namespace yitai {

struct ShownBy {
    std::string_view table, column;
    auto operator<=>(ShownBy const&) const = default;
};
template <class Noun>
inline constexpr ShownBy shown_by = {};
template <>
inline constexpr ShownBy shown_by<Person> = {"person", "login"};
template <>
inline constexpr ShownBy shown_by<Group> = {"desk_group", "code"};
template <>
inline constexpr ShownBy shown_by<Site> = {"site", "code"};
template <>
inline constexpr ShownBy shown_by<Organisation> = {"organisation", "code"};
template <>
inline constexpr ShownBy shown_by<Department> = {"department", "code"};

// What is shown for ids, each looked up once, many of them in one statement: first say which are wanted.
class ShownNames {
public:
    template <class Noun>
    void want(Id<Noun> id) {
        static_assert(!shown_by<Noun>.table.empty(), "nothing is shown for this noun");
        if (id) wanted(shown_by<Noun>).emplace(id.value, std::string());
    }
    void look_up(Tx&);
    // The id itself when there is nothing else.
    template <class Noun>
    std::optional<std::string> operator()(Id<Noun> id) const {
        if (!id) return std::nullopt;
        auto const& name = looked_up(shown_by<Noun>).at(id.value);
        return name.empty() ? to_string(id) : name;
    }

private:
    using Names = std::map<std::int64_t, std::string>;
    Names& wanted(ShownBy const&);
    Names const& looked_up(ShownBy const&) const;

    std::vector<std::pair<ShownBy, Names>> names_;  // a handful, asked for each row and member
};

namespace detail {

constexpr bool stands_for(std::string_view shown, std::string_view kept) {
    return kept.size() == shown.size() + 3 && kept.starts_with(shown) && kept.ends_with("_id");
}

// Calls f(is it taken as it is?, name in the view, pointer to its member, name in the row, pointer to its member) for each pair.
template <Described View, Described Row, class F>
constexpr void for_each_pair(F f) {
    boost::mp11::mp_for_each<MembersOf<View>>([&](auto view_member) {
        boost::mp11::mp_for_each<MembersOf<Row>>([&](auto row_member) {
            constexpr std::string_view shown = decltype(view_member)::name, kept = decltype(row_member)::name;
            constexpr auto into = decltype(view_member)::pointer;
            constexpr auto from = decltype(row_member)::pointer;
            using Seen = std::remove_cvref_t<decltype(std::declval<View&>().*into)>;
            using Kept = std::remove_cvref_t<decltype(std::declval<Row&>().*from)>;
            constexpr bool alike = shown == kept || (stands_for(shown, kept) && std::is_same_v<Seen, Kept>);
            if constexpr (alike || stands_for(shown, kept)) f(std::bool_constant<alike>{}, shown, into, kept, from);
        });
    });
}

}  // namespace detail

// Which column each field of a view comes from, for http::list.
template <Described View, Described Row>
std::vector<http::Shown> columns_of_view() {
    std::vector<http::Shown> columns;
    detail::for_each_pair<View, Row>([&](auto, auto shown, auto, auto kept, auto) { columns.push_back({shown, kept}); });
    return columns;
}

// The views of rows that are at hand, stored or not. Takes the rows' texts over.
template <Described View, Described Row>
std::vector<View> views_of(Tx& tx, std::vector<Row>&& rows) {
    ShownNames names;
    for (auto const& row : rows)
        detail::for_each_pair<View, Row>([&](auto alike, auto, auto, auto, auto from) {
            if constexpr (!alike) names.want(row.*from);
        });
    names.look_up(tx);

    std::vector<View> views(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        detail::for_each_pair<View, Row>([&](auto alike, auto, auto into, auto, auto from) {
            if constexpr (alike) views[i].*into = std::move(rows[i].*from);
            else views[i].*into = names(rows[i].*from);
        });
    return views;
}

template <Described View, Described Row>
View view_of(Tx& tx, Row const& row) {
    return std::move(views_of<View>(tx, std::vector<Row>{row}).front());
}

// A page of rows as a page of their views.
template <Described View, Described Row>
http::Page<View> page_of(Tx& tx, http::Page<Row>&& page) {
    return {views_of<View>(tx, std::move(page.data)), std::move(page.next_cursor), page.count};
}

}  // namespace yitai
