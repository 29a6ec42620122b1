#include "listing/query_field.h"

#include "listing/columns.h"

namespace yitai::listing {
namespace {

using Sort = QueryField::Sort;

constexpr QueryField fields[] = {
    {"status", "状态", "state", Sort::state},
    {"state", "阶段", "state", Sort::state},
    {"priority", "优先级", "priority", Sort::number},
    {"impact", "影响", "impact", Sort::number},
    {"urgency", "紧急程度", "urgency", Sort::number},
    {"kind", "类型", "kind", Sort::word},
    {"channel", "渠道", "channel", Sort::word},
    {"pending", "挂起原因", "pending_reason", Sort::word},
    {"assignee", "处理人", "assignee", Sort::person},
    {"requester", "请求人", "requester", Sort::person},
    {"reporter", "报告人", "reported_by", Sort::person},
    {"watcher", "关注人", "watcher", Sort::person},
    {"group", "组", "group", Sort::thing, {}, "desk_group"},
    {"service", "服务", "service", Sort::thing, {}, "service"},
    {"site", "地点", "site", Sort::thing, "site", "site"},
    {"organisation", "组织", "organisation", Sort::thing, {}, "organisation"},
    {"category", "类别", "category", Sort::thing, "category", "category"},
    {"ci", "配置项", "ci", Sort::thing},
    {"parent", "父单", "parent", Sort::thing},
    {"tag", "标签", "tag", Sort::text},
    {"number", "编号", "number", Sort::text},
    {"breach", "超时", "next_due_at", Sort::breach},
    {"due", "到期", "next_due_at", Sort::instant},
    {"created", "创建", "created_at", Sort::instant},
    {"updated", "更新", "updated_at", Sort::instant},
    {"resolved", "解决", "resolved_at", Sort::instant},
    {"happened", "发生", "happened_at", Sort::instant},
    {"reopened", "重开", "reopen_count", Sort::number},
    {"transfers", "转派", "transfer_count", Sort::number},
    {"response_met", "响应达标", "response_met", Sort::boolean},
    {"resolution_met", "解决达标", "resolution_met", Sort::boolean},
    {"announced", "公告", "announced", Sort::boolean},
    {"me_too", "同报", "me_too", Sort::boolean},
    {"vip", "贵宾", "vip", Sort::boolean},
};

struct StateWord {
    std::string_view zh;
    std::string_view state;
};
constexpr StateWord state_words[] = {
    {"未结", "open"},         {"已结", "over"},         {"新建", "new"},          {"已分派", "assigned"}, {"处理中", "in_progress"},
    {"挂起", "pending"},      {"已解决", "resolved"},   {"已关闭", "closed"},     {"已取消", "cancelled"}, {"已提交", "submitted"},
    {"履行中", "fulfilment"}, {"已履行", "fulfilled"},
};

}  // namespace

std::string const& query_pointer() {
    static std::string const pointer = http::query_pointer("q");
    return pointer;
}

std::span<QueryField const> query_fields() { return fields; }

QueryField const& query_field(search::Node const& node) {
    auto const name = lower_ascii(node.field);
    for (auto const& field : fields)
        if (field.name == name || field.zh == name || (field.filter == name && field.sort != Sort::breach)) return field;
    search::refuse(query_pointer(), {"There is no field {{name}}; put a text in quotation marks", {{"name", node.field}}},
                   node.position);
}

std::vector<std::string_view> words_of_field(QueryField const& field) {
    auto const* column = column_named(field.filter);
    return column ? column->words : std::vector<std::string_view>{};
}

std::string state_word(std::string_view written) {
    auto word = lower_ascii(written);
    for (auto const& [zh, state] : state_words)
        if (word == zh) return std::string(state);
    return word;
}

}  // namespace yitai::listing
