#include "demo/service.h"

namespace yitai::demo {
namespace {

// clang-format off
constexpr ServiceSketch for_platform[] = {
    {"data-warehouse", "数据仓库", "Data warehouse", 2, 3, "data", "DWH",
     {"日结任务|宽表|调度依赖", "凌晨任务失败|宽表数据少一天|依赖未完成一直等待",
      "补跑前置任务|扩表空间后重跑|修正分区条件"},
     {"nightly load|wide table", "failed at three|lacks one day", "Re-ran the upstream load|Extended the tablespace"}},
    {"bi", "经营分析", "Business reports", 3, 4, "data", "RPT",
     {"经营日报|报表权限|驾驶舱", "报表打开报错|数字与上月口径不一致|导出 Excel 乱码",
      "口径说明并更新注释|授予报表角色|导出编码改为 UTF-8"},
     {"daily report|dashboard", "ends in an error|differs from finance", "Explained the definition and noted it|Granted the report role"}},
    {"data-exchange", "数据共享", "Data exchange", 3, 2, "data", "EXC",
     {"接口文件|SFTP 账号|省公司报送", "文件没有按时到达|SFTP 登录拒绝|校验行数不符",
      "重新推送文件|更新 SFTP 公钥|与对端核对行数"},
     {"interface file|SFTP account", "did not arrive|is refused", "Pushed the file again|Installed the new public key"}},
    {"database", "数据库平台", "Databases", 1, 4, "database", "ORA",
     {"表空间|主备同步|慢查询|连接池", "锁等待严重|备库延迟两小时|表空间使用率超过九成五|连接数打满",
      "杀掉阻塞会话并加索引|扩展数据文件|调整归档策略"},
     {"tablespace|standby database", "is nearly full|lags by two hours|has blocking sessions", "Ended the blocking session and added an index|Extended the data files"}},
    {"middleware", "中间件", "Middleware", 2, 3, "database", "MDW",
     {"消息队列|应用服务器线程池|注册中心", "消费堆积百万条|线程池耗尽|服务注册不上",
      "增加消费者实例|线程池参数调整|清理过期注册节点"},
     {"message queue|thread pool", "has a million messages waiting|is used up", "Added consumers|Raised the thread pool"}},
    {"cache", "缓存服务", "Cache", 3, 1, "database", "CCH",
     {"Redis 集群|热点键|缓存失效时间", "主从切换后连不上|内存逐出告警|缓存穿透",
      "拆分热点键|扩容分片|增加空值缓存"},
     {"Redis cluster|hot key", "evicts keys|is unreachable after failover", "Split the hot key|Added shards"}},
    {"server", "服务器", "Servers", 2, 4, "server", "SRV",
     {"机架服务器|硬盘指示灯|电源模块", "硬盘亮黄灯|自动重启|内存报 ECC 错误",
      "热插拔更换硬盘|更换内存条|升级 BIOS"},
     {"rack server|power supply", "shows an amber disk light|reboots by itself", "Replaced the disk|Replaced a memory module"}},
    {"cloud", "私有云", "Private cloud", 2, 4, "server", "CLD",
     {"云主机|虚机快照|资源配额", "云主机启动失败|快照删除卡住|配额不足不能扩容",
      "迁移到空闲宿主机|清理残留快照链|审批后调整配额"},
     {"virtual machine|snapshot", "does not start|cannot be deleted", "Moved it to another host|Cleaned the snapshot chain"}},
    {"container", "容器平台", "Container platform", 2, 2, "server", "K8S",
     {"容器镜像|命名空间|入口网关", "镜像拉取失败|容器反复重启|网关返回 502",
      "镜像仓库凭据更新|内存限额调高|滚动重启入口网关"},
     {"image pull|pod", "fails with unauthorised|restarts all the time", "Renewed the registry secret|Raised the memory limit"}},
    {"storage", "集中存储", "Storage", 1, 3, "storage", "SAN",
     {"存储阵列|LUN 映射|光纤交换机", "IO 延迟飙高|磁盘柜掉线|多路径丢一条",
      "更换光纤跳线|阵列控制器切换|迁移热点 LUN"},
     {"storage array|LUN", "has high latency|lost a path", "Changed the fibre patch cord|Failed over the controller"}},
    {"backup", "备份恢复", "Backup", 2, 2, "storage", "BKP",
     {"备份任务|磁带库|恢复演练", "昨夜备份失败|磁带卡住|恢复校验不通过",
      "释放备份窗口后重跑|磁带库机械手复位|更换损坏磁带"},
     {"backup job|tape library", "failed last night|has a stuck tape", "Ran the job again in a free window|Reset the tape robot"}},
    {"file-share", "文件共享", "File shares", 3, 5, "storage", "FIL",
     {"部门共享盘|文件夹权限|误删文件", "映射盘符断开|没有写权限|文件被误删",
      "从快照恢复文件|加入权限组|重新映射网络盘"},
     {"department share|folder rights", "is disconnected|refuses to write", "Restored the file from a snapshot|Added the person to the group"}},
};
// clang-format on

}  // namespace

std::span<ServiceSketch const> platform_services() { return for_platform; }

}  // namespace yitai::demo
