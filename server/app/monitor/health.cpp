#include "app/monitor/health.h"

#include "base/json.h"

namespace yitai::app {

struct HealthCheck {
    std::string name;
    bool ok = true;
    std::optional<std::string> reason;
};
YITAI_DESCRIBE(HealthCheck, name, ok, reason)

struct HealthReport {
    std::string status;
    std::vector<std::string> reasons;
};
YITAI_DESCRIBE(HealthReport, status, reasons)

struct VerboseReport : HealthReport {
    std::vector<HealthCheck> checks;
};
YITAI_DESCRIBE_DERIVED(VerboseReport, HealthReport, checks)

void Health::database_is_open(db::Database& database) { database_ = &database; }

void Health::requests_are_served() { serving_ = true; }

void Health::draining() { draining_ = true; }

http::Response Health::live(http::Request const&) const {
    http::Response response;
    response.body = R"({"status":"alive"})";
    return response;
}

std::vector<HealthCheck> Health::checks() const {
    std::vector<HealthCheck> checks;
    auto const add = [&](char const* name, std::optional<std::string> reason) {
        checks.push_back({name, !reason, std::move(reason)});
    };
    using Reason = std::optional<std::string>;

    auto* database = database_.load();
    add("database", database ? database->trouble() : Reason("the database is not open yet"));
    add("requests", serving_ ? Reason() : Reason("the server is starting"));
    add("drain", draining_ ? Reason("the server is stopping") : Reason());
    return checks;
}

http::Response Health::ready(http::Request const& request) const {
    VerboseReport report;
    report.checks = checks();
    for (auto const& check : report.checks)
        if (check.reason) report.reasons.push_back(*check.reason);
    report.status = report.reasons.empty() ? "ready" : "unavailable";

    http::Response response;
    response.status = report.reasons.empty() ? 200 : 503;
    response.body = request.parameter("verbose") ? json::text_of(report) : json::text_of<HealthReport>(report);
    if (response.status == 503) response.set("Retry-After", "1");
    return response;
}

std::vector<http::DirectRoute> Health::routes() const {
    auto const alive = [this](http::Request const& request) { return live(request); };
    return {{http::Method::GET, "/livez", Right::anyone, alive},
            {http::Method::GET, "/healthz", Right::anyone, alive},
            {http::Method::GET, "/readyz", Right::anyone, [this](http::Request const& request) { return ready(request); }}};
}

}  // namespace yitai::app
