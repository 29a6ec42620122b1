#include "db/postgres/connection.h"

#include "db/postgres/errors.h"

#include <libpq-fe.h>
#include <poll.h>

#include <cerrno>
#include <utility>

namespace yitai::db {
namespace {

// The URL may say otherwise; tcp_user_timeout is in milliseconds, the others in seconds.
constexpr char const* keywords[] = {
    "application_name",    "client_encoding",  "connect_timeout",  "keepalives", "keepalives_idle",
    "keepalives_interval", "keepalives_count", "tcp_user_timeout", "dbname",     nullptr};

constexpr Milliseconds grace{5000};  // what the server may be late by before the session counts as lost

}  // namespace

void ClearResult::operator()(pg_result* result) const { PQclear(result); }

void PostgresConnection::Finish::operator()(pg_conn* handle) const { PQfinish(handle); }

PostgresConnection::Handle PostgresConnection::open(std::string const& url) {
    char const* const values[] = {"yitai", "UTF8", "3", "1", "10", "5", "3", "15000", url.c_str(), nullptr};
    Handle handle(PQconnectdbParams(keywords, values, 1));
    if (PQstatus(handle.get()) != CONNECTION_OK) throw Error(Refusal::connection_lost, PQerrorMessage(handle.get()));
    PQsetNoticeProcessor(handle.get(), [](void*, char const*) {}, nullptr);
    return handle;
}

PostgresConnection::PostgresConnection(std::string const& url, Milliseconds statement_time)
    : statement_time_(statement_time), handle_(open(url)) {
    query("set time zone 'UTC'; set bytea_output = hex; set synchronous_commit = on; set statement_timeout = " +
          std::to_string(statement_time.count()));
}

PostgresConnection::~PostgresConnection() = default;

// One statement tries the lanes in order and stops at the first that is free.
void PostgresConnection::take_lane() {
    auto const found = query(R"(
        select lane from generate_series(1, 4000) lane
         where pg_try_advisory_lock(hashtext('yitai lane ' || coalesce(current_schema(), '')), lane) limit 1)");
    if (PQntuples(found.get()) != 1) throw Error(Refusal::busy, "no audit lane is free");
    lane_ = std::atoi(PQgetvalue(found.get(), 0, 0));
}

Statement& PostgresConnection::prepare(std::string_view sql) {
    if (auto* known = statements_.find(sql)) return *known;
    if (statements_.is_full()) query("deallocate " + statements_.take_oldest()->name());
    return statements_.keep(sql,
                            std::make_unique<PostgresStatement>(*this, "yitai_" + std::to_string(++prepared_), numbered(sql)));
}

void PostgresConnection::execute(std::string_view script) { query(std::string(script)); }

void PostgresConnection::begin(bool reads) {
    if (plans_are_stale_) forget_statements();
    refused_.reset();
    reads_ = reads;
    opening_ = reads ? "begin isolation level repeatable read read only" : "begin isolation level repeatable read read write";
}

void PostgresConnection::commit() {
    if (std::exchange(opening_, nullptr)) return;  // nothing was asked
    auto const result = query("commit");
    // The server answers a commit of a failed transaction with success and this tag.
    if (std::string_view(PQcmdStatus(result.get())) == "ROLLBACK")
        throw Error(refused_.value_or(Refusal::other), "the transaction had failed and was rolled back");
}

void PostgresConnection::rollback() {
    opening_ = nullptr;
    if (is_lost() || PQtransactionStatus(handle_.get()) == PQTRANS_IDLE) return;
    auto const refused = refused_;
    try {
        query("rollback");
    } catch (Error const&) {
        lost_ = true;
    }
    refused_ = refused;
}

bool PostgresConnection::is_lost() const { return lost_ || PQstatus(handle_.get()) != CONNECTION_OK; }

void PostgresConnection::forget_statements() {
    statements_.clear();
    query("deallocate all");
    plans_are_stale_ = false;
}

// A script can't share its way to the server.
Result PostgresConnection::query(std::string const& sql) {
    if (auto const* opening = std::exchange(opening_, nullptr)) query(opening);
    return send(sql, [&](pg_conn* session) { return PQsendQuery(session, sql.c_str()); });
}

Result PostgresConnection::send(std::string_view doing, std::function<int(pg_conn*)> const& start) {
    if (is_lost()) lose(doing);
    if (opening_) return send_with_opening(doing, start);
    if (start(handle_.get()) == 0) lose(doing);
    return checked(next_outcome(deadline(), doing), doing);
}

// The first statement takes the beginning of its transaction along: one way to the server instead of two.
Result PostgresConnection::send_with_opening(std::string_view doing, std::function<int(pg_conn*)> const& start) {
    auto* session = handle_.get();
    auto const* opening = std::exchange(opening_, nullptr);
    bool const sent = PQenterPipelineMode(session) == 1 &&
                      PQsendQueryParams(session, opening, 0, nullptr, nullptr, nullptr, nullptr, 0) == 1 && start(session) == 1 &&
                      PQpipelineSync(session) == 1;
    if (!sent) lose(doing);

    auto const until = deadline();
    auto begun = next_outcome(until, opening);
    auto outcome = next_outcome(until, doing);
    next_result(until, doing);  // the end of the pipeline
    if (PQexitPipelineMode(session) != 1) lose(doing);
    checked(std::move(begun), opening);
    return checked(std::move(outcome), doing);
}

PostgresConnection::Deadline PostgresConnection::deadline() const {
    if (statement_time_ == Milliseconds(0)) return std::nullopt;
    return std::chrono::steady_clock::now() + statement_time_ + grace;
}

Result PostgresConnection::next_result(Deadline deadline, std::string_view doing) {
    while (PQisBusy(handle_.get())) {
        wait_readable(deadline, doing);
        if (PQconsumeInput(handle_.get()) == 0) lose(doing);
    }
    return Result(PQgetResult(handle_.get()));
}

// The last result of one command.
Result PostgresConnection::next_outcome(Deadline deadline, std::string_view doing) {
    Result last;
    while (auto next = next_result(deadline, doing)) last = std::move(next);
    return last;
}

Result PostgresConnection::checked(Result result, std::string_view doing) {
    auto const status = result ? PQresultStatus(result.get()) : PGRES_FATAL_ERROR;
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK && status != PGRES_EMPTY_QUERY) refuse(result.get(), doing);
    return result;
}

