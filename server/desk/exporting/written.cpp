#include "exporting/written.h"

#include "access/access.h"
#include "db/attempt.h"
#include "exporting/csv_writer.h"
#include "http/body_stream.h"
#include "listing/list.h"
#include "queue/filter_text.h"

#include <atomic>

namespace yitai::exporting {
namespace {

constexpr int page_size = 200;

std::atomic<db::Database*> database = nullptr;

class Parts : public http::Source {
public:
    explicit Parts(Export row) : row_(std::move(row)) {}

    std::uint64_t size() const override { return static_cast<std::uint64_t>(row_.size); }
    void prepare() override {}
    std::string next() override {
        if (place_ == row_.parts) return {};
        db::Context const context{.actor = the_desk()};
        return database.load()->read(context, [&](Tx& tx) {
            return tx.one<std::string>("select text from export_part where export_id = :export and place = :place",
                                       {{"export", row_.id}, {"place", place_++}});
        });
    }

private:
    Export const row_;
    std::int64_t place_ = 0;
};

void add_part(Tx& tx, Export& row, std::string const& text) {
    tx.run("insert into export_part (export_id, place, text) values (:export, :place, :text)",
           {{"export", row.id}, {"place", row.parts}, {"text", text}});
    ++row.parts;
    row.size += static_cast<std::int64_t>(text.size());
}

std::string lines_of(std::vector<TicketView> const& tickets, std::vector<std::string> const& columns) {
    std::string lines;
    for (auto const& ticket : tickets) {
        auto const fields = json::parse(json::text_of(ticket), timeline::kept_limits);
        std::string line;
        for (auto const& column : columns) {
            bool const custom = column.starts_with(practice::filter_prefix);
            auto const* value =
                custom ? fields.find("custom_fields")->find(column.substr(practice::filter_prefix.size())) : fields.find(column);
            write_cell(line, value ? *value : json::Value());
        }
        end_row(line);
        lines += line;
    }
    return lines;
}

// The list as whoever asked would see it now.
void write_page(Tx& tx, Export& row, Actor const& actor) {
    auto query = queue::list_query(queue::conditions_of(row.filter));
    query.limit = page_size, query.sort = row.sort, query.cursor = row.next_cursor;
    http::Page<TicketView> page;
    db::act_as(tx, actor, [&](Tx& own) { page = listing::page(own, query); });

    if (!page.data.empty()) add_part(tx, row, lines_of(page.data, row.columns));
    row.rows += static_cast<std::int64_t>(page.data.size());
    row.next_cursor = page.next_cursor;
}

void end(Tx& tx, Export& row, State state) {
    row.state = state;
    row.finished_at = tx.now();
    timeline::Happening ended{.type = "export.ended", .object_kind = "export", .object_id = row.id.value};
    ended.details = json::Object{{"state", name_of(state)}, {"rows", row.rows}};
    timeline::record(tx, ended);
}

// Whoever asked may have left, or his token may be gone: then nothing more is written for him.
std::optional<Actor> actor_of(Tx& tx, Export& row) try {
    auto actor = access::acting_later(tx, row.actor_id, row.principal);
    if (actor.may(Right::export_bulk)) return actor;
    row.problem = "You may not export any more";
    return std::nullopt;
} catch (Unauthenticated const& gone) {
    row.problem = gone.english;
    return std::nullopt;
}

}  // namespace

void set_database(db::Database* opened) { database = opened; }

void begin(Tx& tx, Export& row) {
    std::string names;
    for (auto const& column : row.columns) write_cell(names, std::string_view(column));
    end_row(names);
    add_part(tx, row, std::string(byte_order_mark) + names);
}

void write_later(Tx& tx, Export const& row) {
    auto const id = to_string(row.id);
    jobs::enqueue(tx, {.kind = std::string(job_kind),
                       .key = std::string(job_kind) + ':' + id + ':' + std::to_string(row.parts),
                       .payload = json::Object{{"export", id}}});
}

void write_portion(Tx& tx, jobs::Job const& job) {
    auto row = tx.find<Export>("select * from export where id = :id", {{"id", jobs::id_in<Export>(job, "export")}});
    if (!row || row->state != State::running) return;
    auto const actor = actor_of(tx, *row);

    if (!actor) end(tx, *row, State::failed);
    else if (row->cancel_asked) end(tx, *row, State::cancelled);
    else if (write_page(tx, *row, *actor); !row->next_cursor || row->rows >= most_rows) end(tx, *row, State::done);
    ++row->version;
    tx.update(*row);
    if (row->state == State::running) write_later(tx, *row);
}

http::Response download(Export const& row) {
    http::Response response;
    response.content_type = "text/csv; charset=utf-8";
    response.set("Content-Disposition", "attachment; filename=\"tickets-" + to_string(row.id) + ".csv\"");
    response.set("Content-Security-Policy", "sandbox; default-src 'none'");
    response.source = std::make_shared<Parts>(row);
    return response;
}

}  // namespace yitai::exporting
