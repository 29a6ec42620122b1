#include "role/right_words.h"

namespace yitai::role {
namespace {

// How far a right can reach.
enum class Reaches { things, groups, self, desk };

struct Words {
    Right right;
    Reaches reaches;
    std::string_view zh, en, for_zh, for_en;
};

using enum Reaches;

// clang-format off
constexpr Words words[] = {
    {Right::ticket_read, things, "查看工单", "Read tickets", "查看工单及其与请求人的沟通", "Tickets, and what was said to their requesters"},
    {Right::ticket_create, desk, "报障", "Report", "为自己提交工单", "Reports for oneself"},
    {Right::ticket_create_for_others, things, "代他人报障", "Report for others", "以他人名义提交工单", "Reports on somebody else's behalf"},
    {Right::ticket_reply, things, "回复请求人", "Reply to the requester", "撰写请求人可见的内容", "What the requester gets to read"},
    {Right::ticket_chase, things, "催办", "Chase", "催促处理工单", "Asking how it goes, so that the assignee hears of it"},
    {Right::ticket_note_read, things, "查看内部备注", "Read internal notes", "查看请求人看不到的备注", "Notes that the requester doesn't see"},
    {Right::ticket_note, things, "写内部备注", "Write internal notes", "撰写请求人看不到的备注、任务与草稿", "Notes, tasks and drafts that the requester doesn't see"},
    {Right::ticket_classify, things, "分类", "Classify", "修改主题、服务、分类、影响与紧急程度", "Subject, service, category, impact and urgency"},
    {Right::ticket_override_priority, things, "人工设定优先级", "Set priorities by hand", "不按矩阵设定优先级", "Another priority than the matrix gives"},
    {Right::ticket_assign, things, "分派", "Assign", "将工单交给组或人员", "Giving tickets to groups and people"},
    {Right::ticket_escalate, things, "升级", "Escalate", "将工单升级到上一级", "Giving tickets to those above"},
    {Right::ticket_resolve, things, "解决", "Resolve", "写明解决方案并解决工单", "Saying how it was solved"},
    {Right::ticket_close, things, "关闭", "Close", "确认并关闭已解决的工单", "Confirming that it is solved"},
    {Right::ticket_reopen, things, "重新打开", "Reopen", "重新打开已解决的工单", "Saying that it isn't solved"},
    {Right::ticket_cancel, things, "取消工单", "Cancel tickets", "取消不再需要的工单", "Ending what is needed no longer"},
    {Right::ticket_link, things, "关联工单", "Link tickets", "建立工单之间的关联", "Saying which tickets belong together"},
    {Right::ticket_merge, things, "合并与拆分", "Merge and split", "将多张工单合为一张，或拆为多张", "Making one ticket of several, or several of one"},
    {Right::ticket_announce, things, "公告事件", "Announce incidents", "将事件公告给受影响者", "Telling everybody concerned of a known fault"},
    {Right::contact_record, things, "登记联络", "Record contacts", "登记来电、邮件与来访", "Calls, mails and visits"},
    {Right::contact_read, things, "查看联络记录", "Read contacts", "查看来电、邮件与来访的记录", "The records of calls, mails and visits"},
    {Right::person_read, things, "查看人员", "See people", "查看人员的姓名与所属", "Who people are and where they belong"},
    {Right::person_contact, things, "查看联系方式", "See contact data", "查看邮箱、电话、工号与 VIP 标记", "Mails, numbers, employee number, VIP"},
    {Right::person_contact_edit, things, "修改联系方式", "Change contact data", "修改邮箱、电话与所在地点", "Mails, numbers and where somebody sits"},
    {Right::person_vip, things, "设定 VIP", "Say who is a VIP", "设定 VIP 标记、说明与代理人", "The VIP flag, remarks and deputies"},
    {Right::person_manage, desk, "管理人员与地点", "Manage people and places", "添加与停用人员、组织、部门与地点", "Adding and retiring people, organisations, departments and sites"},
    {Right::group_manage, groups, "管理组", "Manage groups", "管理组及其成员", "Groups and who is in them"},
    {Right::role_manage, desk, "管理角色", "Manage roles", "授予、收回与定义角色", "Giving, taking away and defining roles"},
    {Right::token_manage, desk, "管理 API 令牌", "Manage API tokens", "为程序签发与收回令牌", "How programs sign in"},
    {Right::integration_manage, desk, "管理集成", "Manage integrations", "管理与其他系统的连接", "Connections to other systems"},
    {Right::person_impersonate, desk, "代入他人身份", "Act as somebody else", "以他人身份操作，均留有记录", "Acting in somebody's name, which is recorded"},
    {Right::erasure_approve, desk, "批准数据删除", "Approve erasures", "批准删除个人数据", "Agreeing that personal data is erased"},
    {Right::erasure_execute, desk, "执行数据删除", "Execute erasures", "执行已批准的删除", "Erasing what was agreed on"},
    {Right::catalog_read, desk, "查看目录", "Read the catalogue", "查看服务、分类与组", "Services, categories and groups"},
    {Right::catalog_manage, desk, "管理服务与分类", "Manage services and categories", "管理服务、支持关系与分类", "Services, who supports them, categories"},
    {Right::ci_read, things, "查看配置项", "See configuration items", "查看设备、程序与合同", "Devices, programs and contracts"},
    {Right::ci_manage, things, "管理配置项", "Manage configuration items", "添加与修改设备、程序与合同", "Adding and changing devices, programs and contracts"},
    {Right::attachment_confidential, things, "打开保密附件", "Open confidential files", "打开标为保密的附件", "Files that were marked confidential"},
    {Right::report_read, things, "查看报表", "Read reports", "查看工单统计，仅限可见的工单", "Figures of the tickets one may see"},
    {Right::export_bulk, desk, "批量导出工单", "Export many tickets", "把工单列表写入文件", "Lists of tickets as files"},
    {Right::desk_manage, desk, "管理服务台规则", "Manage the desk’s rules", "管理日历、协议、流程规则与公共视图", "Calendars, agreements, practices, what all share"},
    {Right::import_run, desk, "导入", "Import", "由文件导入人员、地点等，并可撤销", "People, places and the like from files"},
    {Right::job_manage, desk, "管理后台任务", "Manage jobs", "查看与重试后台任务", "The work the desk does by itself"},
    {Right::audit_read, self, "查看审计记录", "Read the audit trail", "查看谁做了什么；否则仅限本人所为", "Who did what; else what one did oneself"},
};
// clang-format on

std::vector<Scope> scopes_of(Reaches reaches) {
    switch (reaches) {
        case things:
            return {Scope::requests, Scope::own, Scope::team, Scope::all};
        case groups:
            return {Scope::team, Scope::all};
        case self:
            return {Scope::requests, Scope::all};
        case desk:
            return {Scope::all};
    }
    return {};
}

Bilingual both(std::string_view zh, std::string_view en) { return {std::string(zh), std::string(en)}; }

}  // namespace

std::vector<RightView> const& right_views() {
    static auto const views = [] {
        std::vector<RightView> all;
        for (auto const& row : words)
            all.push_back({right_name(row.right), both(row.zh, row.en), both(row.for_zh, row.for_en), scopes_of(row.reaches)});
        return all;
    }();
    return views;
}

}  // namespace yitai::role
