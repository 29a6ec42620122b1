#include "attachment/inspection.h"

#include "attachment/means.h"
#include "files/preview.h"
#include "files/scanner.h"
#include "files/type.h"

namespace yitai::attachment {
namespace {

constexpr int parts = 256, hours_a_day = 24;
constexpr Hours undisturbed{48};  // a file that nobody refers to yet may be on its way into a row

void enqueue(Tx& tx, std::string_view kind, Attachment const& attachment) {
    jobs::enqueue(tx, {.kind = std::string(kind),
                       .key = std::string(kind) + ':' + to_string(attachment.id),
                       .payload = json::Object{{"attachment", to_string(attachment.id)}}});
}

AttachmentId attachment_of(jobs::Job const& job) { return jobs::id_in<Attachment>(job, "attachment"); }

db::Context context_of(jobs::Job const& job) { return {the_desk(Via::job), now(), {}, "job:" + to_string(job.id)}; }

std::optional<Attachment> found(Means const& means, jobs::Job const& job) {
    return means.database.read(context_of(job), [&](Tx& tx) { return find(tx, attachment_of(job)); });
}

bool is_to_be_drawn(Attachment const& attachment) {
    bool const passed = attachment.scan == Scan::none || attachment.scan == Scan::clean;
    return passed && !attachment.confidential && !attachment.preview && files::is_picture(attachment.type);
}

void settle(Tx& tx, AttachmentId id, Scan result, files::Verdict const& verdict) {
    auto attachment = find(tx, id);
    if (!attachment || attachment->scan != Scan::held) return;
    attachment->scan = result;
    if (result == Scan::infected) attachment->finding = verdict.finding;
    store(tx, *attachment);
    if (is_to_be_drawn(*attachment)) enqueue(tx, preview_job, *attachment);
    if (result != Scan::infected || !attachment->ticket_id) return;

    auto details = details_of(*attachment);
    details.set("finding", verdict.finding);
    ticket::note(tx, ticket::get(tx, attachment->ticket_id), {.type = "attachment.infected", .details = details});
}

bool is_wanted(Tx& tx, std::string const& sha256) {
    return tx
        .find<std::int64_t>(
            "select id from attachment where sha256 = :sha256 and (removed_at is null or removed_at > :since) limit 1",
            {{"sha256", sha256}, {"since", tx.now() - kept_when_removed}})
        .has_value();
}

}  // namespace

void inspect_later(Tx& tx, Attachment const& attachment) {
    if (attachment.scan == Scan::held) enqueue(tx, scan_job, attachment);
    else if (is_to_be_drawn(attachment)) enqueue(tx, preview_job, attachment);
}

void scan(jobs::Job const& job) {
    auto const means = attachment::means();
    auto const attachment = found(*means, job);
    if (!attachment || attachment->scan != Scan::held) return;

    // Whoever has taken the scanner away again has decided that files need none.
    auto const& scanner = means->rules.scanner;
    files::Verdict verdict{true, ""};
    if (!scanner.empty()) verdict = files::scan(scanner, *means->store->open(attachment->kept()));
    auto const result = scanner.empty() ? Scan::none : verdict.clean ? Scan::clean : Scan::infected;
    means->database.write(context_of(job), [&](Tx& tx) { settle(tx, attachment->id, result, verdict); });
}

void draw_preview(jobs::Job const& job) {
    auto const means = attachment::means();
    auto const attachment = found(*means, job);
    if (!attachment || !is_to_be_drawn(*attachment)) return;

    auto bytes = means->store->preview(attachment->sha256);
    if (!bytes) {
        auto const file = means->store->open(attachment->kept());
        file->check();
        bytes = files::make_preview(means->rules.preview_command, file->descriptor());
        if (!bytes) return;
        means->store->keep_preview(attachment->sha256, *bytes);
    }
    means->database.write(context_of(job), [&](Tx& tx) {
        auto drawn = find(tx, attachment->id);
        if (!drawn || !is_to_be_drawn(*drawn)) return;
        drawn->preview = files::type_of_preview(*bytes);
        store(tx, *drawn);
    });
}

void sweep_later(Tx& tx) {
    auto const hour = to_epoch_ms(tx.now()) / Milliseconds(Hours(1)).count();
    jobs::enqueue(tx, {.kind = std::string(sweep_job),
                       .key = std::string(sweep_job) + ':' + std::to_string(hour),
                       .payload = json::Object{{"hour", hour % hours_a_day}}});
}

void sweep(jobs::Job const& job) {
    auto const means = attachment::means();
    auto const hour = static_cast<int>(*job.payload.find("hour")->as<std::int64_t>());
    auto const not_since = to_epoch_ms(now() - undisturbed);
    for (int part = hour; part < parts; part += hours_a_day)
        for (auto const& sha256 : means->store->old_in_part(part, not_since)) {
            bool const wanted = means->database.read(context_of(job), [&](Tx& tx) { return is_wanted(tx, sha256); });
            if (!wanted) means->store->remove(sha256, not_since);
        }
}

}  // namespace yitai::attachment
