// What most desks begin with: services and what is reported about them, and replies that are sent every day. It is written like a file of
// configuration, and is changed like anything else afterwards.

interface Names {
  zh: string
  en: string
}
const names = (zh: string, en: string): Names => ({ zh, en })

export const services: { code: string; name: Names; criticality: number }[] = [
  { code: 'mail', name: names('企业邮箱', 'E-mail'), criticality: 1 },
  { code: 'network', name: names('办公网络', 'Office network'), criticality: 1 },
  { code: 'remote-access', name: names('远程接入（VPN）', 'Remote access (VPN)'), criticality: 2 },
  { code: 'accounts', name: names('账号与权限', 'Accounts and access'), criticality: 2 },
  { code: 'workplace', name: names('办公电脑', 'Workplace computers'), criticality: 3 },
  { code: 'printing', name: names('打印与扫描', 'Printing and scanning'), criticality: 4 },
  { code: 'telephony', name: names('电话', 'Telephony'), criticality: 2 },
  { code: 'meetings', name: names('会议与视频', 'Meetings and video'), criticality: 3 },
  { code: 'file-shares', name: names('文件共享', 'File shares'), criticality: 2 },
  { code: 'business-applications', name: names('业务系统', 'Business applications'), criticality: 1 },
]

export const categories: { code: string; name: Names }[] = [
  { code: 'hardware', name: names('硬件', 'Hardware') },
  { code: 'software', name: names('软件', 'Software') },
  { code: 'connection', name: names('网络连接', 'Connection') },
  { code: 'access', name: names('登录与权限', 'Sign-in and access') },
  { code: 'slow', name: names('速度慢', 'Slowness') },
  { code: 'data', name: names('数据', 'Data') },
  { code: 'how-to', name: names('使用咨询', 'How to use it') },
]

export const cannedReplies: { code: string; title: Names; body: Names; scope: 'shared' }[] = [
  {
    code: 'more-please',
    title: names('请补充信息', 'Please tell us more'),
    body: names(
      '{{requester.name}}，您好！\n\n为了尽快处理 {{ticket.number}}，请补充：\n\n1. 何时开始出现？\n2. 屏幕上显示了什么（最好附截图）？\n3. 只有您遇到，还是同事也遇到？',
      'Hello {{requester.name}},\n\nto get on with {{ticket.number}} quickly we need to know:\n\n1. Since when does it happen?\n2. What does the screen say (a picture helps)?\n3. Is it only you, or your colleagues as well?',
    ),
    scope: 'shared',
  },
  {
    code: 'works-again',
    title: names('已恢复，请确认', 'It works again, please confirm'),
    body: names(
      '{{requester.name}}，您好！\n\n“{{ticket.subject}}”已处理完毕，请试一下。如仍有问题，直接回复即可。',
      'Hello {{requester.name}},\n\n“{{ticket.subject}}” has been solved, please try. If it is not right yet, just answer this.',
    ),
    scope: 'shared',
  },
]
