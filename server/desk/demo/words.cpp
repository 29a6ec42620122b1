// What people write: a report, an answer, a solution; put together from the words of its service.
#include "demo/city.h"
#include "demo/story.h"

#include <fmt/format.h>

namespace yitai::demo {
namespace {

struct Chosen {
    std::string_view thing, symptom, remedy;
    std::string place, error;
};

Words const& vocabulary(Case const& each) { return each.tongue == Tongue::zh ? each.service->chinese : each.service->english; }

Chosen chosen_for(Case const& each, Company const& company) {
    Dice dice(each.seed);
    auto const& words = vocabulary(each);
    auto const& member = company.members[each.requester];
    auto const& city = cities()[member.city];
    Chosen chosen{dice.word(words.things), dice.word(words.symptoms), dice.word(words.remedies), {}, {}};
    int const floor = dice.between(1, floors_of_a_building);
    chosen.place =
        each.tongue == Tongue::zh ? fmt::format("{} {} 楼", city.zh, floor) : fmt::format("{}, floor {}", city.en, floor);
    if (dice.chance(45)) chosen.error = fmt::format("{}-{}", each.service->error, dice.between(101, 140));
    return chosen;
}

constexpr std::string_view since_zh = "今天早上开始|昨天下班前开始|刚刚|更新之后|从周一起|重启过一次仍然";
constexpr std::string_view scope_zh =
    "同事也有同样情况|只有我这台|整个班组都受影响|客户在柜台等着|月底要用，比较急|不影响其他业务";
constexpr std::string_view since_en = "Since this morning|Since yesterday evening|After the update|Just now|Even after a restart";
constexpr std::string_view scope_en =
    "Colleagues see it too.|Only on my machine.|A customer is waiting.|We need it for the month's end.";

constexpr std::string_view reply_zh =
    "您好，已收到，正在核查{}，请稍候。|您好，我们已定位到{}相关问题，预计一小时内恢复。|麻烦提供{}的报错截图和操作时间，谢谢。";
constexpr std::string_view reply_en =
    "We are looking at the {} now.|We found what is wrong with the {} and expect it back within an hour.|Please send a "
    "screenshot of the {}.";
constexpr std::string_view note_zh =
    "查看{}日志，发现异常，继续跟踪。|已联系机房同事协助检查{}。|{}与上周同类问题相似，按同样步骤处理。";
constexpr std::string_view note_en =
    "The log of the {} shows the fault.|Asked the machine room to check the {}.|Same as last week's {}.";
constexpr std::string_view answer_zh = "截图已发，{}还是不行。|我在工位，可以远程。|{}是今天九点多出现的。";
constexpr std::string_view answer_en =
    "The {} still does not work; screenshot attached to my mail.|I am at my desk, please connect.";

std::string filled(std::string_view pattern, std::string_view thing) {
    std::string text(pattern);
    if (auto const place = text.find("{}"); place != text.npos) text.replace(place, 2, thing);
    return text;
}

std::string news(Step const& step) {
    return step.order < 5 ? "故障已确认，影响全省，技术人员正在抢修，预计一小时内恢复，请勿重复报障。"
                          : "主用节点已切换到备用节点，业务逐步恢复，正在观察。";
}

std::string closing_words(Case const& each, Chosen const& chosen) {
    if (!each.fault.empty())
        return fmt::format("原因：主用节点故障，自动切换未生效。处理：手动切换到备用节点，{}。", chosen.remedy);
    return each.tongue == Tongue::zh ? fmt::format("{}，经用户确认恢复正常（{}）。", chosen.remedy, chosen.thing)
                                     : fmt::format("{} ({}). Checked together with the person.", chosen.remedy, chosen.thing);
}

}  // namespace

std::string subject_of(Case const& each, Company const& company) {
    auto const chosen = chosen_for(each, company);
    if (!each.fault.empty()) return std::string(each.fault);
    auto const error = chosen.error.empty() ? "" : ' ' + chosen.error;
    if (each.tongue == Tongue::zh)
        return fmt::format("{}{}：{}{}", each.seed % 3 == 0 ? chosen.place + ' ' : "", each.service->zh, chosen.symptom, error);
    auto text = fmt::format("{} {}{}", chosen.thing, chosen.symptom, error);
    if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string description_of(Case const& each, Company const& company) {
    auto const chosen = chosen_for(each, company);
    Dice dice(each.seed + 1);
    if (!each.fault.empty()) return fmt::format("{}，{}。{}", chosen.place, each.fault, dice.word(scope_zh));
    if (each.tongue == Tongue::zh)
        return fmt::format("{}，用到{}时{}。地点：{}。{}。", dice.word(since_zh), chosen.thing, chosen.symptom, chosen.place,
                           dice.word(scope_zh));
    return fmt::format("{} the {} {}. Place: {}. {}", dice.word(since_en), chosen.thing, chosen.symptom, chosen.place,
                       dice.word(scope_en));
}

std::string words_of(Case const& each, Step const& step, Company const& company) {
    auto const chosen = chosen_for(each, company);
    Dice dice(each.seed + 2 + step.order);
    bool const zh = each.tongue == Tongue::zh;
    switch (step.act) {
        case Act::reply:
            return each.fault.empty() ? filled(dice.word(zh ? reply_zh : reply_en), chosen.thing) : news(step);
        case Act::note:
            return filled(dice.word(zh ? note_zh : note_en), chosen.thing);
        case Act::answer:
            return filled(dice.word(zh ? answer_zh : answer_en), chosen.thing);
        default:
            return closing_words(each, chosen);
    }
}

}  // namespace yitai::demo
