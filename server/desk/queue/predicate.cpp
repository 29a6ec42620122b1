#include "queue/predicate.h"

#include "ticket/list.h"

#include <algorithm>

namespace yitai::queue {
namespace {

using Number = std::optional<std::int64_t>;
using Word = std::string_view;

template <auto member>
Number read(OpenTicket const& ticket) {
    auto const& value = ticket.*member;
    using Value = std::remove_cvref_t<decltype(value)>;
    if constexpr (IsId<Value>::value) return value ? Number(value.value) : std::nullopt;
    else if constexpr (std::is_same_v<Value, Instant>) return to_epoch_ms(value);
    else if constexpr (std::is_same_v<Value, std::optional<Instant>>) return value ? Number(to_epoch_ms(*value)) : std::nullopt;
    else if constexpr (IsOptional<Value>::value) return value ? Number(static_cast<std::int64_t>(*value)) : std::nullopt;
    else if constexpr (std::is_enum_v<Value>) return static_cast<std::int64_t>(value);
    else return std::int64_t{value};
}

Number as_number(Word word, Instant) { return parse_integer(word); }
Number as_instant(Word word, Instant now) {
    auto const at = parse_when(word, now);
    return at ? Number(to_epoch_ms(*at)) : std::nullopt;
}
Number as_boolean(Word word, Instant) {
    if (word != "true" && word != "false") return std::nullopt;
    return std::int64_t{word == "true"};
}
template <class E>
Number as_enum(Word word, Instant) {
    auto const value = enum_from<E>(word);
    return value ? Number(static_cast<std::int64_t>(*value)) : std::nullopt;
}

}  // namespace

struct Predicate::Field {
    std::string_view name;
    Read read;
    Number (*number_of)(Word, Instant now);
};

Predicate::Field const* Predicate::field_named(std::string_view name) {
    static constexpr Field fields[] = {
        {"assignee", read<&OpenTicket::assignee_id>, as_number},
        {"group", read<&OpenTicket::group_id>, as_number},
        {"requester", read<&OpenTicket::requester_id>, as_number},
        {"reported_by", read<&OpenTicket::reported_by_id>, as_number},
        {"organisation", read<&OpenTicket::organisation_id>, as_number},
        {"parent", read<&OpenTicket::parent_id>, as_number},
        {"me_too", read<&OpenTicket::me_too>, as_boolean},
        {"announced", read<&OpenTicket::announced>, as_boolean},
        {"queue_key", read<&OpenTicket::queue_key>, as_number},
        {"next_due_at", read<&OpenTicket::next_due_at>, as_instant},
        {"created_at", read<&OpenTicket::created_at>, as_instant},
        {"updated_at", read<&OpenTicket::updated_at>, as_instant},
        {"service", read<&OpenTicket::service_id>, as_number},
        {"category", read<&OpenTicket::category_id>, as_number},
        {"site", read<&OpenTicket::site_id>, as_number},
        {"id", read<&OpenTicket::id>, as_number},
        {"pending_reason", read<&OpenTicket::pending_reason>, as_enum<PendingReason>},
        {"channel", read<&OpenTicket::channel>, as_enum<Channel>},
        {"priority", read<&OpenTicket::priority>, as_number},
        {"impact", read<&OpenTicket::impact>, as_number},
        {"urgency", read<&OpenTicket::urgency>, as_number},
        {"kind", read<&OpenTicket::kind>, as_enum<Kind>},
        {"state", read<&OpenTicket::state>, as_enum<State>},
    };
    auto const found = std::find_if(std::begin(fields), std::end(fields), [&](Field const& field) { return field.name == name; });
    return found == std::end(fields) ? nullptr : &*found;
}

std::optional<Predicate::Test> Predicate::test_of(http::ListQuery::Condition const& condition, Instant now) {
    auto const* field = field_named(condition.field);
    if (!field) return std::nullopt;
    Test test{.read = field->read, .excludes = condition.op == "ne"};
    if (condition.op == "eq" || condition.op == "ne") {
        for (auto word : split(condition.value, ',')) {
            word = trimmed(word);
            auto const number = field->number_of(word, now);
            if (number) test.values.push_back(*number);
            else if (word == http::no_value) test.takes_nothing = true;
            else return std::nullopt;
        }
        return test;
    }
    auto const number = field->number_of(trimmed(condition.value), now);
    if (!number) return std::nullopt;
    test.ordered = true;
    if (condition.op == "lt") test.high = *number - 1;
    else if (condition.op == "lte") test.high = *number;
    else if (condition.op == "gt") test.low = *number + 1;
    else if (condition.op == "gte") test.low = *number;
    else return std::nullopt;
    return test;
}

std::optional<Predicate> Predicate::of(http::ListQuery const& query, Instant now) {
    if (!ticket::asks_for_open_ones(query)) return std::nullopt;
    Predicate predicate;
    for (auto const& condition : query.conditions) {
        if (condition.field == "open" && condition.op == "eq" && condition.value == "true") continue;
        auto test = test_of(condition, now);
        if (!test) return std::nullopt;
        predicate.tests_.push_back(std::move(*test));
    }
    std::stable_sort(predicate.tests_.begin(), predicate.tests_.end(), [](Test const& one, Test const& other) {
        auto const width = [](Test const& test) { return test.ordered || test.excludes ? 1'000 : test.values.size(); };
        return width(one) < width(other);
    });
    return predicate;
}

bool Predicate::Test::accepts(OpenTicket const& ticket) const {
    auto const value = read(ticket);
    if (!value) return !ordered && excludes != takes_nothing;
    if (ordered) return low <= *value && *value <= high;
    return excludes != (std::find(values.begin(), values.end(), *value) != values.end());
}

bool Predicate::operator()(OpenTicket const& ticket) const {
    return std::all_of(tests_.begin(), tests_.end(), [&](Test const& test) { return test.accepts(ticket); });
}

}  // namespace yitai::queue
