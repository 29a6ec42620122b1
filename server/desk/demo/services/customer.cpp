#include "demo/service.h"

namespace yitai::demo {
namespace {

// clang-format off
constexpr ServiceSketch for_customer[] = {
    {"billing", "计费系统", "Billing", 1, 9, "billing", "BIL",
     {"出账批次|话单文件|欠费停机名单|月租费", "重复扣费|话单积压未入账|出账结果与套餐不符|批次跑了一夜没有结束",
      "话单目录磁盘写满，清理后重跑批次|优惠规则版本错误，回退后重新出账|重新导入话单并核对金额"},
     {"bill run|call detail records", "charges the monthly fee twice|is stuck since midnight|does not match the tariff",
      "Re-ran the bill run after clearing the CDR folder|Rolled the discount rule back and billed again"}},
    {"rating", "批价引擎", "Rating engine", 1, 3, "billing", "RAT",
     {"流量批价|国际漫游资费|阶梯单价", "批出来的单价是零|漫游流量按国内价算|累计量没有清零",
      "资费表缺少一行，补齐后重批|累计器过期，清零并重新批价|加载最新资费版本"},
     {"roaming tariff|data rating", "is rated at zero|ignores the free allowance", "Added the missing tariff row and rated again|Reset the allowance counters"}},
    {"invoicing", "账单与发票", "Invoicing", 2, 5, "billing", "INV",
     {"电子发票|纸质账单|增值税专票", "开具后收不到|抬头税号显示错误|红冲一直失败",
      "税控服务证书到期，更换后重开|同步客户税号后重新开具|人工红冲并补开"},
     {"e-invoice|VAT invoice", "never arrives by mail|shows the wrong tax number", "Renewed the tax control certificate and issued it again|Corrected the tax number"}},
    {"crm", "客户管理", "CRM", 1, 9, "crm", "CRM",
     {"客户资料页|实名登记|过户办理|客户视图", "查询客户资料转圈|身份证读卡器识别不了|过户提交后提示客户已锁定|资料页空白",
      "解除客户锁并重试过户|读卡器驱动升级后恢复|客户索引重建后查询正常"},
     {"customer profile page|ID card reader", "spins for ever|says the customer is locked|shows nobody", "Released the customer lock|Rebuilt the customer index"}},
    {"loyalty", "积分商城", "Loyalty points", 4, 2, "crm", "LOY",
     {"积分兑换|会员等级|礼品订单", "积分到期没有提醒|兑换成功但没扣积分|等级显示降了一级",
      "补发积分并通知会员|重跑等级计算任务|礼品库存同步后恢复"},
     {"points balance|gift order", "lost all points|is not delivered", "Credited the points again|Re-ran the level calculation"}},
    {"contract-archive", "合同档案", "Contract archive", 3, 2, "crm", "ARC",
     {"合同扫描件|签名采集板|档案检索", "上传后打不开|签名笔没有反应|检索不到去年的合同",
      "扫描件重新转码|更换签名板数据线|补建档案目录索引"},
     {"scanned contract|signature pad", "cannot be opened|does not take a signature", "Converted the scan again|Changed the cable of the signature pad"}},
    {"order", "工单系统", "Service orders", 1, 8, "order", "ORD",
     {"装机工单|移机工单|拆机工单|竣工回单", "卡在资源配置环节|派单后外线看不到|回单失败提示环节不匹配|重复生成两张",
      "流程实例重新驱动到下一环节|作废重复单并回填|环节配置修正后竣工"},
     {"installation order|relocation order", "hangs in resource assignment|was created twice|cannot be completed", "Drove the process to its next step|Cancelled the duplicate order"}},
    {"sales-desk", "营业厅系统", "Shop system", 1, 7, "order", "SHP",
     {"受理台席|收银台|叫号机|写卡器", "提交订单时闪退|收款成功但订单未支付|叫号不出票|SIM 卡写卡失败",
      "重装受理客户端|对账后补单|更换热敏纸并校准|写卡器固件升级"},
     {"till|SIM card writer|queue ticket machine", "crashes on submit|fails to write the card|prints no ticket", "Reinstalled the shop client|Updated the firmware of the card writer"}},
    {"number-pool", "号码资源", "Number pool", 2, 3, "order", "NUM",
     {"靓号池|携号转网|预占号码", "选号时号码为空|携入申请没有回执|预占到期不释放",
      "重新入库号段|向携转平台重发请求|执行释放任务"},
     {"number portability request|vanity number", "gets no answer|cannot be reserved", "Sent the portability request again|Loaded the number range"}},
    {"e-shop", "网上营业厅", "Web shop", 2, 6, "channel", "WEB",
     {"充值页面|套餐办理页|在线客服入口", "支付后不到账|验证码不显示|办理按钮灰色",
      "支付回调补发|静态资源回源后恢复|灰度开关调整"},
     {"top-up page|plan page", "takes the money but adds nothing|shows no captcha", "Replayed the payment callback|Purged the cached pages"}},
    {"mobile-app", "手机营业厅", "Customer app", 2, 5, "channel", "APP",
     {"安卓客户端|苹果客户端|流量查询", "启动后白屏|一键登录失败|剩余流量显示为负数",
      "回滚热更新包|更新取号 SDK 配置|修正流量缓存"},
     {"Android client|iPhone client", "starts with a white screen|shows negative data left", "Rolled the hot update back|Corrected the cached balance"}},
    {"dealer-portal", "代理商门户", "Dealer portal", 3, 4, "channel", "DLR",
     {"佣金结算单|代理商开户|终端串码", "佣金少算|开户审批不流转|串码重复入库",
      "重算本期佣金|推进审批节点|删除重复串码"},
     {"commission statement|dealer account", "is short of last month|waits for approval for ever", "Calculated the commission again|Moved the approval on"}},
    {"call-centre", "呼叫中心", "Contact centre", 1, 8, "contact-centre", "CTI",
     {"坐席软电话|来电弹屏|排队策略|班长台", "签入后立即掉线|弹屏不出客户信息|来电单通听不见|排队人数显示为零",
      "CTI 服务切换到备机|弹屏接口超时，扩容后恢复|耳麦驱动更新"},
     {"agent softphone|screen pop", "drops after sign-in|shows no caller|has one-way audio", "Switched CTI to the standby|Updated the headset driver"}},
    {"ivr", "语音导航", "Voice menu", 2, 2, "contact-centre", "IVR",
     {"按键菜单|语音识别|播报音", "按键没有响应|识别成别的业务|播报卡顿",
      "重新发布流程脚本|更新语音模型词表|更换放音节点"},
     {"voice menu|speech recognition", "ignores key presses|plays broken prompts", "Published the voice script again|Moved the prompts to another node"}},
    {"recording", "录音质检", "Call recording", 3, 2, "contact-centre", "REC",
     {"通话录音|质检评分表|录音下载", "录音文件缺失|评分保存不了|下载到的录音无声",
      "录音服务器时间校准|补传本地缓存录音|修复评分模板"},
     {"recorded call|scoring sheet", "is missing|has no sound", "Uploaded the cached recordings|Repaired the scoring template"}},
};
// clang-format on

}  // namespace

std::span<ServiceSketch const> customer_services() { return for_customer; }

}  // namespace yitai::demo
