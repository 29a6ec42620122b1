// An agreement in its simple form: which tickets it is for, and what it promises them by priority, ordinary or VIP. Every change
// makes a version; a clock keeps the version it was started with, until its publisher asks for another. Drafts, negotiation and
// periods follow with the practice of service levels.
#pragma once

#include "calendar/calendar.h"
#include "catalog/service.h"
#include "people/kept.h"
#include "practice/kind.h"
#include "ticket/ticket.h"

namespace yitai {

// A row of the table the customer knows: what is promised at that priority. None: that is not promised.
struct PromiseRow {
    Level priority{3};
    Preset<bool> vip = false;  // a row for VIPs beats the ordinary one, for them
    std::optional<std::string> calendar;  // another one than the agreement's
    std::optional<Within<1, 525'600>> respond_minutes, next_response_minutes, resolve_minutes;  // of open time
};
YITAI_DESCRIBE(PromiseRow, priority, vip, calendar, respond_minutes, next_response_minutes, resolve_minutes)

// Where, or in whose hands, time is counted by another calendar: at the site and all within it, or with the group. The first row
// that fits counts.
struct OtherHours {
    std::optional<std::string> site, group;
    std::string calendar;
};
YITAI_DESCRIBE(OtherHours, site, group, calendar)

// While a ticket waits for these, the clock stands.
struct Pausing {
    std::vector<PendingReason> respond;
    std::vector<PendingReason> next_response{PendingReason::awaiting_user, PendingReason::awaiting_approval,
                                             PendingReason::scheduled_visit};
    std::vector<PendingReason> resolve{PendingReason::awaiting_user, PendingReason::awaiting_approval,
                                       PendingReason::scheduled_visit};
};
YITAI_DESCRIBE(Pausing, respond, next_response, resolve)

struct Agreement {
    AgreementId id;
    std::string code;
    Bilingual name;
    bool active = true;
    std::vector<Kind> kinds;  // none: incidents
    ServiceId service_id;     // names none: any
    OrganisationId organisation_id;
    CalendarId calendar_id;
    std::vector<PromiseRow> promises;
    std::vector<OtherHours> other_hours;
    Pausing pausing;
    std::vector<int> warnings{50, 75, 90};  // percent
    std::int64_t version = 1;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(Agreement, id, code, name, active, kinds, service_id, organisation_id, calendar_id, promises, other_hours, pausing,
               warnings, version, created_at, updated_at)

// As it was in that version; what clocks are counted by.
struct AgreementVersion {
    Id<AgreementVersion> id;
    AgreementId agreement_id;
    std::int64_t version = 0;
    std::string content;  // the agreement, as JSON
    Instant published_at;
};
YITAI_DESCRIBE(AgreementVersion, id, agreement_id, version, content, published_at)

template <>
inline constexpr ShownBy shown_by<Agreement> = {"agreement", "code"};

namespace sla {

struct AgreementFields {
    Code code;
    Names name;
    Preset<bool> active = true;
    std::vector<Kind> kinds;
    std::optional<std::string> service, organisation, calendar;
    std::vector<PromiseRow> promises;
    std::vector<OtherHours> other_hours;
    Preset<Pausing> pausing;
    std::optional<std::vector<int>> warnings;
};
YITAI_DESCRIBE(AgreementFields, code, name, active, kinds, service, organisation, calendar, promises, other_hours, pausing,
               warnings)

struct AgreementView {
    AgreementId id;
    std::string code;
    Bilingual name;
    bool active = true;
    std::vector<Kind> kinds;
    std::optional<std::string> service, organisation, calendar;
    std::vector<PromiseRow> promises;
    std::vector<OtherHours> other_hours;
    Pausing pausing;
    std::vector<int> warnings;
    std::int64_t version = 1;
    Instant created_at, updated_at;
};
YITAI_DESCRIBE(AgreementView, id, code, name, active, kinds, service, organisation, calendar, promises, other_hours, pausing,
               warnings, version, created_at, updated_at)

AgreementFields fields_of(Tx&, Agreement const&);

http::Page<AgreementView> agreements(Tx&, http::ListQuery const&);
AgreementView agreement(Tx&, http::PathName const&);
AgreementView add_agreement(Tx&, AgreementFields const&);
AgreementView change_agreement(Tx&, http::PathName const&, json::Value const& patch);

// What counts time can't be retired: Conflict naming the agreements that count by the calendar.
void check_counts_for_none(Tx&, CalendarId);

}  // namespace sla
}  // namespace yitai

template <>
inline constexpr std::string_view yitai::db::table_of<yitai::Agreement> = "agreement";
template <>
inline constexpr std::string_view yitai::db::table_of<yitai::AgreementVersion> = "agreement_version";
template <>
inline constexpr std::string_view yitai::kept::noun_of<yitai::Agreement> = "agreement";
