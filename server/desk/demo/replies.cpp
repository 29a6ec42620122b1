// The canned replies of the demo company's desk.
#include "canned/canned_reply.h"
#include "db/attempt.h"
#include "demo/company.h"

namespace yitai::demo {
namespace {

struct Reply {
    std::string_view code, zh_title, en_title, zh, en;
};
constexpr Reply replies[] = {
    {"received", "已受理", "We have it",
     "{{requester.name}}您好：您反映的问题已受理，工单号 {{ticket.number}}，由 {{group.name}} 处理，预计 {{resolution.due}} "
     "前解决。",
     "Hello {{requester.name}}, we have your report as {{ticket.number}}. {{group.name}} looks after it and means to solve it by "
     "{{resolution.due}}."},
    {"more-details", "请补充信息", "Please tell us more",
     "{{requester.name}}您好：为尽快处理 {{ticket.number}}，请补充：出现时间、操作步骤、报错截图和联系电话。谢谢！",
     "Hello {{requester.name}}, to help you with {{ticket.number}} we need to know when it happens, what you did before, what "
     "the "
     "message says (a screenshot will do) and how to reach you. Thank you!"},
    {"restart", "请先重启", "Please restart first",
     "请先保存工作，重启电脑后再试一次；若仍有问题请直接回复，我们继续跟进 {{ticket.number}}。",
     "Please save your work, restart the computer and try again. If it still fails, just reply and we go on with "
     "{{ticket.number}}."},
    {"password-reset", "密码已重置", "Your password was reset",
     "{{requester.name}}您好：密码已重置，重置链接已发送至您登记的邮箱，24 小时内有效。请勿把密码告诉任何人，包括我们。",
     "Hello {{requester.name}}, your password was reset; the link in your registered mailbox is good for 24 hours. Please tell "
     "your "
     "password to nobody, not even to us."},
    {"remote-help", "申请远程协助", "May we look at your screen?",
     "{{requester.name}}您好：为处理 "
     "{{ticket.number}}，需要远程查看您的电脑。方便时请回复，我们会先致电与您确认。——{{agent.name}}",
     "Hello {{requester.name}}, for {{ticket.number}} we should look at your screen. Please tell us when it suits you; we call "
     "you "
     "before we begin. {{agent.name}}"},
    {"visit", "安排上门", "We come to you",
     "{{requester.name}}您好：{{group.name}} 将安排工程师前往 {{site.name}} 现场处理 {{ticket.number}}，请保持电话畅通。",
     "Hello {{requester.name}}, an engineer of {{group.name}} will come to {{site.name}} for {{ticket.number}}. Please keep your "
     "phone at hand."},
    {"known-outage", "已知故障", "A known outage",
     "{{service.name}} 目前出现故障，工程师正在抢修，恢复后会在本工单通知您，无需重复报障。给您带来不便，敬请谅解。",
     "{{service.name}} has an outage and our engineers are at work on it. We tell you here as soon as it runs again; there is no "
     "need "
     "to report it twice. We are sorry for the trouble."},
    {"restored", "业务已恢复", "It runs again",
     "{{service.name}} 已恢复正常，请您验证。若仍有异常，请直接回复 {{ticket.number}}。",
     "{{service.name}} runs again; please try it. If something is still wrong, reply to {{ticket.number}}."},
    {"with-supplier", "已转厂商", "It is with the supplier",
     "{{ticket.number}} 需要厂商配合，我们已提交厂商处理，有进展会第一时间告知您。",
     "{{ticket.number}} needs our supplier, who has it now. We tell you as soon as there is news."},
    {"solved", "请确认已解决", "Please confirm",
     "{{requester.name}}您好：“{{ticket.subject}}”已处理完毕，请确认。三个工作日内未收到回复，工单将自动关闭。——{{agent.name}}",
     "Hello {{requester.name}}, \"{{ticket.subject}}\" should be solved; please try it. Without a word from you we close the "
     "ticket "
     "after three working days. {{agent.name}}"},
    {"no-answer", "多次联系未果", "We could not reach you",
     "{{requester.name}}您好：我们多次致电未能联系上您。方便时请回复 {{ticket.number}}，我们将继续处理。",
     "Hello {{requester.name}}, we have called you several times in vain. Please reply to {{ticket.number}} when it suits you "
     "and we "
     "go on."},
    {"order-queue", "营业单积压", "", "营业受理系统单据处理较慢，请勿重复提交；{{group.name}} 正在处理积压。", ""},
};

}  // namespace

void write_replies(Tx& tx, Company const& company) {
    db::act_as(tx, company.called("su_qing").actor, [](Tx& as_manager) {
        for (auto const& reply : replies) {
            canned::CannedFields fields{.code = Code(std::string(reply.code)), .scope = CannedScope::shared};
            fields.title.zh = std::string(reply.zh_title);
            fields.body.zh = std::string(reply.zh);
            if (!reply.en.empty()) fields.title.en = std::string(reply.en_title);
            if (!reply.en.empty()) fields.body.en = std::string(reply.en);
            canned::add(as_manager, fields);
        }
    });
}

}  // namespace yitai::demo
