#include "app/command/commands.h"
#include "app/routes.h"
#include "app/storage.h"
#include "base/log.h"
#include "db/migrate.h"
#include "http/openapi.h"

namespace yitai::app {

Exit print_version(LocalCommand& command) {
    command.out("yitai " YITAI_VERSION);
    return Exit::ok;
}

Exit print_openapi(LocalCommand& command) {
    auto const document = openapi::document(described_routes(), YITAI_VERSION);
    command.out(command.has("pretty") ? openapi::pretty(document) : json::text_of(document));
    return Exit::ok;
}

// Without the server only: the one that runs has done it at its start.
Exit migrate(LocalCommand& command) {
    bool const dry_run = command.has("dry-run");
    auto const connection = connect_database(load(command.sources));
    auto const applied = db::migrate(*connection, embedded::migrations(), dry_run);
    for (auto const& migration : applied)
        command.out((dry_run ? "would apply " : "applied ") + std::to_string(migration.number) + ' ' + migration.name);
    if (applied.empty()) command.out("The schema is up to date");
    return Exit::ok;
}

Exit print_log_kinds(LocalCommand& command) {
    command.out(
        "# Log ids\n\nThe server writes JSON lines to standard output; each names one of these ids. `yitai logs` prints this "
        "page.\n");
    command.out("| id | level | meaning |\n|---|---|---|");
    for (auto const& kind : log::kinds())
        command.out("| `" + std::string(kind.id) + "` | " + std::string(name_of(kind.level)) + " | " +
                    std::string(kind.sentence) + " |");
    return Exit::ok;
}

Exit check_config(LocalCommand& command) {
    load(command.sources);
    command.out("The configuration is in order");
    return Exit::ok;
}

Exit show_config(LocalCommand& command) {
    auto const configuration = load(command.sources);
    for (auto const& setting : settings_table()) {
        auto line = std::string(setting.name) + " = " + masked(setting, setting.show(configuration.settings));
        if (command.has("origin")) {
            auto const origin = configuration.origins.find(setting.name);
            line += "  # " + (origin == configuration.origins.end() ? "built-in" : origin->second);
        }
        command.out(line);
    }
    return Exit::ok;
}

Exit print_settings(LocalCommand& command) {
    command.out(
        "# Settings\n\nBuilt-in values < the TOML file (`--config`, `YITAI_CONFIG`, /etc/yitai/config.toml) < environment < "
        "flags. "
        "A dotted name is a table in the file: `limit.api` is `api` under `[limit]`. "
        "`yitai config reference` prints this page.\n");
    command.out("| setting | environment | flag | built-in value | what it is |\n|---|---|---|---|---|");
    Settings const built_in;
    for (auto const& setting : settings_table()) {
        auto const value = setting.show(built_in);
        command.out("| `" + std::string(setting.name) + "` | `" + environment_name(setting.name) +
                    (setting.secret == Secret::yes ? "`, `" + environment_name(setting.name) + "_FILE` | `" : "` | `") +
                    flag_name(setting.name) + "` | " + (value.empty() ? "" : '`' + value + '`') + " | " +
                    std::string(setting.what) + " |");
    }
    return Exit::ok;
}

}  // namespace yitai::app