void PostgresConnection::wait_readable(Deadline deadline, std::string_view doing) {
    pollfd socket{PQsocket(handle_.get()), POLLIN, 0};
    int patience = -1;
    if (deadline) {
        auto const left = std::chrono::ceil<Milliseconds>(*deadline - std::chrono::steady_clock::now());
        if (left <= Milliseconds(0)) lose(doing);
        patience = static_cast<int>(left.count());
    }
    if (poll(&socket, 1, patience) < 0 && errno != EINTR) lose(doing);
}

void PostgresConnection::refuse(pg_result const* result, std::string_view doing) {
    std::string const message = result ? PQresultErrorMessage(result) : PQerrorMessage(handle_.get());
    auto const refusal = result ? meaning_of(result) : Refusal::connection_lost;
    if (!refused_ || refusal == Refusal::connection_lost) refused_ = refusal;
    if (refusal == Refusal::connection_lost) lost_ = true;
    throw Error(refusal, message + "in: " + std::string(doing));
}

Refusal PostgresConnection::meaning_of(pg_result const* result) {
    auto const field = [&](int which) {
        auto const* text = PQresultErrorField(result, which);
        return std::string_view(text ? text : "");
    };
    auto const state = field(PG_DIAG_SQLSTATE);
    if (is_stale_plan(state, field(PG_DIAG_SOURCE_FUNCTION))) {
        plans_are_stale_ = true;
        return Refusal::serialisation;
    }
    if (is_read_only_server(state) && !reads_) return Refusal::connection_lost;
    return refusal_of(state);
}

void PostgresConnection::lose(std::string_view doing) {
    lost_ = true;
    refused_ = Refusal::connection_lost;
    throw Error(Refusal::connection_lost, std::string(PQerrorMessage(handle_.get())) + "in: " + std::string(doing));
}

}  // namespace yitai::db
