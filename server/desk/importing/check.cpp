#include "importing/check.h"

#include "http/named_filter.h"
#include "people/address.h"
#include "people/reference.h"
#include "people/visibility.h"

#include <algorithm>

namespace yitai::importing {
namespace {

std::string text_in(json::Object const& fields, std::string_view field) {
    auto const* value = fields.find(field);
    if (auto const* list = value ? value->as<json::Array>() : nullptr) value = list->empty() ? nullptr : &list->front();
    auto const* text = value ? value->as<std::string>() : nullptr;
    return text ? *text : "";
}

std::string key_value(std::string_view key, std::string const& text) {
    if (key == "emails") return normal_email(text).value_or(text);
    return key == "employee_no" ? text : lower_ascii(text);
}

std::string place_key(std::string_view key, std::string const& value) { return std::string(key) + ' ' + value; }

// What stands there and what is given, together.
json::Object whole_of(Present const& present, json::Object const& given) {
    auto whole = present.fields;
    for (auto const& [name, value] : given) whole.set(name, value);
    return whole;
}

bool changes_nothing(Present const& present, json::Object const& given) {
    return std::all_of(given.begin(), given.end(), [&](auto const& field) {
        auto const* value = present.fields.find(field.first);
        return value && *value == field.second;
    });
}

}  // namespace

Check::Check(Kind kind, std::string bytes)
    : kind_(row_of(kind)), file_(std::move(bytes)), layout_(kind_.columns, file_.header()) {
    auto const has = [&](std::string_view key) { return layout_.has(key); };
    if (std::none_of(kind_.keys.begin(), kind_.keys.end(), has))
        throw Invalid("/text", {"The column {{column}} is needed", {{"column", std::string(kind_.keys.front())}}});

    drafts_.reserve(file_.records().size());
    for (auto const& record : file_.records()) read(record);
    for (std::size_t i = 0; i < drafts_.size(); ++i) order_.push_back(i);
}

// ---- what the file says by itself ----

void Check::read(Record const& record) {
    json::Problems problems;
    auto const given = layout_.fields(file_.cells(record), problems);

    Draft draft{.record = record, .key = kind_.keys.front()};
    auto const filled =
        std::find_if(kind_.keys.begin(), kind_.keys.end(), [&](auto key) { return !text_in(given, key).empty(); });
    if (filled != kind_.keys.end()) draft.key = *filled, draft.value = key_value(*filled, text_in(given, *filled));
    else if (problems.fields.empty()) problems.add(json::child("", draft.key), "Is required");
    draft.above = text_in(given, kind_.ladder.field);

    if (!draft.value.empty()) name_twice(draft, given, problems);
    drafts_.push_back(std::move(draft));
    if (!problems.fields.empty()) refuse(drafts_.back(), problems.fields);
}

// Keys, and what else may be there once only within an organisation.
void Check::name_twice(Draft const& draft, json::Object const& given, json::Problems& problems) {
    auto const place = [&](std::string_view field, std::string const& key) {
        auto const [known, is_new] = places_.emplace(key, drafts_.size());
        if (is_new) return;
        auto const row = std::to_string(drafts_[known->second].record.row);
        problems.add(json::child("", field), {"Row {{row}} says the same", {{"row", row}}});
    };
    place(draft.key, place_key(draft.key, draft.value));
    auto const number = draft.key == "employee_no" ? "" : text_in(given, "employee_no");
    if (!number.empty()) place("employee_no", place_key("number " + text_in(given, "organisation"), number));
}

json::Object Check::fields(Draft const& draft, json::Problems& problems) const {
    auto given = given_in(draft, problems);
    return problems.fields.empty() ? kind_.settled(given, draft.id ? Whole::no : Whole::yes, problems) : given;
}

json::Object Check::given_in(Draft const& draft, json::Problems& problems) const {
    return layout_.fields(file_.cells(draft.record), problems);
}

void Check::refuse(Draft const& draft, std::vector<FieldError> const& errors) {
    auto& kept = problems_[draft.record.row];
    for (auto const& [pointer, message, position] : errors)
        kept.push_back(
            {draft.record.row, layout_.column_of(pointer), message.text, {message.values.begin(), message.values.end()}});
}

std::vector<Problem> Check::problems() const {
    std::vector<Problem> all;
    for (auto const& [row, problems] : problems_) all.insert(all.end(), problems.begin(), problems.end());
    return all;
}

Draft const* Check::in_file(std::string const& name) const {
    auto const found = places_.find(place_key(kind_.keys.front(), name));
    return found == places_.end() ? nullptr : &drafts_[found->second];
}

// ---- the order ----

void Check::order(Tx& tx) {
    if (!layout_.has(kind_.ladder.field)) return;
    enum : char { unseen, on_chain, placed };
    std::vector<char> seen(drafts_.size(), unseen);
    std::vector<int> rungs(drafts_.size(), 0);
    order_.clear();
    for (std::size_t start = 0; start < drafts_.size(); ++start) {
        std::vector<std::size_t> chain;
        std::optional<Above> next = Above{start, 0};
        for (; next && seen[next->draft] == unseen; next = above(tx, next->draft)) {
            seen[next->draft] = on_chain;
            chain.push_back(next->draft);
        }
        bool const circle = next && seen[next->draft] == on_chain;
        place_chain(chain, circle ? next->draft : drafts_.size(), rungs, tx);
        for (auto const draft : chain) seen[draft] = placed;
    }
}

// The highest comes first. Who stands in a circle is refused; who stands below one can't help it.
void Check::place_chain(std::vector<std::size_t> const& chain, std::size_t circle, std::vector<int>& rungs, Tx& tx) {
    auto const field = json::child("", kind_.ladder.field);
    auto const closes = std::find(chain.begin(), chain.end(), circle);
    for (auto each = chain.rbegin(); each != chain.rend(); ++each) {
        order_.push_back(*each);
        if (problems_.contains(drafts_[*each].record.row)) continue;
        if (closes != chain.end() && each.base() > closes) {
            refuse(drafts_[*each], {{field, kind_.ladder.circle}});
            continue;
        }
        auto const higher = above(tx, *each);
        rungs[*each] = higher ? rungs[higher->draft] + higher->rungs : 1;
        if (rungs[*each] <= kind_.ladder.deepest) continue;
        refuse(drafts_[*each], {{field, {"At most {{levels}} levels", {{"levels", std::to_string(kind_.ladder.deepest)}}}}});
    }
}

// The nearest one above that is in the file, and how far above it stands.
std::optional<Check::Above> Check::above(Tx& tx, std::size_t draft) {
    auto name = drafts_[draft].above;
    for (int rungs = 1; !name.empty() && rungs <= kind_.ladder.deepest; ++rungs) {
        if (auto const* found = in_file(name)) return Above{static_cast<std::size_t>(found - drafts_.data()), rungs};
        name = name_above(tx, name);
    }
    return std::nullopt;
}

// As the database has it.
std::string Check::name_above(Tx& tx, std::string const& name) {
    auto const [known, is_new] = names_above_.emplace(name, "");
    if (!is_new) return known->second;
    auto const id = parse_integer(name);
    auto const shown = std::string(kind_.keys.front());
    auto const sql = "select coalesce(higher." + shown + ", cast(higher.id as text)) from " + std::string(kind_.table) +
                     " lower_one join " + std::string(kind_.table) + " higher on higher.id = lower_one." +
                     std::string(kind_.ladder.column) + " where lower_one." + (id ? "id = :id" : shown + " = :name");
    return known->second = tx.find<std::string>(sql, {{"id", id.value_or(0)}, {"name", name}}).value_or("");
}

// ---- what the desk says to it ----

void Check::look(Tx& tx, std::size_t from, std::size_t to) {
    for (auto place = from; place < std::min(to, order_.size()); ++place) look_at(tx, drafts_[order_[place]]);
}

void Check::look_at(Tx& tx, Draft& draft) {
    if (problems_.contains(draft.record.row)) return;
    json::Problems problems;
    try {
        draft.id = kind_.find(tx, draft.key, draft.value);
        auto const given = fields(draft, problems);
        auto const present = draft.id ? kind_.show(tx, draft.id) : Present{};
        if (problems.fields.empty()) {
            check_references(tx, given, problems);
            check_container(tx, draft, whole_of(present, given), problems);
            draft.unchanged = draft.id && changes_nothing(present, given);
        }
    } catch (Invalid const& invalid) {
        problems.fields.insert(problems.fields.end(), invalid.fields.begin(), invalid.fields.end());
    }
    if (!problems.fields.empty()) refuse(draft, problems.fields);
}

void Check::check_references(Tx& tx, json::Object const& given, json::Problems& problems) {
    for (auto const& reference : kind_.references) {
        auto const name = text_in(given, reference.field);
        if (name.empty() || (reference.field == kind_.ladder.field && in_file(name))) continue;
        if (id_of(tx, reference, name) == 0)
            problems.add(json::child("", reference.field), {"There is no {{reference}} here", {{"reference", name}}});
    }
    if (auto const* support = given.find("support")) check_support(tx, *support, problems);
}

void Check::check_support(Tx& tx, json::Value const& support, json::Problems& problems) {
    static constexpr Reference group{"group", http::id_by<people::group_named>}, site{"site", http::id_by<people::site_named>};
    std::set<std::pair<std::string, std::string>> known;
    for (auto const& row : *support.as<json::Array>()) {
        auto const& fields = *row.as<json::Object>();
        auto const place = text_in(fields, "site");
        for (auto const& [reference, name] : {std::pair(&group, text_in(fields, "group")), std::pair(&site, place)})
            if (!(reference == &site && name.empty()) && id_of(tx, *reference, name) == 0)
                problems.add("/support", {"There is no {{reference}} here", {{"reference", name}}});
        if (!known.emplace(text_in(fields, "line"), place).second)
            problems.add("/support", "This line and site are named already");
    }
}

// 0: there is none.
std::int64_t Check::id_of(Tx& tx, Reference const& reference, std::string const& name) {
    auto const [known, is_new] = ids_.emplace(std::pair(reference.field, name), 0);
    if (!is_new) return known->second;
    try {
        return known->second = reference.id_of(tx, name, "");
    } catch (Invalid const&) {
        return 0;
    }
}

void Check::check_container(Tx& tx, Draft const& draft, json::Object const& whole, json::Problems& problems) {
    if (kind_.container.field.empty() || !problems.fields.empty()) return;
    auto const pointer = json::child("", kind_.container.field);
    auto const name = text_in(whole, kind_.container.field), organisation = text_in(whole, "organisation");
    auto const holder = name.empty() ? Standing{} : standing_of(tx, name);
    bool const is_site = kind_.kind == Kind::sites;

    Standing own{holder.organisation, enum_from<SiteKind>(text_in(whole, "kind")).value_or(Site{}.kind)};
    if (!organisation.empty())
        own.organisation = id_of(tx, {"organisation", http::id_by<people::organisation_named>}, organisation);
    else if (is_site) own.organisation = 0;
    else if (!own.organisation) own.organisation = tx.actor().organisation ? tx.actor().organisation.value : 1;

    if (holder.organisation && holder.organisation != own.organisation)
        problems.add(pointer, "It belongs to another organisation");
    if (is_site && !name.empty() && own.kind < holder.kind) problems.add(pointer, "A smaller site can't hold a larger one");
    if (kind_.kind == Kind::people) check_number(tx, draft, whole, own.organisation, problems);
    else standings_[draft.value] = own;
}

void Check::check_number(Tx& tx, Draft const& draft, json::Object const& whole, std::int64_t organisation,
                         json::Problems& problems) {
    auto const number = text_in(whole, "employee_no");
    if (number.empty() || !layout_.has("employee_no")) return;
    auto const other = tx.find<std::int64_t>(
        "select id from person where organisation_id = :organisation and employee_no = :number and id <> :id",
        {{"organisation", organisation}, {"number", number}, {"id", draft.id}});
    if (other) problems.add("/employee_no", "This employee number is taken");
}

struct PlaceRow {
    OrganisationId organisation_id;
    std::optional<std::string> kind;
};
YITAI_DESCRIBE(PlaceRow, organisation_id, kind)

Check::Standing Check::standing_of(Tx& tx, std::string const& name) {
    auto const [known, is_new] = standings_.emplace(name, Standing{});
    if (!is_new) return known->second;
    auto const id = parse_integer(name);
    auto const columns = kind_.kind == Kind::sites ? "organisation_id, kind" : "organisation_id";
    auto const sql = std::string("select ") + columns + " from " + std::string(kind_.container.table) + " where " +
                     (id ? "id = :id" : "code = :name");
    if (auto const row = tx.find<PlaceRow>(sql, {{"id", id.value_or(0)}, {"name", name}}))
        known->second = {row->organisation_id.value, enum_from<SiteKind>(row->kind.value_or("")).value_or(SiteKind::region)};
    return known->second;
}

}  // namespace yitai::importing
