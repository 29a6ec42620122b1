// A transaction: one moment, one actor, and SQL by name. Rules receive it as Tx.
#pragma once

#include "base/actor.h"
#include "db/errors.h"
#include "db/memory.h"
#include "db/value.h"

#include <functional>
#include <initializer_list>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace yitai::db {

enum class Engine { sqlite, postgres };

// One database session. Not shared between threads at the same time.
class Connection {
public:
    virtual ~Connection() = default;

    virtual Engine engine() const = 0;
    virtual Statement& prepare(std::string_view sql) = 0;        // cached; throws Error
    virtual void execute(std::string_view script) = 0;           // statements separated by ';', no parameters
    virtual std::int64_t total_changes() const = 0;              // rows changed since the session began
    virtual int lane() const = 0;                                // which audit chain this session appends to; see timeline/

    // What the process knows beside the rows. A session of its own that no database has opened has none to share.
    Memory& memory() { return *memory_; }
    void share(std::shared_ptr<Memory> memory) { memory_ = std::move(memory); }

private:
    std::shared_ptr<Memory> memory_ = std::make_shared<Memory>();
};

// The table a described struct is a row of:  template <> inline constexpr std::string_view db::table_of<Clock> = "sla_clock";
template <class Row>
inline constexpr std::string_view table_of = "";

struct Param {
    std::string_view name;
    Value value;

    template <class T>
    Param(std::string_view called, T&& given) : name(called), value(to_value(std::forward<T>(given))) {}
};
using Params = std::vector<Param>;

// Whose work it is, which counts when more is asked than can be done.
enum class Lane { desk, agents, others };  // desk: jobs, commands

// Who asks, when, through what, and on which version of the thing.
struct Context {
    Actor actor;
    Instant now = yitai::now();
    std::optional<std::int64_t> expected_version;  // from If-Match; none: any
    std::string request_id;
    Lane lane = Lane::desk;
};

class Tx {
public:
    Tx(Connection& connection, Context const& context) : connection_(connection), context_(context) {}
    Tx(Tx const&) = delete;

    Instant now() const { return context_.now; }
    Actor const& actor() const { return context_.actor; }
    Context const& context() const { return context_; }
    Connection& connection() { return connection_; }
    Engine engine() const { return connection_.engine(); }

    // All rows; a row is a described struct (columns by member name) or a single value (first column).
    template <class Row>
    std::vector<Row> select(std::string_view sql, Params const& params = {});
    // Calls f(row) with each row as it comes, for more of them than are to be held at once.
    template <class Row, class F>
    void for_each(std::string_view sql, Params const& params, F&& f);
    // The first row, if there is one.
    template <class Row>
    std::optional<Row> find(std::string_view sql, Params const& params = {});
    // The first row; a missing one is a bug.
    template <class Row>
    Row one(std::string_view sql, Params const& params = {});
    // Runs a change; answers how many rows it touched.
    std::int64_t run(std::string_view sql, Params const& params = {});

    // A whole described struct: its table, its members. insert fills in a missing id.
    template <Described Row>
    void insert(Row&);
    template <Described Row>
    std::int64_t update(Row const&);  // by id; rows touched

    // Called once, after the commit, in commit order; never for a transaction that was rolled back or run again.
    void after_commit(std::function<void()> effect) { effects_.push_back(std::move(effect)); }
    std::vector<std::function<void()>> take_effects() { return std::exchange(effects_, {}); }

private:
    Statement& start(std::string_view sql, Params const&);

    Connection& connection_;
    Context const& context_;
    std::vector<std::function<void()>> effects_;
};

// Ends a statement's run however the scope is left.
class Run {
public:
    explicit Run(Statement& statement) : statement_(statement) {}
    ~Run() { statement_.reset(); }
    Run(Run const&) = delete;
    Statement* operator->() { return &statement_; }
    Statement& operator*() { return statement_; }

private:
    Statement& statement_;
};

// Reads rows of one result: which column belongs to which member is found out once.
template <class Row>
class RowReader {
public:
    explicit RowReader(Statement const& statement) : statement_(statement) {
        if constexpr (Described<Row>)
            if (statement_.places.row != &typeid(Row)) find_columns();
    }

