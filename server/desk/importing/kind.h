// What can be imported. A kind is a row: its columns, what a row is known by, what it refers to, and the rules of its own room
// that find, add, change and remove one.
#pragma once

#include "importing/column.h"

namespace yitai::importing {

// The last ones are histories, see history.h: they have no row here.
enum class Kind { organisations, people, departments, sites, groups, services, cis, servicenow };
YITAI_DESCRIBE_ENUM(Kind, organisations, people, departments, sites, groups, services, cis, servicenow)

// A field that names something else.
struct Reference {
    std::string_view field;
    std::int64_t (*id_of)(Tx&, std::string_view name, std::string const& pointer);  // Invalid at the pointer
};

// Rows of some kinds stand below each other: departments in departments, people under their managers.
struct Ladder {
    std::string_view field, column;  // that name the one above; none: there is no ladder
    int deepest = 0;                 // rungs, at most
    Message circle = "";
};

// What there is already, as its room shows it.
struct Present {
    std::int64_t id = 0, version = 0;
    json::Object fields;
};

// How one that can't be removed is put out of use, and how one is removed to which nothing else refers.
struct Removal {
    json::Object retired;
    std::vector<std::string_view> own;   // conditions, with their tables, on rows that go with :id
    std::string_view referred = {};      // further such rows that refer to it and that no foreign key shows
};

// What a row belongs to has to be of the same organisation.
struct Container {
    std::string_view field, table;  // none: it belongs to nothing
};

enum class Whole { no, yes };

struct KindRow {
    Kind kind;
    std::string_view noun, table;
    std::vector<std::string_view> keys;  // a row is known by the first of these that it fills; the first one is also its name
    std::vector<Column> columns;
    std::vector<Reference> references;
    Ladder ladder;
    Container container;
    // In the form in which they are kept; what is wrong is added to the problems. One that is there already need not be whole.
    json::Object (*settled)(json::Object const&, Whole, json::Problems&);
    std::int64_t (*find)(Tx&, std::string_view key, std::string const& value);  // 0: none; Invalid when there are several
    Present (*show)(Tx&, std::int64_t id);
    std::int64_t (*add)(Tx&, json::Object const&);  // answers the id
    std::int64_t (*change)(Tx&, std::int64_t id, json::Object const&);  // answers the version
    Removal removal;
};
KindRow const& row_of(Kind);

}  // namespace yitai::importing
