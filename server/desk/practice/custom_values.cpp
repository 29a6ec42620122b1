#include "practice/custom_values.h"

#include <algorithm>
#include <set>

namespace yitai::practice {
namespace {

constexpr std::size_t longest_text = 4'000, longest_kept_text = 200, most_chosen = 100;

std::string pointer_to(std::string_view code) { return json::child("/custom_fields", code); }

bool is_date(std::string_view text) { return text.size() == 10 && parse_rfc3339(std::string(text) + "T00:00:00Z").has_value(); }

bool has_option(CustomField const& field, json::Value const& value) {
    auto const* code = value.as<std::string>();
    return code && std::any_of(field.options.begin(), field.options.end(), [&](auto const& each) { return each.code == *code; });
}

bool are_options(CustomField const& field, json::Value const& value) {
    auto const* list = value.as<json::Array>();
    if (!list || list->size() > most_chosen) return false;
    std::set<std::string> seen;
    return std::all_of(list->begin(), list->end(), [&](json::Value const& each) {
        return has_option(field, each) && seen.insert(*each.as<std::string>()).second;
    });
}

bool fits(CustomField const& field, json::Value const& value) {
    auto const* text = value.as<std::string>();
    switch (field.type) {
        case FieldType::text:
            return text && text->size() <= longest_text;
        case FieldType::integer:
            return value.as<std::int64_t>() != nullptr;
        case FieldType::number:
            return value.as<std::int64_t>() || value.as<double>();
        case FieldType::boolean:
            return value.as<bool>() != nullptr;
        case FieldType::date:
            return text && is_date(*text);
        case FieldType::choice:
            return has_option(field, value);
        case FieldType::choices:
            return are_options(field, value);
    }
    return false;
}

Message expectation(CustomField const& field) {
    std::string options;
    for (auto const& option : field.options) (options += options.empty() ? "" : ", ") += option.code;
    switch (field.type) {
        case FieldType::text:
            return {"Must be a text of at most {{limit}} bytes", {{"limit", std::to_string(longest_text)}}};
        case FieldType::integer:
            return "Must be a whole number";
        case FieldType::number:
            return "Must be a number";
        case FieldType::boolean:
            return "Must be true or false";
        case FieldType::date:
            return "Must be a day like 2026-01-31";
        case FieldType::choice:
            return {"Must be one of: {{words}}", {{"words", options}}};
        case FieldType::choices:
            return {"Must be a list of these, each once: {{words}}", {{"words", options}}};
    }
    return "";
}

bool is_empty(json::Value const& value) {
    auto const* text = value.as<std::string>();
    auto const* list = value.as<json::Array>();
    return value.is_null() || (text && is_blank(*text)) || (list && list->empty());
}

CustomField const* field_of(std::vector<CustomField> const& all, std::string_view code) {
    auto const found = std::find_if(all.begin(), all.end(), [&](auto const& field) { return field.code == code; });
    return found == all.end() ? nullptr : &*found;
}

std::string_view text_of_bool(bool value) { return value ? "true" : "false"; }

void keep_value(Tx& tx, TicketId ticket, CustomField const& field, json::Value const& value) {
    db::Params params{{"ticket", ticket}, {"field", field.id}, {"text", nullptr}, {"number", nullptr}};
    if (auto const* text = value.as<std::string>()) params[2] = {"text", std::string_view(*text).substr(0, longest_kept_text)};
    if (auto const* truth = value.as<bool>()) params[2] = {"text", text_of_bool(*truth)};
    if (auto const* whole = value.as<std::int64_t>()) params[3] = {"number", static_cast<double>(*whole)};
    if (auto const* number = value.as<double>()) params[3] = {"number", *number};
    tx.run("insert into custom_value (ticket_id, field_id, text_value, number_value) values (:ticket, :field, :text, :number)",
           params);
}

http::Filter filter_for(FieldFilters& made, CustomField const& field) {
    auto const keep = [&](std::string text) { return std::string_view(made.texts.emplace_back(std::move(text))); };
    http::Filter filter{keep(std::string(filter_prefix) + field.code), "text_value", http::Column::text};
    filter.inside = keep("id in (select ticket_id from custom_value where field_id = " + to_string(field.id) + " and ");
    switch (field.type) {
        case FieldType::text:
            break;
        case FieldType::integer:
        case FieldType::number:
            filter.column = "number_value", filter.type = http::Column::number;
            break;
        case FieldType::boolean:
            filter.type = http::Column::word, filter.words = {"true", "false"};
            break;
        case FieldType::date:
            filter.type = http::Column::date;
            break;
        case FieldType::choice:
        case FieldType::choices:
            filter.type = http::Column::word;
            for (auto const& option : field.options) filter.words.push_back(keep(option.code));
    }
    return filter;
}

}  // namespace

CustomValues checked(Tx& tx, Kind kind, ServiceId service, CustomValues const& before, CustomValues const& given, Hand hand) {
    if (given == before) return before;
    auto const all = all_fields(tx);
    CustomValues kept;
    std::vector<FieldError> refused;
    for (auto const& [code, value] : given) {
        auto const* field = field_of(all, code);
        auto const old = before.find(code);
        bool const as_it_was = old != before.end() && old->second == value;
        bool const known = field && applies(*field, kind, service) && (hand == Hand::desk || field->for_requester);
        if (!as_it_was && !known) refused.push_back({pointer_to(code), "There is no such field"});
        else if (!as_it_was && is_empty(value)) continue;
        else if (!as_it_was && !fits(*field, value)) refused.push_back({pointer_to(code), expectation(*field)});
        else kept.emplace(code, value);
    }
    if (!refused.empty()) throw Invalid("Some fields were not accepted", std::move(refused));
    return kept;
}

void check_complete(Tx& tx, Kind kind, ServiceId service, CustomValues const& values, Demand by_then) {
    std::vector<FieldError> missing;
    for (auto const& field : all_fields(tx)) {
        bool const due = field.required != Demand::no && field.required <= by_then;
        if (due && applies(field, kind, service) && !values.contains(field.code))
            missing.push_back({pointer_to(field.code), "Is required"});
    }
    if (!missing.empty()) throw Invalid("Some fields have to be filled in first", std::move(missing));
}

void keep_values(Tx& tx, TicketId ticket, CustomValues const& values) {
    tx.run("delete from custom_value where ticket_id = :ticket", {{"ticket", ticket}});
    if (values.empty()) return;
    auto const all = all_fields(tx);
    for (auto const& [code, value] : values) {
        auto const* field = field_of(all, code);
        if (!field) continue;
        auto const* list = value.as<json::Array>();
        if (!list) keep_value(tx, ticket, *field, value);
        else
            for (auto const& each : *list) keep_value(tx, ticket, *field, each);
    }
}

void hide_internal(Tx& tx, std::vector<CustomValues*> const& shown) {
    bool const any = std::any_of(shown.begin(), shown.end(), [](auto const* values) { return !values->empty(); });
    if (!any) return;
    auto const all = all_fields(tx);
    for (auto* values : shown)
        std::erase_if(*values, [&](auto const& each) {
            auto const* field = field_of(all, each.first);
            return !field || !field->for_requester;
        });
}

FieldFilters filters(Tx& tx) {
    FieldFilters made;
    for (auto const& field : all_fields(tx))
        if (field.for_requester || tx.actor().may(Right::ticket_note_read)) made.filters.push_back(filter_for(made, field));
    return made;
}

}  // namespace yitai::practice
