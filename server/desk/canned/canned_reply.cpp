#include "canned/canned_reply.h"

#include "base/pinyin.h"
#include "canned/filling.h"
#include "http/named_filter.h"
#include "people/reference.h"

#include <algorithm>

namespace yitai::canned {
namespace {

// Whoever writes on tickets uses them; whoever manages the desk keeps them, too.
bool may_use(Actor const& actor) { return actor.may(Right::ticket_note) || actor.rights.allows(Right::desk_manage); }

people::Condition visible(Tx& tx) {
    std::string sql = "((scope = 'personal' and owner_id = :me)";
    if (may_use(tx.actor()))
        sql += R"( or scope = 'shared' or (scope = 'team'
        and group_id in (select group_id from group_member where person_id = :me
                         union select id from desk_group where manager_id = :me)))";
    return {sql + ')', {{"me", tx.actor().person}}};
}

std::vector<http::Filter> const& columns() {
    using enum http::Column;
    static std::vector<http::Filter> const all = {
        {"use_count", "use_count", integer, true, {}, true},
        {"code", "code", text},
        {"scope", "scope", word, false, http::words_of<CannedScope>()},
        {"kind", "kind", word, false, http::words_of<Kind>()},
        {"missing", "missing", word, false, http::words_of<Language>()},
        {"active", "active", boolean},
        {"group", "group_id", id},
        {"service", "service_id", id},
        {"category", "category_id", id},
        {"updated_at", "updated_at", instant, true, {}, true},
    };
    return all;
}
constexpr http::NamedFilter named[] = {{"group", http::id_by<people::group_named>},
                                       {"service", http::id_by<catalog::service_named>},
                                       {"category", http::id_by<catalog::category_named>}};

CannedReply get(Tx& tx, http::PathName const& name) {
    auto const condition = visible(tx);
    return http::get<CannedReply>(tx, name, "code", condition.sql, condition.params);
}

// One's own is one's own; a team's is kept by its members and managers, one for all by who manages the desk.
void check_may_keep(Tx& tx, CannedReply const& reply) {
    auto const& actor = tx.actor();
    if (reply.scope == CannedScope::personal || actor.rights.allows(Right::desk_manage)) return;
    bool const belongs = std::count(actor.groups.begin(), actor.groups.end(), reply.group_id) > 0;
    bool const teams = reply.scope == CannedScope::team &&
                       (belongs || tx.find<GroupId>("select id from desk_group where id = :id and manager_id = :me",
                                                    {{"id", reply.group_id}, {"me", actor.person}}));
    if (!teams) throw Forbidden("You may not keep canned replies for these people");
}

CannedReply for_change(Tx& tx, http::PathName const& name) {
    auto row = get(tx, name);
    check_may_keep(tx, row);
    kept::check_version(tx, view_of<CannedReplyView>(tx, row));
    return row;
}

// ---- what is said ----

template <class Given>
Bilingual said(Given const& given) {
    return {given.zh ? std::string(*given.zh) : "", given.en ? std::string(*given.en) : ""};
}

void take_texts(CannedReply& row, CannedFields const& given) {
    row.title = said(given.title);
    row.body = said(given.body);
    bool const zh = given.title.zh && given.body.zh, en = given.title.en && given.body.en;
    if (!given.title.zh && !given.title.en) throw Invalid("/title/zh", "Is required");
    if (!zh && !en) throw Invalid(given.title.zh ? "/body/zh" : "/body/en", "Is required");
    row.missing = !zh ? std::optional(Language::zh) : !en ? std::optional(Language::en) : std::nullopt;
    check_variables(row.body.zh, "/body/zh");
    check_variables(row.body.en, "/body/en");

    auto const spoken = pinyin_of(row.title.zh);
    row.search_text = lower_ascii(row.code.value_or("") + '\n' + row.title.zh + '\n' + row.title.en + '\n' + spoken.full + '\n' +
                                  spoken.initials + '\n' + row.body.zh + '\n' + row.body.en);
}

void take_audience(Tx& tx, CannedReply& row, CannedFields const& given, CannedReplyView const& before) {
    row.scope = given.scope;
    row.group_id = reference::resolved(tx, row.group_id, before.group, given.group, "/group", people::group_named);
    bool const teams = row.scope == CannedScope::team;
    if (teams && !row.group_id) throw Invalid("/group", "Is required");
    if (!teams && row.group_id) throw Invalid("/group", "Only a team's canned reply has a group");
    if (given.code && row.scope != CannedScope::shared) throw Invalid("/code", "Only a canned reply for all has a code");
    row.code = given.code;
}

