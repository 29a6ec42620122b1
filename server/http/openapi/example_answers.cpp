#include "http/openapi/examples.h"

namespace yitai::openapi {

using json::Array;
using json::Object;

std::vector<ExampleAnswer> const& example_answers() {
    constexpr auto resolved_at = "2026-03-02T09:55:00Z";
    static Object const solved{{"state", "resolved"},
                               {"resolution_code", "replaced"},
                               {"resolution_text", "已更换搓纸轮，打印正常。Replaced the roller; it prints."},
                               {"cause_code", "hardware"},
                               {"first_line_resolved", true},
                               {"resolved_at", resolved_at},
                               {"resolved_by", "li_lei"},
                               {"next_due_at", nullptr},
                               {"updated_at", resolved_at}};
    static auto const closed = [] {
        auto members = solved;
        members.set("state", "closed");
        members.set("closed_at", "2026-03-09T09:55:00Z");
        members.set("updated_at", "2026-03-09T09:55:00Z");
        return members;
    }();
    static Object const fresh{{"state", "assigned"},          {"chase_count", 0},         {"chased_at", nullptr},
                              {"first_response_at", nullptr}, {"first_contact", nullptr}, {"assigned_at", "2026-03-02T08:15:00Z"},
                              {"watchers", Array()}};
    auto const second = [](char const* subject) {
        auto members = fresh;
        members.set("id", "242");
        members.set("number", "INC-10242");
        members.set("subject", subject);
        return members;
    };
    static auto const joined = [&] {
        auto members = second("打印服务器无法连接 Print server can't be reached");
        members.set("parent", "INC-10198");
        members.set("me_too", true);
        members.set("follows_parent", true);
        return members;
    }();
    static std::vector<ExampleAnswer> const all = {
        {"delete_contacts_contact_outcome", Object{{"outcome", "open"}, {"tickets", Array()}}},
        {"delete_tickets_ticket_resolution", Object{{"reopen_count", 1}}},
        {"post_announcements_ticket_me_too", joined},
        {"post_contacts", Object{{"outcome", "open"}, {"tickets", Array()}, {"updated_at", "2026-03-02T08:15:00Z"}}},
        {"post_contacts_contact_abandonment", Object{{"outcome", "abandoned"}, {"tickets", Array()}}},
        {"post_contacts_contact_answer", Object{{"outcome", "answered"},
                                                {"answer", "请从侧面取出卡住的纸。Take the sheet out from the side."},
                                                {"article", "KB-0087"},
                                                {"tickets", Array()}}},
        {"post_contacts_contact_guidance",
         Object{{"outcome", "guided_away"},
                {"guided_away_reason", "not_it"},
                {"guided_away_note", "已告知物业电话 Told them the number of the facility desk"},
                {"tickets", Array()}}},
        {"post_contacts_contact_me_too", Object{{"outcome", "me_too"}, {"tickets", Array{"INC-10198"}}}},
        {"post_contacts_contact_ticket", fresh},
        {"post_imports", Object{{"state", "waiting"}, {"done", 0}, {"added", 0}, {"finished_at", nullptr}}},
        {"post_imports_import_cancellation", Object{{"state", "cancelled"}, {"added", 0}}},
        {"post_imports_import_undo", Object{{"state", "taking_back"}, {"finished_at", nullptr}}},
        {"post_incidents", fresh},
        {"post_jobs_job_runs", Object{{"state", "waiting"}, {"done_at", nullptr}}},
        {"post_persons_person_password_links", Object{{"purpose", "reset"}}},
        {"post_role_changes_change_approval",
         Object{{"state", "applied"}, {"decided_by", "admin"}, {"decided_at", "2026-03-02T08:41:30Z"}}},
        {"post_role_changes_change_rejection", Object{{"state", "rejected"},
                                                      {"decided_by", "admin"},
                                                      {"decided_at", "2026-03-02T08:41:30Z"},
                                                      {"reason", "请先完成培训 Finish the training first"}}},
        {"post_tickets_ticket_merge", Object{{"state", "cancelled"},
                                             {"cancellation_code", "merged"},
                                             {"merged_into", "INC-10198"},
                                             {"chased_at", nullptr},
                                             {"next_due_at", nullptr}}},
        {"post_roles", Object{{"rights", Object()}}},
        {"post_tickets_ticket_escalations",
         Object{{"state", "assigned"}, {"group", "network"}, {"assignee", nullptr}, {"transfer_count", 1}}},
        {"post_tickets_ticket_clones", second("四楼打印机卡纸 Printer jams on floor 4")},
        {"post_tickets_ticket_splits", second("扫描也不行 Scanning fails too")},
        {"post_tokens", Object{{"used_at", nullptr}}},
        {"put_jobs_job_hold", Object{{"state", "held"}, {"done_at", nullptr}}},
        {"put_tickets_ticket_announcement", Object{{"announced", true}}},
        {"put_tickets_ticket_cancellation", Object{{"state", "cancelled"},
                                                   {"cancellation_code", "duplicate"},
                                                   {"cancellation_reason", "重复报告 Reported twice"},
                                                   {"next_due_at", nullptr}}},
        {"put_tickets_ticket_closure", closed},
        {"put_tickets_ticket_kind", Object{{"number", "REQ-10242"}, {"kind", "request"}}},
        {"put_tickets_ticket_parent", Object{{"parent", "INC-10198"}, {"me_too", true}, {"follows_parent", true}}},
        {"put_tickets_ticket_pending",
         Object{{"state", "pending"}, {"pending_reason", "awaiting_supplier"}, {"pending_until", "2026-03-04T01:00:00Z"}}},
        {"put_tickets_ticket_resolution", solved},
    };
    return all;
}

}  // namespace yitai::openapi
