#include "notification/notice.h"

#include "people/shown.h"

namespace yitai::notification {
namespace {

Added added = nullptr;

std::vector<http::Filter> const& columns() {
    using enum http::Column;
    static std::vector<http::Filter> const all = {
        {"id", "id", id, true, {}, true},
        {"kind", "kind", word, false, http::words_of<NoticeKind>(), true},
        {"read", "(read_at is not null)", boolean},
        {"created_at", "created_at", instant, false, {}, true},
    };
    return all;
}

std::vector<http::Shown> const& shown() {
    static auto const all = [] {
        auto columns = columns_of_view<NoticeView, Notice>();
        for (auto const* column : {"sentence", "names", "actor_id"}) columns.push_back({"message", column});
        return columns;
    }();
    return all;
}

std::string said(Notice const& notice, Language language) {
    Message message(notice.sentence, {notice.names.begin(), notice.names.end()});
    for (auto& [name, value] : message.values)
        if (name == "actor" && !notice.actor_id) value = say("The desk", language);
    return say(message, language);
}

std::vector<NoticeView> views(Tx& tx, std::vector<Notice>&& notices, Language language) {
    std::vector<std::string> messages;
    messages.reserve(notices.size());
    for (auto const& notice : notices) messages.push_back(said(notice, language));
    auto shown = views_of<NoticeView>(tx, std::move(notices));
    for (std::size_t i = 0; i < shown.size(); ++i) shown[i].message = std::move(messages[i]);
    return shown;
}

// The words with which the index of unread ones is made.
bool asks_for_unread_ones(http::ListQuery const& query) {
    return std::any_of(query.conditions.begin(), query.conditions.end(), [](auto const& condition) {
        return condition.field == "read" && condition.op == "eq" && condition.value == "false";
    });
}

void tell(Tx& tx, Notice const& notice) {
    if (added) added(tx, notice);
}

bool was_told(Tx&, Notice const&);
bool is_storm(Tx&, Notice const&);
bool count_on(Tx&, Notice const&);

}  // namespace

void add(Tx& tx, Notice notice) {
    if (was_told(tx, notice)) return;
    notice.created_at = tx.now();
    if (is_storm(tx, notice)) {
        if (count_on(tx, notice)) return;
        notice.ticket_id = {};
        notice.subject.clear();
        notice.sentence = Message("and {{count}} more").text;
        notice.names = {{"count", "1"}};
        notice.instead_of_id = {};
        notice.more = 1;
    }
    tx.insert(notice);
    tell(tx, notice);
}

http::Page<NoticeView> list(Tx& tx, http::ListQuery const& query, Language language) {
    std::string from = "notice where person_id = :me";
    if (asks_for_unread_ones(query)) from += " and read_at is null";
    auto page = http::list<Notice>(tx, query, {columns(), "-id"}, from, {{"me", tx.actor().person}}, shown());
    return {views(tx, std::move(page.data), language), std::move(page.next_cursor), page.count};
}

Unread unread(Tx& tx) {
    return {tx.one<std::int64_t>("select count(*) from notice where person_id = :me and read_at is null",
                                 {{"me", tx.actor().person}})};
}

NoticeView mark_read(Tx& tx, NoticeId id, Language language) {
    tx.run("update notice set read_at = :now where id = :id and person_id = :me and read_at is null",
           {{"now", tx.now()}, {"id", id}, {"me", tx.actor().person}});
    auto notices =
        tx.select<Notice>("select * from notice where id = :id and person_id = :me", {{"id", id}, {"me", tx.actor().person}});
    if (notices.empty()) throw NotFound();
    return std::move(views(tx, std::move(notices), language).front());
}

Unread mark_all_read(Tx& tx, Through const& through) {
    tx.run("update notice set read_at = :now where person_id = :me and read_at is null and created_at <= :until",
           {{"now", tx.now()}, {"me", tx.actor().person}, {"until", through.until.value_or(tx.now())}});
    return unread(tx);
}

Language language_of(Tx& tx, PersonId person) {
    return tx.find<Language>("select language from person where id = :id", {{"id", person}}).value_or(Language::en);
}

void forget_old(Tx& tx) {
    tx.run("delete from notice where id in (select id from notice where read_at < :before limit 10000)",
           {{"before", tx.now() - kept_once_read}});
}

void set_added(Added tell_it) { added = tell_it; }

namespace {

bool was_told(Tx& tx, Notice const& notice) {
    return tx
        .find<NoticeId>("select id from notice where person_id = :person and event_id = :event and kind = :kind",
                        {{"person", notice.person_id}, {"event", notice.event_id}, {"kind", notice.kind}})
        .has_value();
}

bool is_storm(Tx& tx, Notice const& notice) {
    auto const recent = tx.one<std::int64_t>(R"(
        select count(*) from (
            select id from notice
             where person_id = :person and kind = :kind and created_at > :since and more = 0
             limit :most) recent)",
                                             {{"person", notice.person_id},
                                              {"kind", notice.kind},
                                              {"since", notice.created_at - Minutes(1)},
                                              {"most", most_a_minute}});
    return recent >= most_a_minute;
}

// The notice that counts the others of this minute goes on counting, as long as nobody has read it.
bool count_on(Tx& tx, Notice const& notice) {
    auto const counting =
        tx.find<Notice>(R"(
        select * from notice
         where person_id = :person and kind = :kind and created_at > :since and more > 0 and read_at is null
         order by created_at desc, id desc limit 1)",
                        {{"person", notice.person_id}, {"kind", notice.kind}, {"since", notice.created_at - Minutes(1)}});
    if (!counting) return false;

    auto counted = *counting;
    counted.more += 1;
    counted.names["count"] = std::to_string(counted.more);
    counted.event_id = notice.event_id;
    tx.update(counted);
    return true;
}

}  // namespace

}  // namespace yitai::notification
