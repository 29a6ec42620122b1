#include "attachment/content.h"

#include "attachment/means.h"
#include "base/log.h"
#include "files/name.h"
#include "files/type.h"
#include "http/body_stream.h"
#include "http/refusal.h"

namespace yitai::attachment {
namespace {

constexpr std::string_view policy = "sandbox; default-src 'none'";
constexpr std::size_t most_named = 5;
constexpr int looked_up_at_once = 500;

class Sent : public http::Source {
public:
    Sent(Attachment attachment, http::Request const& request)
        : attachment_(std::move(attachment)), actor_(request.actor), request_id_(request.id) {}

    std::uint64_t size() const override { return static_cast<std::uint64_t>(attachment_.size); }

    void prepare() override {
        auto const means = attachment::means();
        try {
            file_ = means->store->open(attachment_.kept());
            file_->check();
        } catch (files::Damaged const& damaged) {
            ++means->damaged;
            refuse(damaged);
        }
        if (attachment_.confidential && attachment_.ticket_id) record(means->database);
    }

    std::string next() override { return file_->next(); }

private:
    [[noreturn]] void refuse(files::Damaged const& damaged) const {
        log::write("attachment.damaged",
                   {{"request_id", request_id_}, {"attachment", to_string(attachment_.id)}, {"error", damaged.what()}});
        throw http::Refusal(500, "damaged",
                            {"This file no longer holds what was stored and is not given out; please tell the service desk the "
                             "number {{id}}",
                             {{"id", request_id_}}});
    }

    // Known before the first byte is out.
    void record(db::Database& database) const {
        database.write({actor_, now(), {}, request_id_}, [&](Tx& tx) {
            auto details = details_of(attachment_);
            details.set("internal", true);  // who reads what is the desk's affair
            ticket::note(tx, ticket::get(tx, attachment_.ticket_id), {.type = "attachment.read", .details = std::move(details)});
        });
    }

    Attachment const attachment_;
    Actor const actor_;
    std::string const request_id_;
    std::unique_ptr<files::Store::Outgoing> file_;
};

void check_passed(Attachment const& attachment) {
    if (attachment.scan == Scan::held) throw Conflict("This file is still being checked for malware; try again in a moment");
    if (attachment.scan == Scan::infected)
        throw Conflict(
            {"This file holds malware and is not given out: {{finding}}", {{"finding", attachment.finding.value_or("")}}});
}

http::Response harmless(std::string_view type, std::string disposition) {
    http::Response response;
    response.content_type = type;
    response.set("Content-Disposition", std::move(disposition));
    response.set("Content-Security-Policy", std::string(policy));
    return response;
}

struct File {
    AttachmentId id;
    std::string sha256;
    std::int64_t size = 0;
};
YITAI_DESCRIBE(File, id, sha256, size)

std::vector<File> files_after(Tx& tx, std::string const& sha256) {
    return tx.select<File>(
        "select min(id) as id, sha256, size from attachment where sha256 > :after and removed_at is null"
        " group by sha256, size order by sha256 limit " +
            std::to_string(looked_up_at_once),
        {{"after", sha256}});
}

}  // namespace

http::Response content(Tx& tx, AttachmentId id, http::Request const& request) {
    auto attachment = get(tx, id);
    check_passed(attachment);

    auto response = harmless(files::served_type(attachment.type), files::attachment_disposition(attachment.name));
    response.set("ETag", '"' + attachment.sha256 + '"');
    response.source = std::make_shared<Sent>(std::move(attachment), request);
    return response;
}

http::Response preview(Tx& tx, AttachmentId id) {
    auto const attachment = get(tx, id);
    auto bytes = attachment.preview ? means()->store->preview(attachment.sha256) : std::nullopt;
    if (!bytes) throw NotFound("There is no preview of this file");

    auto response = harmless(*attachment.preview, "inline");
    response.body = std::move(*bytes);
    return response;
}

std::vector<std::string> damaged_files(db::Database& database, db::Context const& context, files::Store const& store) {
    std::vector<std::string> found;
    std::string last;
    while (found.size() < most_named) {
        auto const files = database.read(context, [&](Tx& tx) { return files_after(tx, last); });
        if (files.empty()) return found;
        for (auto const& file : files) {
            last = file.sha256;
            try {
                store.open({file.sha256, file.size})->check();
            } catch (files::Damaged const& damaged) {
                if (found.size() < most_named) found.push_back("attachment " + to_string(file.id) + ": " + damaged.what());
            }
        }
    }
    return found;
}

}  // namespace yitai::attachment