    Row operator()() const {
        Row row{};
        read(row);
        return row;
    }
    void read(Row& row) const {
        if constexpr (Described<Row>) {
            std::size_t place = 0;
            for_each_member<Row>([&](std::string_view, auto member) {
                if (auto const column = statement_.places.columns[place++]; column >= 0) take(statement_, column, row.*member);
            });
        } else {
            take(statement_, 0, row);
        }
    }

private:
    void find_columns() {
        std::vector<int> columns(member_count<Row>, -1);
        for (int column = 0; column < statement_.column_count(); ++column) {
            auto const wanted = statement_.column_name(column);
            bool known = false;
            std::size_t place = 0;
            for_each_member<Row>([&](std::string_view name, auto) {
                if (without_trailing_underscore(name) == wanted) columns[place] = column, known = true;
                ++place;
            });
            if (!known) throw std::logic_error("no member for the column " + std::string(wanted));
        }
        statement_.places = {&typeid(Row), std::move(columns)};
    }

    Statement const& statement_;
};

template <class Row>
std::vector<Row> Tx::select(std::string_view sql, Params const& params) {
    Run run(start(sql, params));
    std::vector<Row> rows;
    if (!run->step()) return rows;
    RowReader<Row> const next(*run);
    do next.read(rows.emplace_back());
    while (run->step());
    return rows;
}

template <class Row, class F>
void Tx::for_each(std::string_view sql, Params const& params, F&& f) {
    Run run(start(sql, params));
    if (!run->step()) return;
    RowReader<Row> const next(*run);
    do f(next());
    while (run->step());
}

template <class Row>
std::optional<Row> Tx::find(std::string_view sql, Params const& params) {
    Run run(start(sql, params));
    if (!run->step()) return std::nullopt;
    return RowReader<Row>(*run)();
}

template <class Row>
Row Tx::one(std::string_view sql, Params const& params) {
    auto row = find<Row>(sql, params);
    if (!row) throw std::logic_error("a row was expected: " + std::string(sql));
    return std::move(*row);
}

template <class T>
struct DecayedId : IsId<std::remove_cvref_t<T>> {};

template <Described Row>
std::string insert_text(bool with_id) {
    std::string columns, values;
    for_each_member<Row>([&](std::string_view name, auto) {
        name = without_trailing_underscore(name);
        if (name == "id" && !with_id) return;
        if (!columns.empty()) columns += ", ", values += ", ";
        columns += name;
        values += ':';
        values += name;
    });
    return "insert into " + std::string(table_of<Row>) + " (" + columns + ") values (" + values + ")";
}

template <Described Row>
std::string update_text() {
    std::string sets;
    for_each_member<Row>([&](std::string_view name, auto) {
        name = without_trailing_underscore(name);
        if (name == "id") return;
        if (!sets.empty()) sets += ", ";
        sets.append(name).append(" = :").append(name);
    });
    return "update " + std::string(table_of<Row>) + " set " + sets + " where id = :id";
}

template <Described Row>
Params params_of(Row const& row) {
    Params params;
    params.reserve(member_count<Row>);
    for_each_member<Row>(
        [&](std::string_view name, auto member) { params.emplace_back(without_trailing_underscore(name), row.*member); });
    return params;
}

template <Described Row>
void Tx::insert(Row& row) {
    auto params = params_of(row);
    if constexpr (requires { row.id.value; }) {
        if (!row.id) {
            static std::string const text = insert_text<Row>(false) + " returning id";
            std::erase_if(params, [](Param const& param) { return param.name == "id"; });
            row.id.value = one<std::int64_t>(text, params);
            return;
        }
    }
    static std::string const text = insert_text<Row>(true);
    run(text, params);
}

template <Described Row>
std::int64_t Tx::update(Row const& row) {
    static std::string const text = update_text<Row>();
    return run(text, params_of(row));
}

}  // namespace yitai::db

namespace yitai {
using db::Tx;
}
