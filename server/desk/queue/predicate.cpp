#include "queue/predicate.h"

#include "listing/list.h"

#include <algorithm>

namespace yitai::queue {
namespace {

using Number = std::optional<std::int64_t>;
using Word = std::string_view;

constexpr std::int64_t nothing = INT64_MIN;  // no member has it as its value

// A member as a number that tests can compare.
template <auto member>
std::int64_t read(OpenTicket const& ticket) {
    auto const& value = ticket.*member;
    using Value = std::remove_cvref_t<decltype(value)>;
    if constexpr (IsId<Value>::value) return value ? value.value : nothing;
    else if constexpr (std::is_same_v<Value, Instant>) return to_epoch_ms(value);
    else if constexpr (std::is_same_v<Value, std::optional<Instant>>) return value ? to_epoch_ms(*value) : nothing;
    else if constexpr (IsOptional<Value>::value) return value ? static_cast<std::int64_t>(*value) : nothing;
    else return static_cast<std::int64_t>(value);
}

// One member of a page's tickets, tested: written out for each member and each form of test, as a view has fifty thousand to go
// through.
template <auto member, class Test>
void narrow(Test const& test, std::span<OpenTicket const> page, Places& places) {
    auto const of = [page](std::size_t place) { return read<member>(page[place]); };
    if (test.ordered) {
        auto const low = std::max(test.low, nothing + 1), high = test.high;
        places.keep_if([=](std::size_t place) { return low <= of(place) && of(place) <= high; });
    } else if (test.values.size() == 1) {
        auto const wanted = test.values[0];
        places.keep_if([=, excludes = test.excludes](std::size_t place) { return excludes != (of(place) == wanted); });
    } else {
        places.keep_if([&](std::size_t place) {
            return test.excludes != (std::find(test.values.begin(), test.values.end(), of(place)) != test.values.end());
        });
    }
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
    Narrow narrow;
    Number (*number_of)(Word, Instant now);
};

Predicate::Field const* Predicate::field_named(std::string_view name) {
    static constexpr Field fields[] = {
        {"assignee", narrow<&OpenTicket::assignee_id>, as_number},
        {"group", narrow<&OpenTicket::group_id>, as_number},
        {"requester", narrow<&OpenTicket::requester_id>, as_number},
        {"reported_by", narrow<&OpenTicket::reported_by_id>, as_number},
        {"organisation", narrow<&OpenTicket::organisation_id>, as_number},
        {"parent", narrow<&OpenTicket::parent_id>, as_number},
        {"me_too", narrow<&OpenTicket::me_too>, as_boolean},
        {"announced", narrow<&OpenTicket::announced>, as_boolean},
        {"queue_key", narrow<&OpenTicket::queue_key>, as_number},
        {"next_due_at", narrow<&OpenTicket::next_due_at>, as_instant},
        {"created_at", narrow<&OpenTicket::created_at>, as_instant},
        {"updated_at", narrow<&OpenTicket::updated_at>, as_instant},
        {"service", narrow<&OpenTicket::service_id>, as_number},
        {"category", narrow<&OpenTicket::category_id>, as_number},
        {"site", narrow<&OpenTicket::site_id>, as_number},
        {"id", narrow<&OpenTicket::id>, as_number},
        {"pending_reason", narrow<&OpenTicket::pending_reason>, as_enum<PendingReason>},
        {"channel", narrow<&OpenTicket::channel>, as_enum<Channel>},
        {"priority", narrow<&OpenTicket::priority>, as_number},
        {"impact", narrow<&OpenTicket::impact>, as_number},
        {"urgency", narrow<&OpenTicket::urgency>, as_number},
        {"kind", narrow<&OpenTicket::kind>, as_enum<Kind>},
        {"state", narrow<&OpenTicket::state>, as_enum<State>},
    };
    auto const found = std::find_if(std::begin(fields), std::end(fields), [&](Field const& field) { return field.name == name; });
    return found == std::end(fields) ? nullptr : &*found;
}

std::optional<Predicate::Test> Predicate::test_of(http::ListQuery::Condition const& condition, Instant now) {
    auto const* field = field_named(condition.field);
    if (!field) return std::nullopt;
    Test test{.narrow = field->narrow, .excludes = condition.op == "ne"};
    if (condition.op == "eq" || condition.op == "ne") {
        for (auto word : split(condition.value, ',')) {
            word = trimmed(word);
            auto const number = field->number_of(word, now);
            if (number) test.values.push_back(*number);
            else if (word == http::no_value) test.values.push_back(nothing);
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
    if (!listing::asks_for_open_ones(query)) return std::nullopt;
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

Places Predicate::of_page(std::span<OpenTicket const> page, Places places) const {
    for (auto const& test : tests_) test.narrow(test, page, places);
    return places;
}

}  // namespace yitai::queue
