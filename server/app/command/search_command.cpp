#include "app/command/commands.h"
#include "finding/finding.h"

namespace yitai::app {
namespace {

finding::Asked asked(Command const& command) {
    finding::Asked asked{.q = command.option("query")};
    if (auto const kind = command.option("kind"); !kind.empty()) {
        asked.kind = enum_from<search::Kind>(kind);
        if (!asked.kind) throw Invalid("/kind", {"Must be one of: {{words}}", {{"words", "ticket, person, service, ci"}}});
    }
    if (auto const limit = command.option("limit"); !limit.empty()) {
        auto const number = parse_integer(limit);
        if (!number || *number < 1 || *number > 200)
            throw Invalid("/limit", {"Must be a whole number from {{low}} to {{high}}", {{"low", "1"}, {"high", "200"}}});
        asked.limit = Within<1, 200>{static_cast<int>(*number)};
    }
    return asked;
}

}  // namespace

Exit search(Command& command) {
    auto const question = asked(command);
    auto const found = command.database.read(command.context(), [&](Tx& tx) { return finding::find(tx, question); });
    if (command.has("json")) {
        command.out(json::text_of(found));
        return Exit::ok;
    }
    for (auto const& hit : found.data) command.out(std::string(name_of(hit.kind)) + '\t' + hit.name + '\t' + hit.title);
    return Exit::ok;
}

}  // namespace yitai::app
