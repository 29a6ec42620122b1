#include "access/token.h"
#include "account/bootstrap.h"
#include "account/password.h"
#include "app/command/commands.h"

namespace yitai::app {
namespace {

// 90d, 12h, or a time.
Instant end_of_token(std::string const& text, Instant now) {
    if (text.empty()) return now + access::longest_token_life;
    if (auto const at = parse_rfc3339(text)) return *at;

    auto const amount = parse_integer(std::string_view(text).substr(0, text.size() - 1));
    auto const unit = text.back() == 'd' ? Hours(24) : text.back() == 'h' ? Hours(1) : Hours(0);
    if (!amount || *amount < 1 || *amount > access::longest_token_life.count() || unit == Hours(0) ||
        *amount * unit > access::longest_token_life)
        throw Invalid("/expires", "Must be like 90d or 12h, a year at most, or a time in RFC 3339");
    return now + *amount * unit;
}

std::string blanks_for_commas(std::string text) {
    for (char& c : text)
        if (c == ',') c = ' ';
    return text;
}

}  // namespace

Exit bootstrap_user(Command& command) {
    auto const hash = account::password_hash(command.option("password-file"), {command.option("login"), {}});
    auto const person =
        command.database.write(command.context(), [&](Tx& tx) { return account::bootstrap(tx, command.option("login"), hash); });
    command.out("Made " + person.login.value_or(person.name) + ", the first person of this desk");
    return Exit::ok;
}

Exit create_token(Command& command) {
    auto const context = command.context();
    auto const expires = end_of_token(command.option("expires"), context.now);
    auto const scopes = blanks_for_commas(command.option("scopes"));
    auto const made = command.database.write(context, [&](Tx& tx) {
        auto const owner = people::find_login(tx, command.option("login"));
        if (!owner || !owner->active)
            throw NotFound({"Nobody here has the login {{login}}", {{"login", command.option("login")}}});
        return access::create_token(tx,
                                    {.name = "command line", .person_id = owner->id, .scopes = scopes, .expires_at = expires});
    });
    command.out(made.secret);
    return Exit::ok;
}

}  // namespace yitai::app
