#include "listing/ranking.h"

#include "listing/prepared.h"
#include "search/index.h"

#include <algorithm>
#include <deque>
#include <unordered_map>

namespace yitai::listing {
namespace {

struct Titled {
    std::int64_t id = 0;
    std::string subject;
};
YITAI_DESCRIBE(Titled, id, subject)

template <class Row>
std::vector<Row> newest(Tx& tx, Prepared const& ready, std::string const& columns, std::size_t most) {
    auto const all = selection(tx, ready);
    return tx.select<Row>("select " + columns + " from " + all.from + all.order + " limit " + std::to_string(most), all.params);
}

// Titles are looked at among the newest matches only: the index would read them all.
struct Titles {
    std::string sql;
    std::deque<std::string> names;
    db::Params params;

    std::string bind(std::string text) {
        auto const& name = names.emplace_back("title_" + std::to_string(names.size()));
        params.emplace_back(name, nullptr);
        params.back().value = std::move(text);
        return ':' + name;
    }
};

search::Node anywhere(search::Node node) {
    node.phrase.in_title = false;
    for (auto& child : node.children) child = anywhere(std::move(child));
    return node;
}

void look_at_titles(Tx& tx, Titles& titles, search::Node const& words) {
    auto const engine = tx.engine();
    auto const bind = [&titles](std::string text) { return titles.bind(std::move(text)); };
    titles.sql = " and " + search::holds_openly(engine, search::Kind::ticket, words, bind);
    auto const within = tx.actor().may(Right::ticket_note_read) ? search::Within::everything : search::Within::open;
    auto const expression = search::expression(engine, anywhere(words), within, false);
    auto const id = search::id_column(engine, search::Kind::ticket);
    auto const oldest = tx.find<std::int64_t>(search::found_ids(engine, search::Kind::ticket, ":words") + " order by " + id +
                                                  " desc limit 1 offset " + std::to_string(most_matches_ranked - 1),
                                              {{"words", *expression}});
    if (oldest) titles.sql += " and " + id + " >= " + std::to_string(*oldest);
}

std::vector<std::int64_t> ranked(Tx& tx, Prepared const& ready, search::Node const& words, std::size_t most) {
    Titles titles;
    look_at_titles(tx, titles, words);
    auto with_title = ready;
    with_title.from += titles.sql;
    for (auto const& param : titles.params) with_title.params.push_back(param);
    auto titled = newest<Titled>(tx, with_title, "ticket.id, subject", most_ranked);
    std::stable_sort(titled.begin(), titled.end(),
                     [](Titled const& one, Titled const& other) { return one.subject.size() < other.subject.size(); });
    std::vector<std::int64_t> ids;
    ids.reserve(most);
    for (auto const& each : titled)
        if (ids.size() < most) ids.push_back(each.id);
    if (ids.size() == most) return ids;
    for (auto const id : newest<std::int64_t>(tx, ready, "ticket.id", most + most_ranked))
        if (ids.size() < most && std::find(ids.begin(), ids.end(), id) == ids.end()) ids.push_back(id);
    return ids;
}

}  // namespace

http::Page<Ticket> ranked_page(Tx& tx, http::ListQuery asked, std::optional<Kind> kind) {
    asked.sort.clear();
    auto ready = prepared(tx, asked, kind, Lead::index);
    auto const words = ready.node ? words_in_title(*ready.node) : std::nullopt;
    if (!words || !ready.by_index) throw Invalid(http::query_pointer("sort"), "Only a query with words can be ranked");
    if (ready.query.cursor) throw Invalid(http::query_pointer("cursor"), "A ranked list is one page");
    auto const ids = ranked(tx, ready, *words, static_cast<std::size_t>(ready.query.limit));
    std::string list = "0";
    for (auto const id : ids) list += ',' + std::to_string(id);

    http::ListQuery by_ids{.limit = ready.query.limit, .fields = ready.query.fields};
    auto page =
        http::list<Ticket>(tx, by_ids, {ready.asked.filters, "-id"}, "ticket where id in (" + list + ')', {}, shown_columns());
    std::unordered_map<std::int64_t, std::size_t> places;
    for (std::size_t i = 0; i < ids.size(); ++i) places[ids[i]] = i;
    std::sort(page.data.begin(), page.data.end(),
              [&](Ticket const& one, Ticket const& other) { return places[one.id.value] < places[other.id.value]; });
    if (ready.query.count != http::Count::none) page.count = count(tx, ready);
    return page;
}

}  // namespace yitai::listing
