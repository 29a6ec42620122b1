#include "testing/schema.h"

#include "base/text.h"
#include "db/database.h"
#include "db/migrate.h"

#include <unistd.h>

#include <cstdlib>
#include <optional>
#include <vector>

namespace yitai::testing {
namespace {

// Copies what the migrations put into the tables, and where the sequences stand.
constexpr char const* remember = R"(do $$
declare name text;
begin
    create schema SEED;
    for name in select tablename from pg_tables where schemaname = 'USED' loop
        execute format('create table SEED.%I as table USED.%I', name, name);
    end loop;
    create table SEED.sequence_seed as select sequencename, last_value from pg_sequences where schemaname = 'USED';
end $$)";

constexpr char const* put_back = R"(do $$
declare name text; has_rows boolean; had_rows boolean; sequence record;
begin
    set local session_replication_role = replica;
    for name in select tablename from pg_tables where schemaname = 'USED' loop
        execute format('select exists (select from USED.%I), exists (select from SEED.%I)', name, name) into has_rows, had_rows;
        if has_rows then execute format('delete from USED.%I', name); end if;
        if had_rows then execute format('insert into USED.%I select * from SEED.%I', name, name); end if;
    end loop;
    for sequence in select now.sequencename, now.start_value, seed.last_value from pg_sequences now
                      join SEED.sequence_seed seed using (sequencename)
                     where now.schemaname = 'USED' and now.last_value is distinct from seed.last_value loop
        perform setval(format('USED.%I', sequence.sequencename), coalesce(sequence.last_value, sequence.start_value),
                       sequence.last_value is not null);
    end loop;
end $$)";

constexpr char const* remove_added = R"(do $$
declare name text;
begin
    for name in select tablename from pg_tables where schemaname = 'USED'
                except select tablename from pg_tables where schemaname = 'SEED' loop
        execute format('drop table USED.%I cascade', name);
    end loop;
    for name in select sequencename from pg_sequences where schemaname = 'USED' except select sequencename from SEED.sequence_seed loop
        execute format('drop sequence USED.%I cascade', name);
    end loop;
end $$)";

constexpr char const* form_of = R"(
    select coalesce(md5(string_agg(concat(relname, relkind, relnatts, relchecks, relhastriggers), ',' order by relname)), '')
        || (select count(*) from pg_proc where pronamespace = 'USED'::regnamespace)
      from pg_class where relnamespace = 'USED'::regnamespace)";

std::string with(std::string text, std::string_view word, std::string const& replacement) {
    for (auto at = text.find(word); at != text.npos; at = text.find(word, at + replacement.size()))
        text.replace(at, word.size(), replacement);
    return text;
}

std::string url_of(std::string const& schema) {
    auto const server = postgres_url();
    return server + (server.find('?') == server.npos ? '?' : '&') + "options=" + percent_encoded("-csearch_path=" + schema);
}

// The server's session for making and cleaning, and what it knows about this process's schemas.
class Yard {
public:
    static Yard& instance() {
        static Yard yard;
        return yard;
    }

    std::optional<std::string> take_clean() {
        if (clean_.empty()) return std::nullopt;
        auto name = std::move(clean_.back());
        clean_.pop_back();
        return name;
    }

    std::string make(bool migrated) {
        auto const name = "yitai_test_" + std::to_string(getpid()) + "_" + std::to_string(++count_);
        server_->execute("create schema " + name);
        if (!migrated) return name;

        db::migrate(*db::connect({.url = url_of(name)}), embedded::migrations());
        if (form_.empty()) {
            form_ = form(name);
            run(remember, name);
        }
        return name;
    }

    void give_back(std::string const& name, bool migrated) {
        if (!migrated) return drop(name);
        run(remove_added, name);
        if (form(name) != form_) return drop(name);
        run(put_back, name);
        clean_.push_back(name);
    }

private:
    ~Yard() {
        try {
            for (auto const& name : clean_) drop(name);
            if (!form_.empty()) drop(seed());
        } catch (std::exception const&) {
            // A server that is gone has taken them with it.
        }
    }

    static std::string seed() { return "yitai_seed_" + std::to_string(getpid()); }
    void drop(std::string const& name) { server_->execute("drop schema " + name + " cascade"); }
    void run(char const* text, std::string const& name) { server_->execute(with(with(text, "SEED", seed()), "USED", name)); }
    std::string form(std::string const& name) {
        db::Context const context;
        return Tx(*server_, context).one<std::string>(with(form_of, "USED", name));
    }

    std::unique_ptr<db::Connection> server_ = db::connect({.url = postgres_url()});
    std::vector<std::string> clean_;
    std::string form_;
    int count_ = 0;
};

}  // namespace

std::string postgres_url() {
    auto const* url = std::getenv("YITAI_TEST_DATABASE");
    return url && std::string_view(url).starts_with("postgres") ? url : "";
}

Schema::Schema(bool migrated) : migrated_(migrated) {
    auto used = migrated ? Yard::instance().take_clean() : std::nullopt;
    name_ = used ? *used : Yard::instance().make(migrated);
}

Schema::~Schema() {
    try {
        Yard::instance().give_back(name_, migrated_);
    } catch (std::exception const&) {
        // The next test gets a new one.
    }
}

std::string Schema::url() const { return url_of(name_); }

}  // namespace yitai::testing
