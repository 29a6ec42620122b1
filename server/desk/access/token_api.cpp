#include "access/access_api.h"
#include "access/token.h"
#include "people/visibility.h"

namespace yitai::access {
namespace {

struct NewToken {
    Line<100> name;
    std::vector<Line<60>> scopes;         // right names, or "*" for all its owner may do
    std::optional<Instant> expires_at;    // none: in a year, the latest there is
    std::optional<Line<200>> owner;       // none: the caller
    std::vector<Text<60>> networks;       // none: from anywhere
};
YITAI_DESCRIBE(NewToken, name, scopes, expires_at, owner, networks)

struct TokenView {
    Id<Token> id;
    std::string name, hint;
    std::string owner;
    std::vector<std::string> scopes, networks;
    std::optional<std::string> created_by;
    Instant created_at;
    std::optional<Instant> used_at, expires_at;
};
YITAI_DESCRIBE(TokenView, id, name, hint, owner, scopes, networks, created_by, created_at, used_at, expires_at)

struct TokenWithSecret : TokenView {
    std::string token;  // shown this once
};
YITAI_DESCRIBE_DERIVED(TokenWithSecret, TokenView, token)

std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> found;
    for (auto word : split(text, ' '))
        if (!word.empty()) found.emplace_back(word);
    return found;
}

std::string joined(std::vector<Line<60>> const& texts) {
    std::string all;
    for (auto const& text : texts) all += (all.empty() ? "" : " ") + text;
    return all;
}

// A token as it lies in the database, with the names of its people.
struct TokenRow {
    Id<Token> id;
    std::string name, hint, owner, scopes;
    std::vector<std::string> networks;
    std::optional<std::string> created_by;
    Instant created_at;
    std::optional<Instant> used_at, expires_at;
};
YITAI_DESCRIBE(TokenRow, id, name, hint, owner, scopes, networks, created_by, created_at, used_at, expires_at)

constexpr auto all_tokens = R"((
    select token.id, token.name, hint, coalesce(owner.login, cast(owner.id as text)) as owner, scopes, networks,
           maker.login as created_by, token.created_at, used_at, expires_at
      from token join person owner on owner.id = token.person_id
      left join person maker on maker.id = token.created_by_id) as token where true)";

TokenView shown(TokenRow const& row) {
    return {row.id,       row.name,       row.hint,       row.owner,   words(row.scopes),
            row.networks, row.created_by, row.created_at, row.used_at, row.expires_at};
}

http::Created<TokenWithSecret> create(Tx& tx, NewToken const& asked) {
    if (asked.scopes.empty()) throw Invalid("/scopes", "Say what it may do");
    auto const owner = asked.owner ? people::person_named(tx, *asked.owner, "/owner") : tx.actor().person;
    auto const [token, secret] = create_token(tx, {.name = asked.name,
                                                   .person_id = owner,
                                                   .scopes = joined(asked.scopes),
                                                   .networks = {asked.networks.begin(), asked.networks.end()},
                                                   .expires_at = asked.expires_at});
    auto const row = tx.one<TokenRow>(std::string("select * from ") + all_tokens + " and id = :id", {{"id", token.id}});
    return {{shown(row), secret}, "/api/v1/tokens/" + to_string(token.id)};
}

http::Page<TokenView> list(Tx& tx, http::ListQuery const& query) {
    static std::vector<http::Filter> const columns = {
        {"name", "name", http::Column::text, true, {}, true},
        {"expires_at", "expires_at", http::Column::instant, true},
        {"used_at", "used_at", http::Column::instant, true},
    };
    auto tokens = http::list<TokenRow>(tx, query, {columns, "-id"}, all_tokens);
    http::Page<TokenView> page{{}, std::move(tokens.next_cursor), tokens.count};
    for (auto const& token : tokens.data) page.data.push_back(shown(token));
    return page;
}

constexpr http::Route token_rows[] = {
    {http::POST, "/tokens", Right::token_manage, http::answer<create>, "Make an API token; its secret is shown once",
     http::Versioned::no, http::Secret::yes},
    {http::GET, "/tokens", Right::token_manage, http::answer<list>, "API tokens, newest first"},
    {http::DELETE, "/tokens/:token", Right::token_manage, http::answer<revoke_token>, "Revoke an API token"},
};

}  // namespace

std::span<http::Route const> token_routes() { return token_rows; }

}  // namespace yitai::access
