#include "http/page.h"

#include <doctest/doctest.h>

namespace yitai::http {
namespace {

constexpr std::string_view states[] = {"new", "open", "done"};
std::vector<Filter> const columns{
    {"state", "state", Column::word, false, {std::begin(states), std::end(states)}, true},
    {"priority", "priority", Column::integer, true, {}, true},
    {"due_at", "due_at", Column::instant, true},
    {"assignee", "assignee_id", Column::id},
    {"vip", "coalesce(vip, false)", Column::boolean, false, {}, true},
    {"subject", "subject", Column::text, true, {}, true},
};
Filters const filters{columns, "-id"};

ListQuery query(std::vector<std::pair<std::string, std::string>> parameters) {
    Request request;
    request.query = std::move(parameters);
    return ListQuery::of(request);
}

ListSql sql(std::vector<std::pair<std::string, std::string>> parameters) {
    return sql_for(query(std::move(parameters)), filters);
}

struct Refused {
    std::string pointer, sentence;
};
Refused refusal(std::vector<std::pair<std::string, std::string>> parameters) {
    try {
        sql(std::move(parameters));
    } catch (Invalid const& invalid) {
        return {invalid.fields.at(0).pointer, say(invalid.fields.at(0).message)};
    }
    return {"nothing", ""};
}

std::string cursor(std::vector<std::pair<std::string, std::string>> parameters, json::Value value, std::int64_t id) {
    auto const asked = query(std::move(parameters));
    return cursor_after(asked, sql_for(asked, filters), value, id);
}

}  // namespace

TEST_CASE("a list has an order and a limit of its own") {
    auto const plain = sql({});
    CHECK(plain.where == "");
    CHECK(plain.order == " order by id desc");
    CHECK(plain.limit == " limit 51");
    CHECK(plain.sort_name == "id");
}

TEST_CASE("conditions become SQL with bound values") {
    auto const asked = sql({{"state", "new,open"},
                            {"priority[lte]", "2"},
                            {"due_at[gte]", "1970-01-01T00:00:01Z"},
                            {"vip", "true"},
                            {"assignee", "7"}});
    CHECK(asked.where ==
          " and state in (:filter_0, :filter_1) and priority <= :filter_2 and due_at >= :filter_3 and coalesce(vip, false) in "
          "(:filter_4)"
          " and assignee_id in (:filter_5)");
    CHECK(asked.filter == asked.where);
    REQUIRE(asked.params.size() == 6);
    CHECK(asked.params[1].value == db::Value(std::string("open")));
    CHECK(asked.params[2].value == db::Value(std::int64_t{2}));
    CHECK(asked.params[3].value == db::Value(std::int64_t{1000}));
    CHECK(asked.params[4].value == db::Value(true));
    CHECK(asked.params[5].value == db::Value(std::int64_t{7}));
}

TEST_CASE("whatever has no value is other than any value") {
    CHECK(sql({{"assignee[ne]", "7"}}).where == " and (assignee_id not in (:filter_0) or assignee_id is null)");
    CHECK(sql({{"state[ne]", "done"}}).where == " and state not in (:filter_0)");
}

TEST_CASE("an order may be asked for, with those that have no value last") {
    CHECK(sql({{"sort", "-due_at"}}).order == " order by due_at desc nulls last, id desc");
    CHECK(sql({{"sort", "priority"}}).order == " order by priority asc, id asc");
    CHECK(sql({{"sort", "id"}}).order == " order by id asc");
    CHECK(sql({{"sort", "-due_at"}}).sort_name == "due_at");
}

TEST_CASE("what a list does not know is refused by name, saying what it knows") {
    CHECK(refusal({{"nothing", "1"}}).pointer == "/query/nothing");
    CHECK(refusal({{"nothing", "1"}}).sentence.find("state, priority, due_at") != std::string::npos);
    CHECK(refusal({{"q", "vpn"}}).pointer == "/query/q");
    CHECK(refusal({{"state", "new,gone"}}).pointer == "/query/state");
    CHECK(refusal({{"state", "new,gone"}}).sentence == "Must be one of: new, open, done");
    CHECK(refusal({{"priority[near]", "1"}}).pointer == "/query/priority[near]");
    CHECK(refusal({{"priority[near]", "1"}}).sentence == "Must be one of: eq, ne, lt, lte, gt, gte");
    CHECK(refusal({{"state[lt]", "new"}}).sentence == "Must be one of: eq, ne");
    CHECK(refusal({{"priority", "high"}}).pointer == "/query/priority");
    CHECK(refusal({{"priority", ""}}).pointer == "/query/priority");
    CHECK(refusal({{"due_at[lt]", "tomorrow"}}).pointer == "/query/due_at[lt]");
    CHECK(refusal({{"assignee", "Wei"}}).pointer == "/query/assignee");
    CHECK(refusal({{"vip", "1"}}).pointer == "/query/vip");
    CHECK(refusal({{"sort", "-state"}}).pointer == "/query/sort");
    CHECK(refusal({{"sort", "nothing"}}).sentence == "Must be one of: id, priority, due_at, subject");
    CHECK(refusal({{"priority[lte", "1"}}).pointer == "/query/priority[lte");
    for (auto limit : {"0", "201", "-1", "many", "", "1e2"}) CHECK(refusal({{"limit", limit}}).pointer == "/query/limit");
    CHECK(refusal({{"count", "all"}}).pointer == "/query/count");
    CHECK(refusal({{"limit", "1"}, {"limit", "2"}}).pointer == "/query/limit");
    std::string many = "1";
    for (int i = 0; i < 200; ++i) many += ",1";
    CHECK(refusal({{"priority", many}}).pointer == "/query/priority");
}

TEST_CASE("the next page starts after the last row of the one before") {
    auto const by_id = sql({{"cursor", cursor({}, "7", 7)}});
    CHECK(by_id.where == " and id < :filter_0");
    CHECK(by_id.filter == "");
    CHECK(by_id.params[0].value == db::Value(std::int64_t{7}));

    auto const by_priority = sql({{"sort", "priority"}, {"cursor", cursor({{"sort", "priority"}}, 2, 7)}});
    CHECK(by_priority.where == " and (priority, id) > (:filter_1, :filter_0)");
    CHECK(by_priority.params[1].value == db::Value(std::int64_t{2}));

    auto const by_due = sql({{"sort", "-due_at"}, {"cursor", cursor({{"sort", "-due_at"}}, "1970-01-01T00:00:01.000Z", 7)}});
    CHECK(by_due.where == " and ((due_at, id) < (:filter_1, :filter_0) or due_at is null)");
    auto const among_null = sql({{"sort", "-due_at"}, {"cursor", cursor({{"sort", "-due_at"}}, nullptr, 7)}});
    CHECK(among_null.where == " and due_at is null and id < :filter_0");
}

TEST_CASE("a cursor of another question, or a damaged one, is refused") {
    auto const good = cursor({{"state", "new"}}, "7", 7);
    CHECK(refusal({{"state", "new"}, {"cursor", good}}).pointer == "nothing");
    CHECK(refusal({{"cursor", good}}).pointer == "/query/cursor");
    CHECK(refusal({{"state", "open"}, {"cursor", good}}).pointer == "/query/cursor");
    CHECK(refusal({{"state", "new"}, {"sort", "id"}, {"cursor", good}}).pointer == "/query/cursor");
    for (std::size_t i = 0; i < good.size(); i += 3) {
        auto damaged = good;
        damaged[i] = damaged[i] == '!' ? '?' : '!';
        CHECK(refusal({{"state", "new"}, {"cursor", damaged}}).pointer == "/query/cursor");
    }
    for (auto odd : {"", "x", "e30", "bnVsbA", "W10"}) CHECK(refusal({{"cursor", odd}}).pointer == "/query/cursor");
    auto const mixed = cursor({{"sort", "priority"}}, "high", 7);
    CHECK(refusal({{"sort", "priority"}, {"cursor", mixed}}).pointer == "/query/cursor");
}

TEST_CASE("a page ends with its cursor, its count and a link to the next") {
    Request request;
    request.path = "/api/v1/notes/a b";
    request.query = {{"state", "new,open"}, {"cursor", "old"}, {"priority[lte]", "2"}};
    Response response;
    response.body = "{\"data\":[]";
    finish_page(response, request, "next", 12);
    CHECK(response.body == R"({"data":[],"next_cursor":"next","count":12})");
    REQUIRE(response.headers.size() == 1);
    CHECK(response.headers[0].second == "</api/v1/notes/a%20b?state=new%2Copen&priority%5Blte%5D=2&cursor=next>; rel=\"next\"");

    Response last;
    finish_page(last, request, std::nullopt, std::nullopt);
    CHECK(last.body == ",\"next_cursor\":null}");
    CHECK(last.headers.empty());
}

}  // namespace yitai::http
