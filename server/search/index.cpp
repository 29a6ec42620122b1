#include "search/index.h"

#include "search/tokenizer.h"

#include <fmt/format.h>

#include <map>
#include <unordered_map>

namespace yitai::search {
namespace {

// Between two texts stands what no query can name, so that no phrase reaches from one into the other.
constexpr std::string_view gap = "\xEE\x80\x80";

// The tokens that are kept, in order; a gap where one is left out.
struct Kept {
    std::vector<std::string> title, open, notes;
};

class Keeper {
public:
    explicit Keeper(Texts const& texts) {
        keep(texts.title, kept_.title, most_open_tokens);
        keep(texts.open, kept_.open, most_open_tokens);
        keep(texts.notes, kept_.notes, most_tokens);
    }
    Kept take() { return std::move(kept_); }

private:
    void keep(std::vector<std::string> const& texts, std::vector<std::string>& into, std::size_t most) {
        for (auto const& text : texts) {
            auto found = tokens(text);
            if (found.empty()) continue;
            if (!into.empty()) add(into, std::string(gap), most);
            for (auto& token : found)
                add(into, ++places_[token.text] > most_places_of_token ? std::string(gap) : std::move(token.text), most);
        }
    }
    void add(std::vector<std::string>& into, std::string token, std::size_t most) {
        if (count_ >= most) return;
        ++count_;
        into.push_back(std::move(token));
    }

    Kept kept_;
    std::unordered_map<std::string, std::size_t> places_;
    std::size_t count_ = 0;
};

std::string joined(std::vector<std::string> const& all) {
    std::string text;
    for (auto const& token : all) (text += text.empty() ? "" : " ") += token;
    return text;
}

// 'token':1A,7A for each token. The three parts follow each other, with places between them.
std::string vector_literal(Kept const& kept) {
    std::map<std::string_view, std::string> places;
    std::size_t position = 0;
    for (auto const& [list, weight] : {std::pair{&kept.title, 'A'}, {&kept.open, 'B'}, {&kept.notes, 'C'}}) {
        ++position;
        for (auto const& token : *list) {
            ++position;
            if (token == gap) continue;
            auto& all = places[token];
            all.append(all.empty() ? "" : ",").append(std::to_string(position)) += weight;
        }
    }
    std::string literal;
    for (auto const& [token, all] : places) literal.append("'").append(token).append("':").append(all) += ' ';
    return literal;
}

void put_into_fts5(Tx& tx, Kind kind, std::int64_t id, Kept const& kept) {
    static auto const texts = [] {
        std::map<Kind, std::string> all;
        for_each_enumerator<Kind>([&](std::string_view, Kind each) {
            all[each] = "insert or replace into " + search::table_of(each) +
                        " (rowid, in_title, in_open, in_notes) values (:id, :title, :open, :notes)";
        });
        return all;
    }();
    tx.run(texts.at(kind),
           {{"id", id}, {"title", joined(kept.title)}, {"open", joined(kept.open)}, {"notes", joined(kept.notes)}});
}

void put_into_tsvector(Tx& tx, Kind kind, std::int64_t id, Kept const& kept) {
    tx.run(fmt::format("insert into {} (found_id, words) values (:id, cast(cast(:words as text) as tsvector))"
                       " on conflict (found_id) do update set words = excluded.words",
                       search::table_of(kind)),
           {{"id", id}, {"words", vector_literal(kept)}});
}

// Both languages of expressions take quoted texts; no token holds a quotation mark.
std::string fts5_phrase(Phrase const& phrase) {
    return (phrase.in_title ? "in_title : \"" : "\"") + joined(phrase.tokens) + (phrase.begins ? "\" *" : "\"");
}

std::string tsquery_phrase(Phrase const& phrase, Within within) {
    std::string text;
    for (std::size_t i = 0; i < phrase.tokens.size(); ++i) {
        std::string mark = phrase.begins && i + 1 == phrase.tokens.size() ? "*" : "";
        if (phrase.in_title || within == Within::title) mark += 'A';
        else if (within == Within::open) mark += "AB";
        text.append(i ? " <-> " : "").append("'").append(phrase.tokens[i]).append(mark.empty() ? "'" : "':" + mark);
    }
    return phrase.tokens.size() > 1 ? '(' + text + ')' : text;
}

struct Writer {
    db::Engine engine;
    Within within;
    bool with_none;

    using Text = std::optional<std::string>;

    Text operator()(Node const& node) const {
        switch (node.kind) {
            case Node::Kind::text:
                return engine == db::Engine::sqlite ? fts5_phrase(node.phrase) : tsquery_phrase(node.phrase, within);
            case Node::Kind::any:
                return listed(node, " OR ", " | ");
            case Node::Kind::all:
                return all(node);
            default:
                return std::nullopt;
        }
    }

