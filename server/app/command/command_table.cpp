#include "app/command/commands.h"

namespace yitai::app {
namespace {

using enum Option::Kind;
using enum Option::Need;

constexpr Option bootstrap_options[] = {
    {"login", "Name to sign in with", text, required},
    {"password-file", "File that holds the password; - reads standard input", file, required},
};
constexpr Option token_options[] = {
    {"login", "Whose token it is", text, required},
    {"scopes", "'*' or rights separated by blanks or commas, such as ticket.read", text, required},
    {"expires", "After how long it ends: 90d, 12h; or a time in RFC 3339; 365d when left out", text},
};
constexpr Option one_or_all[] = {{"id", "A job's id; all that wait for a person when left out", positional}};
constexpr Option one_job[] = {{"id", "A job's id", positional, required}};
constexpr Option import_options[] = {
    {"kind", "organisations, people, departments, sites, groups, services, cis or servicenow", positional, required},
    {"file", "The CSV or XLSX file; - reads standard input", binary, required},
    {"dry-run", "Only say what would be done", flag},
    {"time-zone", "Of the times in a servicenow event log, such as Europe/London; the desk's when left out", text},
};
constexpr Option configuration_options[] = {
    {"people", "staff or all; staff when left out: who has a role, is in a group, leads or owns something", text},
    {"output", "The file to write; else standard output", destination},
};
constexpr Option bundle_options[] = {
    {"file", "The file of YAML; - reads standard input", binary, required},
    {"dry-run", "Only say what would be done", flag},
};
constexpr Option one_import[] = {{"id", "An import's id", positional, required}};
constexpr Option case_options[] = {{"file", "The file of cases; - reads standard input", binary, required}};
constexpr Option search_options[] = {
    {"query", "What is looked for, as in the search box", positional, required},
    {"kind", "ticket, person, service or ci; a few of each when left out", text},
    {"limit", "How many at most, up to 200", text},
    {"json", "As the API answers", flag},
};
constexpr Option report_options[] = {
    {"from", "From when on: 2026-01-31, a time in RFC 3339, or -30d", text},
    {"to", "Until when, not included", text},
    {"kind", "incident, request, problem, change or release; all when left out", text},
    {"json", "As the API answers", flag},
};
constexpr Option demo_options[] = {
    {"seed", "A number; another one makes another company", text},
    {"size", "How large in percent, 5 to 100", text},
};
constexpr Option migrate_options[] = {{"dry-run", "Only say what would be done", flag}};
constexpr Option openapi_options[] = {{"pretty", "With line breaks", flag}};
constexpr Option show_options[] = {{"origin", "Say where each value comes from", flag}};

constexpr CommandRow command_rows[] = {
    {"serve", "Serve the desk", {}, nullptr, serve},
    {"user bootstrap", "Make the first person: administrator and desk manager", bootstrap_options, bootstrap_user},
    {"token create", "Make an API token and print it, once", token_options, create_token},
    {"verify", "Check the database, the jobs, the attached files and the audit chains", {}, verify},
    {"audit verify", "Check the audit chains and their checkpoints only", {}, audit_verify},
    {"audit checkpoint export", "Sign what the audit chains hold now and print all checkpoints", {}, export_checkpoints},
    {"outbox list", "What is to leave the desk and has not", {}, list_outbox},
    {"outbox retry", "Send again", one_or_all, retry_outbox},
    {"outbox hold", "Keep from being sent", one_job, hold_outbox},
    {"jobs list", "Work that is not done", {}, list_jobs},
    {"jobs retry", "Run again", one_or_all, retry_jobs},
    {"import", "Import a file", import_options, import_file},
    {"import undo", "Take back what an import did", one_import, undo_import},
    {"import list", "Imports, newest first", {}, list_imports},
    {"search", "Find tickets, people, services and configuration items", search_options, search},
    {"report", "Count tickets and say how far promises were kept", report_options, report_basics},
    {"demo", "Fill an empty desk with a made-up company, to look around in", demo_options, nullptr, make_demo},
    {"demo sign-ins", "Who can sign in to the demo company", {}, show_sign_ins},
    {"migrate", "Bring the schema up to date", migrate_options, nullptr, migrate},
    {"config export", "Write down how the desk is set up: its groups, services, agreements and the like", configuration_options,
     export_configuration},
    {"config apply", "Set the desk up as a file says, all of it or nothing", bundle_options, apply_configuration},
    {"config check", "Check the configuration", {}, nullptr, check_config},
    {"config show", "Print the settings in force", show_options, nullptr, show_config},
    {"config reference", "Print all settings as Markdown", {}, nullptr, print_settings},
    {"roles reference", "Print all roles and rights as Markdown", {}, nullptr, print_roles},
    {"openapi", "Print the API's description", openapi_options, nullptr, print_openapi},
    {"sla eval", "Count working time for a file of cases and say where another result was expected", case_options, nullptr,
     evaluate_cases},
    {"logs", "Print all log ids as Markdown", {}, nullptr, print_log_kinds},
    {"version", "Print the version", {}, nullptr, print_version},
};

}  // namespace

std::span<CommandRow const> command_table() { return command_rows; }

}  // namespace yitai::app
