#include "app/command/commands.h"
#include "base/text.h"
#include "sla/evaluation.h"

#include <algorithm>

namespace yitai::app {

Exit evaluate_cases(LocalCommand& command) {
    auto const bytes = from_base64url(command.asked.options.at("file"));
    auto const verdicts = sla::evaluate(bytes.value_or(""));
    for (auto const& verdict : verdicts) command.out(json::text_of(verdict));
    bool const all = std::all_of(verdicts.begin(), verdicts.end(), [](auto const& verdict) { return verdict.ok; });
    return all ? Exit::ok : Exit::refused;
}

}  // namespace yitai::app
