#include "app/routes.h"

#include "access/access_api.h"
#include "account/account_api.h"
#include "account/account_desk.h"
#include "announcement/announcement_api.h"
#include "app/audit_api.h"
#include "app/jobs_api.h"
#include "app/live.h"
#include "asset/asset_api.h"
#include "attachment/attachment_api.h"
#include "bulk/bulk_api.h"
#include "bundle/bundle_api.h"
#include "calendar/calendar_api.h"
#include "canned/canned_api.h"
#include "catalog/catalog_api.h"
#include "chase/chase_api.h"
#include "contact/contact_api.h"
#include "conversation/conversation_api.h"
#include "draft/draft_api.h"
#include "duplicate/duplicate_api.h"
#include "exporting/exporting_api.h"
#include "finding/finding_api.h"
#include "importing/importing_api.h"
#include "incident/incident_api.h"
#include "listing/listing_api.h"
#include "notification/notification_api.h"
#include "one_time_link/one_time_link_api.h"
#include "organisation/organisation_api.h"
#include "people/people_api.h"
#include "permission/permission_api.h"
#include "practice/practice_api.h"
#include "presence/presence_api.h"
#include "profile/profile_api.h"
#include "queue/queue_api.h"
#include "relation/relation_api.h"
#include "report/report_api.h"
#include "revision/revision_api.h"
#include "role/role_api.h"
#include "satisfaction/satisfaction_api.h"
#include "sla/sla_api.h"
#include "task/task_api.h"
#include "ticket/ticket_api.h"
#include "work/work_api.h"

namespace yitai::app {

std::vector<std::span<http::Route const>> routes() {
    return {
        access::routes(),       account::routes(),       people::routes(),       organisation::routes(), role::routes(),
        practice::routes(),     work::routes(),          relation::routes(),     catalog::routes(),      asset::routes(),
        listing::routes(),      ticket::routes(),        permission::routes(),   attachment::routes(),   audit::routes(),
        conversation::routes(), incident::routes(),      contact::routes(),      queue::routes(),        duplicate::routes(),
        bulk::routes(),         exporting::routes(),     notification::routes(), chase::routes(),        draft::routes(),
        presence::routes(),     task::routes(),          jobs::routes(),         importing::routes(),    calendar::routes(),
        sla::routes(),          finding::routes(),       report::routes(),       canned::routes(),       announcement::routes(),
        satisfaction::routes(), one_time_link::routes(), profile::routes(),      bundle::routes(),       revision::routes(),
    };
}

std::vector<http::Route const*> described_routes() {
    std::vector<http::Route const*> rows;
    for (auto const room : routes())
        for (auto const& route : room) rows.push_back(&route);
    rows.push_back(&live::description());
    rows.push_back(&one_time_link::described_looking());
    for (auto const& route : account::slow_routes()) rows.push_back(&route);
    return rows;
}

}  // namespace yitai::app