    Text listed(Node const& node, std::string_view fts5, std::string_view tsquery) const {
        std::string text;
        for (auto const& child : node.children) {
            auto const part = (*this)(child);
            if (!part) return std::nullopt;
            if (!text.empty()) text += engine == db::Engine::sqlite ? fts5 : tsquery;
            text += *part;
        }
        return '(' + text + ')';
    }

    // What must not be found can only be taken from what is.
    Text all(Node const& node) const {
        Node found{.kind = Node::Kind::all}, not_found{.kind = Node::Kind::any};
        for (auto const& child : node.children) {
            if (child.kind == Node::Kind::none) not_found.children.push_back(child.children.front());
            else found.children.push_back(child);
        }
        if (found.children.empty() || (!with_none && !not_found.children.empty())) return std::nullopt;
        auto text = listed(found, " AND ", " & ");
        if (!text || not_found.children.empty()) return text;
        auto const without = listed(not_found, " OR ", " | ");
        if (!without) return std::nullopt;
        return '(' + *text + (engine == db::Engine::sqlite ? " NOT " : " & !") + *without + ')';
    }
};

}  // namespace

std::string table_of(Kind kind) { return "search_" + std::string(name_of(kind)); }

std::string id_column(db::Engine engine, Kind kind) {
    return table_of(kind) + (engine == db::Engine::sqlite ? ".rowid" : ".found_id");
}

void put(Tx& tx, Kind kind, std::int64_t id, Texts const& texts) {
    auto const kept = Keeper(texts).take();
    if (tx.engine() == db::Engine::sqlite) put_into_fts5(tx, kind, id, kept);
    else put_into_tsvector(tx, kind, id, kept);
}

void remove(Tx& tx, Kind kind, std::int64_t id) {
    tx.run(fmt::format("delete from {} where {} = :id", table_of(kind), id_column(tx.engine(), kind)), {{"id", id}});
}

// FTS5 would read whole rows to count itself; the table behind it has one for each.
std::int64_t size(Tx& tx, Kind kind) {
    return tx.one<std::int64_t>("select count(*) from " + table_of(kind) + (tx.engine() == db::Engine::sqlite ? "_content" : ""));
}

void clear(Tx& tx, Kind kind) {
    auto const table = table_of(kind);
    if (tx.engine() == db::Engine::postgres) {
        tx.run("delete from " + table);
        return;
    }
    tx.run("drop table if exists " + table);
    tx.run(fmt::format("create virtual table {} using fts5 (in_title, in_open, in_notes, tokenize = 'ascii', columnsize = 0)",
                       table));
}

std::optional<std::string> expression(db::Engine engine, Node const& node, Within within, bool with_none) {
    auto text = Writer{engine, within, with_none}(node);
    if (!text || engine == db::Engine::postgres || within == Within::everything) return text;
    return (within == Within::title ? "in_title : (" : "{in_title in_open} : (") + *text + ')';
}

std::string matches(db::Engine engine, Kind kind, std::string_view parameter) {
    auto const table = table_of(kind);
    if (engine == db::Engine::sqlite) return fmt::format("{} match {}", table, parameter);
    return fmt::format("{}.words @@ cast(cast({} as text) as tsquery)", table, parameter);
}

std::string found_ids(db::Engine engine, Kind kind, std::string_view parameter) {
    return fmt::format("select {} from {} where {}", id_column(engine, kind), table_of(kind), matches(engine, kind, parameter));
}

// FTS5 would begin anew for every row; the kept tokens can be read instead.
std::string holds_openly(db::Engine engine, Kind kind, Node const& node, std::function<std::string(std::string)> const& bind) {
    if (engine == db::Engine::postgres) return matches(engine, kind, bind(*expression(engine, node, Within::open)));
    if (node.kind == Node::Kind::text) {
        auto const words = bind(' ' + joined(node.phrase.tokens) + (node.phrase.begins ? "" : " "));
        if (node.phrase.in_title) return fmt::format("instr(' ' || in_title || ' ', {}) > 0", words);
        return fmt::format("(instr(' ' || in_title || ' ', {0}) > 0 or instr(' ' || in_open || ' ', {0}) > 0)", words);
    }
    std::string sql;
    for (auto const& child : node.children) {
        if (!sql.empty()) sql += node.kind == Node::Kind::any ? " or " : " and ";
        sql += holds_openly(engine, kind, child, bind);
    }
    return '(' + sql + ')';
}

}  // namespace yitai::search
