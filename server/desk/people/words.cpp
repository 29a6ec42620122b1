#include "people/words.h"

#include "base/bilingual.h"
#include "base/pinyin.h"
#include "base/text.h"
#include "db/dialect.h"

#include <algorithm>

namespace yitai::people {
namespace {

struct CalledThing {
    std::int64_t id = 0;
    std::string code;
    Bilingual name;
};
YITAI_DESCRIBE(CalledThing, id, code, name)

bool may_be_pinyin(std::string_view words) {
    return std::all_of(words.begin(), words.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

bool is_called(CalledThing const& thing, std::string const& words) {
    auto const has = [&](std::string_view text) { return lower_ascii(text).find(words) != std::string::npos; };
    if (has(thing.code) || has(thing.name.zh) || has(thing.name.en)) return true;
    if (!may_be_pinyin(words)) return false;
    auto const spoken = pinyin_of(thing.name.zh);
    return has(spoken.full) || spoken.initials.starts_with(words);
}

std::vector<std::int64_t> called(Tx& tx, std::string_view table, std::string const& words) {
    std::vector<std::int64_t> ids;
    for (auto const& thing : tx.select<CalledThing>("select id, code, name from " + std::string(table)))
        if (is_called(thing, words)) ids.push_back(thing.id);
    return ids;
}

}  // namespace

Worded with_words(Tx& tx, http::ListQuery query, std::string from) {
    auto& conditions = query.conditions;
    auto const asked =
        std::find_if(conditions.begin(), conditions.end(), [](auto const& each) { return each.field == "q" && each.op == "eq"; });
    if (asked == conditions.end()) return {std::move(query), std::move(from)};

    auto const words = lower_ascii(trimmed(asked->value));
    conditions.erase(asked);
    if (words.empty()) return {std::move(query), std::move(from)};
    auto const ids = called(tx, from.substr(0, from.find(' ')), words);
    from += " and id in (" + db::numbers_in(tx.engine(), ":called") + ")";
    return {std::move(query), std::move(from), {{"called", ids}}};
}

}  // namespace yitai::people
