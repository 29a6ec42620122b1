#include "app/schedule.h"

#include "access/session.h"
#include "access/token.h"
#include "account/device.h"
#include "account/link.h"
#include "account/throttle.h"
#include "attachment/inspection.h"
#include "bulk/bulk_change.h"
#include "chase/chase.h"
#include "conversation/entry.h"
#include "draft/draft.h"
#include "exporting/export.h"
#include "http/idempotency.h"
#include "notification/notice.h"
#include "one_time_link/one_time_link.h"
#include "relation/family.h"
#include "sla/application.h"
#include "work/after_resolution.h"
#include "work/pending.h"

namespace yitai::app {
namespace {

constexpr Hours keep_done_jobs{7 * 24};

void release_entry(Tx& tx, jobs::Job const& job) { conversation::release(tx, jobs::id_in<Entry>(job, "entry")); }
void raise_chase(Tx& tx, jobs::Job const& job) { chase::raise_if_nothing_was_done(tx, jobs::id_in<Chase>(job, "chase")); }
void forget_old_tries(Tx& tx) {
    account::forget_old_throttles(tx);
    account::forget_old_devices(tx);
    account::forget_old_links(tx);
    one_time_link::forget_old(tx);
}
void forget_old_answers(Tx& tx) { http::forget_old_answers(tx); }
void forget_done_jobs(Tx& tx) { jobs::forget_done(tx, tx.now() - keep_done_jobs); }

}  // namespace

std::vector<jobs::Scheduled> schedule() {
    return {
        {"sessions.keep_alive", Minutes(1), access::keep_sessions_alive},
        {"tokens.note_uses", Minutes(1), access::note_token_uses},
        {"sign_in.forget", Hours(1), forget_old_tries},
        {"answers.forget", Minutes(10), forget_old_answers},
        {"exports.forget", Hours(1), exporting::forget_old},
        {"drafts.forget", Hours(1), draft::forget_old},
        {"notices.forget", Hours(1), notification::forget_old},
        {"jobs.forget_done", Hours(1), forget_done_jobs},
        {"attachments.forget_waiting", Minutes(10), attachment::forget_waiting},
        {"attachments.sweep", Hours(1), attachment::sweep_later},
    };
}

std::vector<jobs::Handler> handlers() {
    return {
        {.kind = conversation::release_job, .inside = release_entry},
        {.kind = chase::raise_job, .inside = raise_chase},
        {.kind = work::resume_job, .inside = work::resume_in_time},
        {.kind = work::after_resolution_job, .inside = work::go_on_after},
        {.kind = bulk::job_kind, .inside = bulk::run_portion},
        {.kind = exporting::job_kind, .inside = exporting::write_portion},
        {.kind = sla::apply_job, .inside = sla::apply_portion},
        {.kind = relation::news_job, .inside = relation::tell_children},
        {.kind = relation::resolve_job, .inside = relation::resolve_children},
        {.kind = attachment::scan_job, .outside = attachment::scan, .attempts = attachment::scan_attempts, .lease = Minutes(10)},
        {.kind = attachment::preview_job, .outside = attachment::draw_preview},
        {.kind = attachment::sweep_job, .outside = attachment::sweep, .lease = Minutes(10)},
    };
}

}  // namespace yitai::app
