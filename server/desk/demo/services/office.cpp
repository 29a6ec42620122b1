#include "demo/service.h"

namespace yitai::demo {
namespace {

// clang-format off
constexpr ServiceSketch for_office[] = {
    {"desktop", "办公电脑", "Desktop PCs", 3, 9, "desktop", "PCS",
     {"台式机|笔记本|显示器|键盘鼠标", "开机蓝屏|运行特别慢|显示器不亮|风扇异响",
      "加装内存并清理启动项|重装系统|更换显示器电源线|更换固态硬盘"},
     {"laptop|monitor|docking station", "shows a blue screen|is terribly slow|stays dark", "Added memory and cleaned the start-up list|Reinstalled Windows"}},
    {"printing", "打印服务", "Printing", 4, 9, "desktop", "PRN",
     {"激光打印机|复印机|打印队列|扫描仪", "卡纸|打印出来有黑条|脱机状态|刷卡取不到文件",
      "更换定影组件|更换硒鼓|重启打印后台服务|清理搓纸轮"},
     {"printer|print queue|scanner", "jams all the time|prints black stripes|is offline", "Changed the pick-up roller|Restarted the spooler|Changed the toner"}},
    {"vdi", "虚拟桌面", "Virtual desktops", 2, 6, "desktop", "VDI",
     {"瘦客户机|云桌面|桌面池", "登录后黑屏|桌面卡顿打字延迟|提示没有可用桌面",
      "重置桌面会话|扩充桌面池|瘦终端固件升级"},
     {"thin client|virtual desktop", "stays black after sign-in|lags while typing", "Reset the desktop session|Added desktops to the pool"}},
    {"oa", "OA 办公", "Office automation", 2, 9, "office", "OAS",
     {"公文流转|请假审批|用印申请|待办列表", "流程卡在领导节点|正文打不开|待办不消失|附件上传失败",
      "流程管理员跳转节点|安装公文插件|清除待办缓存"},
     {"leave request|approval flow", "is stuck with the manager|cannot be opened", "Moved the flow to the next node|Installed the document plug-in"}},
    {"e-seal", "电子印章", "Electronic seals", 3, 2, "office", "SEA",
     {"签章插件|印章授权|合同验章", "盖章后文件变形|印章证书过期|验章失败",
      "续期印章证书|重装签章控件|校准页面比例"},
     {"seal plug-in|seal certificate", "has expired|distorts the page", "Renewed the seal certificate|Reinstalled the plug-in"}},
    {"meeting", "视频会议", "Video meetings", 3, 4, "office", "MTG",
     {"会议终端|会议室麦克风|共享屏幕", "对方听不到声音|画面马赛克|入会提示密码错误",
      "切换回声消除|更换麦克风电池|会议带宽调整为 4M"},
     {"meeting room system|microphone", "cannot be heard|shows a frozen picture", "Changed the microphone batteries|Gave the meeting more bandwidth"}},
    {"erp", "企业资源 ERP", "ERP", 1, 6, "erp", "ERP",
     {"报销单|凭证过账|固定资产卡片", "报销单提交失败|过账提示期间未开|资产折旧重复",
      "打开会计期间|修正成本中心|冲销后重新计提"},
     {"expense claim|journal posting", "is refused|says the period is closed", "Opened the period|Corrected the cost centre"}},
    {"procurement", "采购平台", "Procurement", 3, 3, "erp", "PUR",
     {"采购申请|供应商准入|招标文件", "申请找不到物料|供应商登录不了|开标解密失败",
      "新增物料编码|重发供应商激活邮件|更换解密锁"},
     {"purchase request|supplier account", "finds no material|cannot sign in", "Added the material number|Sent the activation mail again"}},
    {"hr", "人力资源", "Human resources", 3, 3, "erp", "HRS",
     {"考勤记录|工资条|入职办理", "打卡记录缺失|工资条打不开|调动后部门没更新",
      "补录考勤|重置工资条密码|同步组织数据"},
     {"attendance record|pay slip", "lacks yesterday|does not open", "Added the attendance by hand|Reset the pay slip password"}},
    {"iam", "统一身份认证", "Identity", 1, 9, "security", "IAM",
     {"域账号|密码重置|单点登录|人脸认证", "账号锁定|密码过期改不了|单点登录跳回首页|人脸识别不通过",
      "解锁账号并重置密码|同步身份目录|重新采集人脸"},
     {"domain account|single sign-on", "is locked|returns to the front page|refuses the new password", "Unlocked the account and reset the password|Synchronised the directory"}},
    {"antivirus", "终端安全", "Endpoint security", 2, 3, "security", "EDR",
     {"杀毒软件|准入检查|U 盘管控", "病毒库不更新|准入不合规被隔离|误报正常程序",
      "加入白名单|修复补丁后放行|重装安全客户端"},
     {"virus scanner|admission check", "is out of date|isolates a clean machine", "Put the program on the white list|Installed the missing patches"}},
    {"bastion", "堡垒机", "Bastion host", 2, 3, "security", "BST",
     {"运维授权|会话录像|主机账号", "授权到期登不上主机|录像回放失败|托管密码不对",
      "续期运维授权|重新托管主机密码|修复录像索引"},
     {"maintenance grant|session replay", "has run out|does not play", "Extended the grant|Stored the host password anew"}},
};
// clang-format on

}  // namespace

std::span<ServiceSketch const> office_services() { return for_office; }

}  // namespace yitai::demo
