// What a bundle holds. A kind is a row: the name of its list, what an item is known by, the right it takes to add or change one,
// and the rules of its own room that find, add and change one. An item is written as the body of its POST, without what has its
// default.
#pragma once

#include "base/json.h"
#include "base/right.h"
#include "db/transaction.h"

#include <functional>
#include <string_view>
#include <vector>

namespace yitai::bundle {

enum class Whom { staff, all };  // which people
YITAI_DESCRIBE_ENUM(Whom, staff, all)

// A bundle is applied in three turns: what others refer to; what refers to things of later kinds; what is put out of use, in
// reverse order, when nothing refers to it any more.
enum class Turn { first, referring, last };

// Roles may wait until a second administrator agrees.
enum class Done { at_once, waiting };

struct Traits {
    std::string_view name;
    Right right = Right::desk_manage;
    std::vector<std::string_view> keys{"code"};
    std::string_view listed = {};  // SQL: the codes of those that are exported, in order
    std::string_view above = {};   // the field that names another one of the kind, which comes first
    std::string_view late = {};    // a field that names something of a kind that comes later
    json::Object retired = {};     // what puts one out of use
    // Fields with a person, whom only his login can name elsewhere.
    std::vector<std::string_view> people = {};
    std::string_view unordered = {};  // a list whose order says nothing
    // Fields that stay as they are where an item leaves them out, whoever asks; and those that do for who may not see them.
    std::vector<std::string_view> left_alone = {}, confidential = {};
    bool single = false;  // one item and no list
};

struct KindRow : Traits {
    json::Object (*settled)(json::Object const& given) = nullptr;  // whole and in this form; throws Invalid
    std::function<std::vector<json::Object>(Tx&, Whom)> all;       // their keys
    std::function<std::optional<json::Object>(Tx&, json::Object const& item)> present;
    std::function<Done(Tx&, json::Object const&)> add;
    std::function<Done(Tx&, json::Object const& present, json::Object const& patch)> change;
    // What of the wanted one is there after that turn, where it is not only a matter of `late` and `retired`.
    json::Object (*after)(Turn, json::Object const& wanted, json::Object const& before) = nullptr;
};

// In the order in which they can be applied to an empty desk.
std::vector<KindRow> const& kinds();

// "mail", "cn/2026": what it is known by.
std::string name_of(KindRow const&, json::Object const& item);
std::string text_in(json::Object const&, std::string_view field);  // empty: there is none

}  // namespace yitai::bundle
