#include "app/command/command.h"

#include "base/log.h"

namespace yitai::app {

std::string Command::option(std::string_view name) const {
    auto const found = asked.options.find(std::string(name));
    return found == asked.options.end() ? "" : found->second;
}

bool Command::has(std::string_view name) const { return asked.options.count(std::string(name)) > 0; }

db::Context Command::context() const { return {the_desk(Via::command), now(), {}, "command"}; }

bool LocalCommand::has(std::string_view name) const { return asked.options.count(std::string(name)) > 0; }

CommandRow const* find_command(std::string_view words) {
    for (auto const& row : command_table())
        if (row.words == words) return &row;
    return nullptr;
}

Exit run_guarded(Output const& output, std::function<Exit()> const& run) try {
    return run();
} catch (Misconfigured const& wrong) {
    output.err(wrong.english);
    return Exit::configuration;
} catch (Invalid const& invalid) {
    output.err(invalid.english);
    for (auto const& field : invalid.fields)
        if (say(field.message) != invalid.english) output.err("  " + field.pointer + ": " + say(field.message));
    return Exit::refused;
} catch (Unavailable const& unavailable) {
    output.err(unavailable.english);
    return Exit::unavailable;
} catch (Failure const& failure) {
    output.err(failure.english);
    return Exit::refused;
} catch (std::exception const& error) {
    log::write("command.broken", {{"error", error.what()}});
    output.err(std::string("An error nobody expected: ") + error.what());
    return Exit::internal;
}

}  // namespace yitai::app
