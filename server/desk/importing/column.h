// What the cells of a file mean: each column is a field of the API, or a half of a bilingual one.
#pragma once

#include "asset/ci.h"
#include "importing/csv.h"
#include "organisation/directory.h"
#include "people/directory.h"
#include "people/group_directory.h"

#include <optional>
#include <span>

namespace yitai::importing {

// How a cell is read. Lists stand in one cell, separated by semicolons.
enum class Shape {
    text,
    flag,       // true, false, yes, no, 1, 0, 是, 否
    number,
    list,
    phones,     // 13800138000;extension:8123
    bilingual,  // name_zh and name_en, or name for both
    support,    // l1:service-desk;l1@beijing:beijing-desk
};

struct Column {
    std::string_view field;
    Shape shape;
};

template <class T>
constexpr Shape shape_of = Shape::text;
template <class T>
constexpr Shape shape_of<std::optional<T>> = shape_of<T>;
template <class T>
constexpr Shape shape_of<Preset<T>> = shape_of<T>;
template <class T>
constexpr Shape shape_of<std::vector<T>> = Shape::list;
template <int Low, int High>
constexpr Shape shape_of<Within<Low, High>> = Shape::number;
template <>
inline constexpr Shape shape_of<bool> = Shape::flag;
template <>
inline constexpr Shape shape_of<Names> = Shape::bilingual;
template <>
inline constexpr Shape shape_of<Texts> = Shape::bilingual;
template <>
inline constexpr Shape shape_of<std::vector<people::PhoneFields>> = Shape::phones;
template <>
inline constexpr Shape shape_of<std::vector<catalog::NewSupport>> = Shape::support;

template <Described Fields>
std::vector<Column> columns_of() {
    std::vector<Column> columns;
    boost::mp11::mp_for_each<MembersOf<Fields>>([&](auto member) {
        using Field = std::remove_cvref_t<decltype(std::declval<Fields&>().*decltype(member)::pointer)>;
        columns.push_back({decltype(member)::name, shape_of<Field>});
    });
    return columns;
}

// Which field each column of a file fills.
class Layout {
public:
    // Throws Invalid naming the columns that are unknown or there twice.
    Layout(std::span<Column const> known, std::vector<std::string> const& header);

    bool has(std::string_view field) const;
    // The fields as the API takes them; an empty cell is null. What can't be read is added to the problems.
    json::Object fields(std::vector<Cell> const&, json::Problems&) const;
    // The column that filled what the pointer names: "/emails/1" is "emails".
    std::string column_of(std::string_view pointer) const;

private:
    struct Filled {
        std::string column;
        std::string_view field, half;  // "zh", "en"; empty: both or none
        Shape shape;
    };
    std::optional<Filled> filled_by(std::span<Column const> known, std::string const& column) const;
    std::vector<Filled> filled_;
};

}  // namespace yitai::importing
