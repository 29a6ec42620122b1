// Start-up and shutdown, from top to bottom.
#include "access/access.h"
#include "access/session.h"
#include "account/account_desk.h"
#include "account/rules.h"
#include "app/command/command_socket.h"
#include "app/command/commands.h"
#include "app/listeners.h"
#include "app/live.h"
#include "app/monitor/figures.h"
#include "app/monitor/health.h"
#include "app/process.h"
#include "app/routes.h"
#include "app/schedule.h"
#include "app/storage.h"
#include "app/wiring.h"
#include "attachment/means.h"
#include "base/log.h"
#include "calendar/calendar.h"
#include "exporting/written.h"
#include "finding/indexer.h"
#include "http/pages.h"
#include "importing/worker.h"
#include "one_time_link/one_time_link_api.h"
#include "presence/watch.h"
#include "queue/following.h"
#include "sla/timer.h"
#include "timeline/checkpointer.h"

namespace yitai::app {
namespace {

constexpr Milliseconds drain_time{10'000};
constexpr std::uint64_t descriptors_of_a_busy_server = 4096;

// Everything that runs. Parts are declared in the order in which they are needed and ended by stop().
struct Running {
    Configuration configuration;
    Health health;
    Metrics metrics;
    std::unique_ptr<db::Database> database;
    std::unique_ptr<timeline::Checkpointer> checkpointer;
    std::unique_ptr<queue::Follower> open_tickets;
    std::unique_ptr<finding::Indexer> indexer;
    std::unique_ptr<jobs::Worker> worker;
    std::unique_ptr<importing::Worker> imports;
    std::unique_ptr<presence::Watch> presence;
    std::unique_ptr<sla::Timer> timer;
    std::unique_ptr<account::AccountDesk> accounts;
    http::Pages pages{embedded::web_files()};
    std::unique_ptr<http::Boundary> boundary;
    std::unique_ptr<http::Server> probes, server;
    std::unique_ptr<CommandSocket> commands;

    explicit Running(Configuration loaded) : configuration(std::move(loaded)) {}
    ~Running() { stop(); }
    void start();
    void stop();

    void start_database();
    void start_files();
    void start_answering();
    void start_commands();
};

void Running::start() {
    auto const descriptors = raise_descriptor_limit();
    if (descriptors < descriptors_of_a_busy_server)
        log::write("server.descriptors_low", {{"limit", std::to_string(descriptors)}});

    metrics.add(process_figures());
    probes = listen_for_probes(configuration.settings, health, metrics);
    start_database();
    start_answering();
    start_commands();
}

void Running::start_database() {
    database = open_database(configuration, StatementTime::as_set);
    health.database_is_open(*database);
    metrics.add(database_figures(*database));
    log::write("database.opened", {{"engine", database->engine() == db::Engine::sqlite ? "sqlite" : "postgresql"}});

    connect_rooms();
    exporting::set_database(database.get());
    start_files();
    checkpointer = std::make_unique<timeline::Checkpointer>(*database, checkpoint_files(configuration.settings));
    open_tickets = std::make_unique<queue::Follower>(*database);
    indexer = std::make_unique<finding::Indexer>(*database);
    worker = std::make_unique<jobs::Worker>(*database, handlers(), schedule());
    worker->start();
    metrics.add(job_figures(*worker));
    imports = std::make_unique<importing::Worker>(*database);
    presence = std::make_unique<presence::Watch>(presence::board());
    timer = std::make_unique<sla::Timer>(*database);
}

attachment::Rules attachment_rules(Settings const& settings) {
    auto const& limit = settings.limit;
    return {limit.file, limit.attachments_bytes, limit.attachments, settings.attachment.scanner, "/proc/self/exe"};
}

void Running::start_files() {
    auto const store = open_store(configuration.settings);
    if (int const removed = store->remove_unfinished()) log::write("attachment.unfinished", {{"files", std::to_string(removed)}});
    auto const means = std::make_shared<attachment::Means const>(*database, store, attachment_rules(configuration.settings));
    metrics.add(attachment_figures(means));
    attachment::set_means(means);
}

account::Rules sign_in_rules(Settings const& settings) {
    auto const& limit = settings.limit;
    return {limit.sign_in_account, limit.sign_in_address, limit.sign_in_network,
            limit.reset_account,   limit.reset_address,   settings.base_url};
}

void Running::start_answering() {
    auto const& settings = configuration.settings;
    auto direct = health.routes();
    direct.push_back(live::route());
    direct.push_back(pages.route());
    calendar::set_desk_zone(settings.time_zone);
    access::set_session_limits({Minutes(settings.session.idle), Minutes(settings.session.length)});
    account::set_rules(sign_in_rules(settings));
    accounts = std::make_unique<account::AccountDesk>(*database);
    for (auto& route : accounts->routes()) direct.push_back(std::move(route));
    direct.push_back(one_time_link::looking(*database));
    boundary =
        std::make_unique<http::Boundary>(*database, routes(), std::move(direct), access::authenticate,
                                         http::BoundarySettings{settings.limit.api, settings.limit.api_burst, YITAI_VERSION});
    metrics.know(boundary->routes());

    auto const handle = [this](http::Request request, http::Respond respond) {
        boundary->handle(std::move(request), std::move(respond));
    };
    auto const turns_away = [this](http::Request const& request) { return boundary->turns_away(request); };
    auto const takes_stream = [this](http::Request const& request) { return boundary->takes_stream(request); };
    server = listen_for_requests(settings, metrics.counted(handle), turns_away, takes_stream);
    metrics.add(connection_figures(*server, *boundary));
    health.requests_are_served();
}

void Running::start_commands() {
    commands =
        std::make_unique<CommandSocket>(configuration.settings.data_dir, [this](Invocation const& asked, Output const& output) {
            auto const* row = find_command(asked.words);
            if (!row || !row->run) throw NotFound("There is no such command");
            Command command{asked, output, *database, configuration.settings};
            return row->run(command);
        });
}

// Nothing is ended while something that uses it still runs; the database waits for what it accepted.
void Running::stop() {
    health.draining();
    if (server) server->drain(drain_time);
    commands.reset();
    timer.reset();
    presence.reset();
    imports.reset();
    accounts.reset();
    if (worker) worker->stop();
    probes.reset();
    worker.reset();
    indexer.reset();
    open_tickets.reset();
    checkpointer.reset();
    attachment::set_means(nullptr);
    database.reset();
}

// A configuration that is wrong changes nothing.
void read_configuration_again(Sources const& sources) try {
    log::set_level(load(sources).settings.log_level);
    log::write("configuration.read_again");
} catch (Misconfigured const& wrong) {
    log::write("configuration.refused", {{"error", wrong.english}});
}

std::string address_of(Running const& running) {
    auto endpoint = running.configuration.settings.listen;
    endpoint.port = running.server->port();
    return to_string(endpoint);
}

}  // namespace

Exit serve(LocalCommand& command) try {
    hold_signals();
    Running running(load(command.sources));
    log::set_level(running.configuration.settings.log_level);
    log::write("server.starting", {{"version", YITAI_VERSION}});
    running.start();
    log::write("server.started", {{"address", address_of(running)}});
    tell_service_manager("READY=1");

    while (next_signal() == Signal::reload) read_configuration_again(command.sources);

    log::write("server.stopping");
    tell_service_manager("STOPPING=1");
    running.stop();
    log::write("server.stopped");
    return Exit::ok;
} catch (std::exception const& error) {
    log::write("server.failed", {{"error", error.what()}});
    throw;
}

}  // namespace yitai::app