void take(Tx& tx, CannedReply& row, CannedFields const& given, CannedReplyView const& before = {}) {
    take_audience(tx, row, given, before);
    check_may_keep(tx, row);
    take_texts(row, given);
    row.service_id = reference::resolved(tx, row.service_id, before.service, given.service, "/service", catalog::service_named);
    row.category_id =
        reference::resolved(tx, row.category_id, before.category, given.category, "/category", catalog::category_named);
    row.kind = given.kind;
    row.active = given.active;
}

template <class Texts>
Texts texts_of(Bilingual const& said) {
    Texts texts;
    if (!said.zh.empty()) texts.zh = said.zh;
    if (!said.en.empty()) texts.en = said.en;
    return texts;
}

CannedFields fields_of(CannedReplyView const& view) {
    CannedFields fields;
    copy_members(view, fields);
    if (view.code) fields.code = Code(*view.code);
    fields.title = texts_of<CannedTitle>(view.title);
    fields.body = texts_of<CannedBody>(view.body);
    return fields;
}

// ---- looking for words ----

std::string containing(std::string_view words) {
    std::string pattern = "%";
    for (char const c : lower_ascii(words)) {
        if (c == '%' || c == '_' || c == '\\') pattern += '\\';
        pattern += c;
    }
    return pattern + '%';
}

void take_words(http::ListQuery& query, people::Condition& condition) {
    auto& conditions = query.conditions;
    auto const asked =
        std::find_if(conditions.begin(), conditions.end(), [](auto const& each) { return each.field == "q" && each.op == "eq"; });
    if (asked == conditions.end()) return;
    condition.sql += R"( and search_text like :words escape '\')";
    condition.params.emplace_back("words", containing(trimmed(asked->value)));
    conditions.erase(asked);
}

}  // namespace

http::Page<CannedReplyView> replies(Tx& tx, http::ListQuery const& asked) {
    static auto const shown = columns_of_view<CannedReplyView, CannedReply>();
    auto query = asked;
    auto condition = visible(tx);
    take_words(query, condition);
    return page_of<CannedReplyView>(
        tx, http::list<CannedReply>(tx, http::with_ids(tx, std::move(query), named), {columns(), "-use_count"},
                                    "canned_reply where " + condition.sql, condition.params, shown));
}

CannedReplyView show(Tx& tx, http::PathName const& name) { return view_of<CannedReplyView>(tx, get(tx, name)); }

CannedReplyView add(Tx& tx, CannedFields const& given) {
    if (!may_use(tx.actor())) throw Forbidden("You may not keep canned replies for these people");
    CannedReply row{.owner_id = tx.actor().person};
    take(tx, row, given);
    if (row.code) kept::check_code_is_free<CannedReply>(tx, *row.code);
    kept::add(tx, row);
    return view_of<CannedReplyView>(tx, row);
}

CannedReplyView change(Tx& tx, http::PathName const& name, json::Value const& patch) {
    auto const before = for_change(tx, name);
    auto const before_view = view_of<CannedReplyView>(tx, before);

    auto row = before;
    take(tx, row, kept::patched(fields_of(before_view), patch), before_view);
    if (row.scope == CannedScope::personal && before.scope != row.scope) row.owner_id = tx.actor().person;
    if (row.code && row.code != before.code) kept::check_code_is_free<CannedReply>(tx, *row.code);
    kept::change(tx, before, row);
    return view_of<CannedReplyView>(tx, row);
}

void remove(Tx& tx, http::PathName const& name) {
    auto const row = for_change(tx, name);
    tx.run("delete from canned_reply where id = :id", {{"id", row.id}});

    auto removed = kept::happening(row, "removed");
    removed.version_before = row.version;
    removed.version_after = row.version + 1;
    timeline::record(tx, removed);
}

CannedText text(Tx& tx, http::PathName const& name, CannedQuery const& asked) {
    auto const row = get(tx, name);
    auto const ticket = asked.ticket ? ticket::named(tx, *asked.ticket, http::query_pointer("ticket")) : Ticket{};
    auto const reader = ticket.requester_id ? ticket.requester_id : tx.actor().person;
    auto const wanted = asked.language.value_or(reader ? people::get(tx, reader).language : Language::zh);
    auto const other = wanted == Language::zh ? Language::en : Language::zh;
    auto const language = row.missing == wanted ? other : wanted;

    auto filling = filled(tx, in_language(row.body, language), ticket, language);
    return {language, in_language(row.title, language), std::move(filling.text), std::move(filling.unfilled)};
}

// No change of the reply: neither its version nor its history know of it.
void count_use(Tx& tx, http::PathName const& name) {
    tx.run("update canned_reply set use_count = use_count + 1 where id = :id", {{"id", get(tx, name).id}});
}

}  // namespace yitai::canned
