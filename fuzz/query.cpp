// A request's target: its path, its query read as a list's and turned into SQL, and read as a described struct.
#include "http/page.h"
#include "http/refusal.h"
#include "http/server/head.h"

#include <cstdlib>

using namespace yitai;

namespace {

constexpr std::string_view words[] = {"new", "closed"};
std::vector<std::string_view> const states(std::begin(words), std::end(words));

http::Filter const columns[] = {
    {"id", "id", http::Column::id, true},
    {"subject", "subject", http::Column::text},
    {"state", "state", http::Column::word, true, states},
    {"priority", "priority", http::Column::integer, true},
    {"created_at", "created_at", http::Column::instant, true},
    {"major", "major", http::Column::boolean},
};

struct Question {
    std::optional<int> number;
    std::optional<double> weight;
    std::optional<bool> open;
    std::optional<Instant> at;
    std::vector<int> numbers;
    std::optional<Id<struct Thing>> thing;
};
YITAI_DESCRIBE(Question, number, weight, open, at, numbers, thing)

bool has_quote(std::string_view sql) { return sql.find_first_of("'\";") != sql.npos; }

// What came from outside is bound, never written into the text.
void read_as_list(http::Request const& request) try {
    auto const query = http::ListQuery::of(request);
    auto const sql = http::sql_for(query, {columns, "-id"});
    if (has_quote(sql.order) || has_quote(sql.limit) || sql.where.find(';') != sql.where.npos) std::abort();
    if (query.limit < 1 || query.limit > 200) std::abort();
} catch (Invalid const& invalid) {
    if (invalid.fields.empty()) std::abort();
}

void read_as_question(http::Request const& request) try { http::query_as<Question>(request); } catch (Invalid const& invalid) {
    if (invalid.fields.empty()) std::abort();
}

// A path that was taken has nothing in it that another program might read as another path.
void check_path(std::string const& path) {
    if (path == "*") return;
    if (!path.starts_with('/') || !is_utf8(path)) std::abort();
    for (auto segment : split(path, '/'))
        if (segment == "." || segment == "..") std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) try {
    http::Request request;
    http::read_target({reinterpret_cast<char const*>(data), size}, request);
    check_path(request.path);
    read_as_list(request);
    read_as_question(request);
    return 0;
} catch (http::Refusal const&) {
    return 0;
}
