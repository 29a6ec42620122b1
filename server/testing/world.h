// A small named world: a desk with a few people whom tests can speak of, on a fresh database of the engine under test.
//
//     World world;
//     auto ticket = world.as(world.wang_fang, [&](Tx& tx) { return incident::report(tx, {.subject = "…"}); });
#pragma once

#include "attachment/means.h"
#include "http/boundary.h"
#include "people/group.h"
#include "role/matrix.h"
#include "testing/database.h"
#include "ticket/ticket.h"

#include <string>
#include <utility>
#include <vector>

namespace yitai::testing {

class World {
public:
    enum class On { engine_under_test, sqlite };
    explicit World(On = On::engine_under_test);
    ~World();

    Person admin;      // administrator and desk manager, on the service desk
    Person wang_fang;  // works in sales and reports things
    Person zhao_min;   // works in sales too
    Person li_lei;     // first line, on the service desk
    Person chen_jie;   // network engineer, second line
    Person auditor;    // reads everything, changes nothing
    Group service_desk, network;

    db::Database& database();

    // Runs the work in one transaction as that person; answers what it answers.
    template <class Work>
    auto as(Person const& person, Work&& work, std::optional<std::int64_t> expected_version = {}) {
        auto context = context_of(person);
        context.expected_version = expected_version;
        return database().write(context, std::forward<Work>(work));
    }

    // The HTTP interface without a network: the whole boundary, in this process. `who` may be nobody.
    struct Answer {
        int status;
        json::Value body;
        std::vector<std::pair<std::string, std::string>> headers;
        std::string bytes;  // the body when it is no JSON
        std::string type;
        std::string header(std::string_view name) const;
        std::string text(std::string_view member) const;  // a text member of the body; "" when there is none
    };
    using Headers = std::vector<std::pair<std::string, std::string>>;
    Answer ask(Person const& who, http::Method, std::string const& target, std::string const& body = "", Headers = {});
    Answer ask_as_nobody(http::Method, std::string const& target, std::string const& body = "", Headers = {});
    // The two halves of asking, for tests that stand between them.
    http::Request request(Person const& who, http::Method, std::string const& target, std::string const& body = "", Headers = {});
    http::Boundary& boundary();

    int run_due_jobs();

    // The room of attachments as this world sets it up.
    attachment::Rules rules() const;
    void set_rules(attachment::Rules);
    files::Store& store();
    std::int64_t damaged_files() const;  // that were noticed when somebody read them

private:
    void enter();  // what rooms know of the world outside of transactions is of this one
    db::Context context_of(Person const&);
    Person add(std::string login, std::string name, std::vector<Role>, std::vector<GroupId> = {});

    struct Parts;
    std::unique_ptr<Parts> parts_;
};

}  // namespace yitai::testing
