// What is shown for an id: a login or a code, else the id itself; and views, whose members are a row's own or are shown for an
// id of it, `assignee` for `assignee_id`.
#pragma once

#include "http/page.h"
#include "people/person.h"

#include <fmt/format.h>

#include <string>
#include <vector>

namespace yitai {

struct ShownBy {
    std::string_view table, column;
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

// SQL for what is shown for the id that `key` gives, a column or a parameter.
template <class Noun>
std::string shown_sql(std::string const& key) {
    static_assert(!shown_by<Noun>.table.empty(), "nothing is shown for this noun");
    return fmt::format("(select coalesce({}, cast(id as text)) from {} where id = {})", shown_by<Noun>.column,
                       shown_by<Noun>.table, key);
}

template <class Noun>
std::string shown(Tx& tx, Id<Noun> id) {
    static auto const sql = "select " + shown_sql<Noun>(":id");
    return tx.one<std::optional<std::string>>(sql, {{"id", id}}).value_or(to_string(id));
}

namespace detail {

template <class Noun>
std::string shown_sql_of(Id<Noun>, std::string const& key) {
    return shown_sql<Noun>(key);
}

constexpr bool stands_for(std::string_view shown, std::string_view kept) {
    return kept.size() == shown.size() + 3 && kept.starts_with(shown) && kept.ends_with("_id");
}

// Calls f(as it is?, name in the view, pointer to its member, name in the row, the row's member) for each pair.
template <Described View, Described Row, class F>
void for_each_pair(Row const& row, F f) {
    boost::mp11::mp_for_each<MembersOf<View>>([&](auto view_member) {
        boost::mp11::mp_for_each<MembersOf<Row>>([&](auto row_member) {
            constexpr std::string_view shown = decltype(view_member)::name, kept = decltype(row_member)::name;
            constexpr auto into = decltype(view_member)::pointer;
            using Seen = std::remove_cvref_t<decltype(std::declval<View&>().*into)>;
            using Kept = std::remove_cvref_t<decltype(row.*decltype(row_member)::pointer)>;
            if constexpr (shown == kept || (stands_for(shown, kept) && std::is_same_v<Seen, Kept>))
                f(std::true_type{}, shown, into, kept, row.*decltype(row_member)::pointer);
            else if constexpr (stands_for(shown, kept))
                f(std::false_type{}, shown, into, kept, row.*decltype(row_member)::pointer);
        });
    });
}

}  // namespace detail

// How views are read straight from their table, for http::list.
template <Described View, Described Row>
std::vector<http::Shown> columns_of_view() {
    std::vector<http::Shown> columns;
    auto const table = std::string(db::table_of<Row>) + '.';
    detail::for_each_pair<View>(Row{}, [&](auto alike, auto shown, auto, auto kept, auto const& member) {
        auto const column = table + std::string(kept);
        if constexpr (alike) columns.push_back({shown, column});
        else columns.push_back({shown, detail::shown_sql_of(member, column)});
    });
    return columns;
}

// The view of a row that is at hand, stored or not; what is shown for its ids is looked up in one go.
template <Described View, Described Row>
View view_of(Tx& tx, Row const& row) {
    static auto const sql = [] {
        std::string columns;
        detail::for_each_pair<View>(Row{}, [&](auto alike, auto shown, auto, auto kept, auto const& id) {
            if constexpr (!alike)
                columns += fmt::format("{} {} as \"{}\"", columns.empty() ? "select" : ",",
                                       detail::shown_sql_of(id, ':' + std::string(kept)), shown);
        });
        return columns;
    }();
    db::Params ids;
    detail::for_each_pair<View>(row, [&](auto alike, auto, auto, auto kept, auto const& id) {
        if constexpr (!alike) ids.emplace_back(kept, id);
    });
    auto view = tx.one<View>(sql, ids);
    detail::for_each_pair<View>(row, [&](auto alike, auto, auto into, auto, auto const& member) {
        if constexpr (alike) view.*into = member;
    });
    return view;
}

}  // namespace yitai
