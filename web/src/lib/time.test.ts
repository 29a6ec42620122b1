import { expect, test } from 'vitest'
import { speak, startLanguage } from './i18n'
import { span } from './time'

test('a span is told in two units at most', async () => {
  await startLanguage()
  await speak('en')
  expect([0, 12, 240, 7800, 7200, 273_600, 86_400, -65].map(span)).toEqual([
    '0s',
    '12s',
    '4m',
    '2h 10m',
    '2h',
    '3d 4h',
    '1d',
    '1m',
  ])
})

test('it is told in Chinese', async () => {
  await startLanguage()
  await speak('zh')
  expect([12, 7800, 273_600].map(span)).toEqual(['12秒', '2小时 10分钟', '3天 4小时'])
})
