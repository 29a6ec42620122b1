#include "practice/closing_code.h"

#include "practice/practice.h"

namespace yitai::practice {
namespace {

std::vector<http::Filter> const& columns() {
    using enum http::Column;
    static std::vector<http::Filter> const all = {
        {"kind", "kind", word, false, http::words_of<ClosingCodeKind>()},
        {"code", "code", text, true, {}, true},
        {"active", "active", boolean},
    };
    return all;
}

void check_is_free(Tx& tx, ClosingCode const& row) {
    auto const taken = tx.find<std::int64_t>("select id from closing_code where kind = :kind and code = :code",
                                             {{"kind", row.kind}, {"code", row.code}});
    if (taken && *taken != row.id.value) throw Conflict({"The code {{code}} is taken", {{"code", row.code}}});
}

void take(ClosingCode& row, ClosingCodeFields const& given) {
    copy_members(given, row);
    row.name = plain(given.name);
}

std::string listed(Tx& tx, ClosingCodeKind kind) {
    std::string words;
    for (auto const& code :
         tx.select<std::string>("select code from closing_code where kind = :kind and active order by id", {{"kind", kind}}))
        (words += words.empty() ? "" : ", ") += code;
    return words;
}

}  // namespace

http::Page<ClosingCode> closing_codes(Tx& tx, http::ListQuery const& query) {
    return http::list<ClosingCode>(tx, query, {columns(), "id"}, "closing_code where true");
}

ClosingCode closing_code(Tx& tx, Id<ClosingCode> id) {
    auto row = tx.find<ClosingCode>("select * from closing_code where id = :id", {{"id", id}});
    if (!row) throw NotFound();
    return *row;
}

ClosingCode add(Tx& tx, ClosingCodeFields const& given) {
    ClosingCode row;
    take(row, given);
    check_is_free(tx, row);

    kept::add(tx, row);
    return row;
}

ClosingCode change_closing_code(Tx& tx, Id<ClosingCode> id, json::Value const& patch) {
    auto const before = closing_code(tx, id);
    kept::check_version(tx, before);
    ClosingCodeFields present{before.kind, before.code, {before.name.zh, before.name.en}, before.active};

    auto row = before;
    take(row, kept::patched(present, patch));
    check_is_free(tx, row);

    kept::change(tx, before, row);
    return row;
}

void check_code(Tx& tx, Kind practice, ClosingCodeKind kind, std::string_view code, std::string const& pointer) {
    if (!of(tx, practice).listed_codes_only) return;
    auto const known = tx.find<std::int64_t>("select id from closing_code where kind = :kind and code = :code and active",
                                             {{"kind", kind}, {"code", code}});
    if (!known) throw Invalid(pointer, {"Must be one of: {{words}}", {{"words", listed(tx, kind)}}});
}

}  // namespace yitai::practice
