// A desk of one room for the boundary's tests: notes that can be written, read, changed, listed and removed.
#pragma once

#include "http/boundary.h"
#include "testing/database.h"

#include <future>

namespace yitai::toy {

enum class State { new_, open, done };
YITAI_DESCRIBE_ENUM(State, new_, open, done)

struct Note {
    Id<Note> id;
    Line<40> subject;
    Text<200> body;
    Within<1, 4> impact;
    State state = State::new_;
    Id<Person> assignee;
    std::optional<Instant> due_at;
    std::vector<std::string> tags;
    Instant created_at;
    std::int64_t version = 1;
};
YITAI_DESCRIBE(Note, id, subject, body, impact, state, assignee, due_at, tags, created_at, version)

struct NewNote {
    Line<40> subject;
    std::optional<Text<200>> body;
    std::optional<Within<1, 4>> impact;
    std::optional<State> state;
    std::optional<Instant> due_at;
    std::vector<std::string> tags;
};
YITAI_DESCRIBE(NewNote, subject, body, impact, state, due_at, tags)

struct Removal {
    Line<40> reason;
    std::optional<bool> quietly;
};
YITAI_DESCRIBE(Removal, reason, quietly)

struct NoteRef {
    Id<Note> id;
    static std::optional<NoteRef> from_path(std::string_view text) {
        auto const number = parse_integer(text);
        if (!number) return std::nullopt;
        return NoteRef{{*number}};
    }
};

// The rows of the toy room, and a database with its table.
std::span<http::Route const> routes();
struct Desk {
    std::unique_ptr<db::Database> database;
    std::unique_ptr<http::Boundary> boundary;

    explicit Desk(http::BoundarySettings = {.api_per_minute = 0}, std::unique_ptr<db::Database> = testing::fresh_database(),
                  std::vector<http::DirectRoute> more = {});
    http::Response ask(http::Request);
    std::int64_t notes();
};

using Headers = std::vector<std::pair<std::string, std::string>>;
// A request of Ling, who may do everything; "POST /notes?x=y".
http::Request request(std::string_view line, std::string body = "", Headers headers = {});
std::string header(http::Response const&, std::string_view name);  // empty: none
json::Value body(http::Response const&);
std::string word(http::Response const&, std::string_view member);  // a text member of the body
// The pointers of a problem's errors, with commas.
std::string pointers(http::Response const&);

}  // namespace yitai::toy

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::toy::Note> = "toy_note";
