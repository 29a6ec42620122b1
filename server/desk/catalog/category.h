// A category says what kind of thing a report is about. Categories lie within each other, four levels at most.
#pragma once

#include "base/bilingual.h"
#include "base/code.h"
#include "http/path_name.h"
#include "people/kept.h"
#include "people/shown.h"
#include "people/tree.h"

namespace yitai {

struct Category {
    Id<Category> id;
    std::string code;
    Bilingual name;
    Id<Category> parent_id;
    bool active = true;
    std::int64_t version = 1;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(Category, id, code, name, parent_id, active, version, created_at, updated_at)
using CategoryId = Id<Category>;
template <>
inline constexpr ShownBy shown_by<Category> = {"category", "code"};

namespace catalog {

inline constexpr tree::Tree category_tree{"category", 4};

struct CategoryFields {
    Code code;
    Names name;
    std::optional<std::string> parent;
    Preset<bool> active = true;
};
YITAI_DESCRIBE(CategoryFields, code, name, parent, active)

struct CategoryView {
    CategoryId id;
    std::string code;
    Bilingual name;
    std::optional<std::string> parent;
    bool active = true;
    std::int64_t version = 1;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(CategoryView, id, code, name, parent, active, version, created_at, updated_at)

// By id or code; Invalid at that pointer when there is none that is active.
CategoryId category_named(Tx&, std::string_view reference, std::string const& pointer);

http::Page<CategoryView> categories(Tx&, http::ListQuery const&);
CategoryView category(Tx&, http::PathName const&);
CategoryView add(Tx&, CategoryFields const&);
CategoryView change_category(Tx&, http::PathName const&, json::Value const& patch);
void retire_category(Tx&, http::PathName const&);  // Conflict while active ones lie within it

}  // namespace catalog
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Category> = "category";
template <>
inline constexpr std::string_view yitai::kept::noun_of<yitai::Category> = "category";
