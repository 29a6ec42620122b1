#include "queue/counts.h"

#include "listing/list.h"
#include "listing/question.h"
#include "listing/simple_form.h"
#include "queue/following.h"
#include "queue/predicate.h"
#include "ticket/visibility.h"

#include <algorithm>

namespace yitai::queue {
namespace {

constexpr std::size_t most_views = 50;
constexpr std::int64_t most_exact_in_json = (std::int64_t{1} << 53) - 1;

struct Counted {
    Predicate accepts;
    ViewCount* into;
};

// A name in its filter may be one that the asker may not know or that is there no more: then nobody can tell how many.
template <class F>
auto unless_unknown(F f) -> decltype(f()) try {
    return f();
} catch (Invalid const&) {
    return std::nullopt;
}

// A query without words asks for what the open set keeps.
std::optional<Predicate> predicate_of(Tx& tx, SavedView const& view) {
    return unless_unknown([&]() -> std::optional<Predicate> {
        auto query = list_query(view.conditions);
        if (auto const question = listing::taken_question(query)) {
            auto const same = listing::as_conditions(*question);
            if (!same) return std::nullopt;
            query.conditions.insert(query.conditions.end(), same->begin(), same->end());
        }
        return Predicate::of(http::with_ids(tx, query, listing::named_filters()), tx.now());
    });
}

std::optional<std::int64_t> count_by_database(Tx& tx, SavedView const& view) {
    return unless_unknown([&]() -> std::optional<std::int64_t> { return listing::count(tx, list_query(view.conditions)); });
}

void count_in_memory(Tx& tx, std::vector<Counted>& all) {
    std::vector<std::int64_t> found(all.size());
    auto const& actor = tx.actor();
    open_set(tx).read().for_each_page([&](std::span<OpenTicket const> page) {
        Places seen;
        for (std::size_t place = 0; place < page.size(); ++place)
            if (ticket::reaches(actor, Right::ticket_read, ticket::belonging(page[place]))) seen.add(place);
        for (std::size_t i = 0; i < all.size(); ++i)
            found[i] += static_cast<std::int64_t>(all[i].accepts.of_page(page, seen).size());
    });
    for (std::size_t i = 0; i < all.size(); ++i) all[i].into->count = found[i];
}

std::int64_t version_of(std::vector<ViewCount> const& counts) {
    std::uint64_t hash = 0xcbf29ce484222325;
    for (auto const& count : counts)
        for (auto const number : {count.id.value, count.count.value_or(-1)})
            hash = (hash ^ static_cast<std::uint64_t>(number)) * 0x100000001b3;
    return static_cast<std::int64_t>(hash >> 11) & most_exact_in_json;
}

// In the order in which they were asked for.
std::vector<SavedView> in_order(std::vector<SavedView>&& views, std::vector<std::string> const& names) {
    std::vector<SavedView> ordered;
    for (auto const& name : names) {
        auto const found = std::find_if(views.begin(), views.end(),
                                        [&](SavedView const& view) { return view.code == name || to_string(view.id) == name; });
        if (found != views.end()) ordered.push_back(*found);
    }
    return ordered;
}

}  // namespace

Counts counts(Tx& tx, CountsQuery const& query) {
    if (query.views.size() > most_views) throw Invalid("/query/views", "Too many values");
    auto const views = in_order(views_named(tx, query.views), query.views);

    Counts counts;
    counts.data.reserve(views.size());
    std::vector<Counted> in_memory;
    for (auto const& view : views) {
        auto& count = counts.data.emplace_back(ViewCount{view.id, view.code, std::nullopt});
        if (auto predicate = predicate_of(tx, view)) in_memory.push_back({std::move(*predicate), &count});
        else if (query.exact.value_or(false)) count.count = count_by_database(tx, view);
    }
    if (!in_memory.empty()) count_in_memory(tx, in_memory);
    counts.version = version_of(counts.data);
    return counts;
}

}  // namespace yitai::queue
