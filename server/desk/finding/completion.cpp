#include "finding/completion.h"

#include "base/bilingual.h"
#include "base/pinyin.h"
#include "http/query.h"
#include "listing/query_field.h"
#include "people/person.h"
#include "people/visibility.h"

#include <algorithm>

namespace yitai::finding {
namespace {

using listing::QueryField;
using Sort = QueryField::Sort;

constexpr std::size_t most = 20;

std::int64_t characters_in(std::string_view text) {
    return std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; });
}

struct Maker {
    Tx& tx;
    std::string written;
    std::vector<Completion> made = {};

    bool full() const { return made.size() >= most; }
    void offer(std::string text, std::string shown) {
        if (!full()) made.push_back({std::move(text), std::move(shown)});
    }
    bool fits(std::string_view word) const { return lower_ascii(word).starts_with(written); }

    // A value with blanks or signs is put into quotation marks.
    static std::string quoted(std::string const& value) {
        bool const plain = std::all_of(value.begin(), value.end(), [](char c) {
            return static_cast<unsigned char>(c) >= 0x80 || c == '-' || c == '_' || c == '.' || c == '@' ||
                   (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        });
        return plain ? value : '"' + value + '"';
    }

    void fields() {
        for (auto const& field : listing::query_fields()) {
            if (fits(field.name)) offer(std::string(field.name) + ':', std::string(field.zh));
            else if (fits(field.zh)) offer(std::string(field.zh) + ':', std::string(field.name));
        }
        if (written.empty()) return;
        for (std::string_view const word : {"and", "or", "not"})
            if (fits(word)) offer(std::string(word), std::string(word));
    }

    void words(std::initializer_list<std::string_view> all) {
        for (auto const word : all)
            if (fits(word)) offer(std::string(word), std::string(word));
    }

    void values(QueryField const& field);
    void people();
    void things(QueryField const& field);
};

struct Someone {
    std::string login, name;
};
YITAI_DESCRIBE(Someone, login, name)

void Maker::people() {
    words({"me", "none"});
    auto condition = people::reached_by(tx.actor(), Right::person_read);
    std::string sql = "select login, name from person where active and login is not null and " + condition.sql;
    if (!written.empty()) {
        auto const begins = people::begins_with(written, false);
        sql += " and " + begins.sql;
        condition.params.insert(condition.params.end(), begins.params.begin(), begins.params.end());
        for (auto const& someone : tx.select<Someone>(sql + " order by name, id limit 20", condition.params))
            offer(quoted(someone.login), someone.name);
    }
}

struct Thing {
    std::string code;
    Bilingual name;
};
YITAI_DESCRIBE(Thing, code, name)

void Maker::things(QueryField const& field) {
    if (field.table.empty()) return;
    if (field.filter == "group") words({"mine", "none"});
    std::string sql = "select code, name from " + std::string(field.table);
    if (field.filter == "site") sql += " where " + people::knows_organisation(tx.actor(), "organisation_id");
    else if (field.filter == "organisation") sql += " where " + people::knows_organisation(tx.actor(), "id");
    for (auto const& thing : tx.select<Thing>(sql + " order by code")) {
        if (full()) return;
        auto const spoken = pinyin_of(thing.name.zh);
        if (fits(thing.code) || fits(thing.name.zh) || fits(thing.name.en) || fits(spoken.full) || fits(spoken.initials))
            offer(quoted(thing.code), thing.name.zh + " / " + thing.name.en);
    }
}

void Maker::values(QueryField const& field) {
    switch (field.sort) {
        case Sort::state:
            words({"open", "over"});
            [[fallthrough]];
        case Sort::word:
            for (auto const word : listing::words_of_field(field))
                if (fits(word)) offer(std::string(word), std::string(word));
            return;
        case Sort::number:
            if (field.name == "priority") words({"P1", "P2", "P3", "P4"});
            else words({"1", "2", "3", "4"});
            return;
        case Sort::instant:
            return words({"today", "yesterday", "-7d", "-30d", "none"});
        case Sort::breach:
            return words({"yes", "1h", "4h", "1d"});
        case Sort::boolean:
            return words({"yes", "no"});
        case Sort::person:
            return people();
        case Sort::thing:
            return things(field);
        case Sort::text:
            return;
    }
}

}  // namespace

Completions complete(Tx& tx, Cursor const& cursor) {
    auto const q = cursor.q.value_or("");
    auto const pointer = http::query_pointer("q");
    if (q.size() > search::most_query_bytes)
        throw Invalid(pointer, {"Must be at most {{count}} bytes long", {{"count", std::to_string(search::most_query_bytes)}}});
    auto const at = cursor.at ? std::max(*cursor.at, 0) : static_cast<int>(q.size());
    auto const piece = search::piece_at(q, static_cast<std::size_t>(at));

    Maker maker{tx, lower_ascii(piece.written)};
    if (piece.field.empty()) maker.fields();
    else
        for (auto const& field : listing::query_fields())
            if (field.name == lower_ascii(piece.field) || field.zh == piece.field) maker.values(field);
    std::string_view const all = q;
    return {characters_in(all.substr(0, piece.begin)), characters_in(all.substr(0, piece.end)), std::move(maker.made)};
}

}  // namespace yitai::finding
