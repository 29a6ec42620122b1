import { expect, test } from 'vitest'
import { combined } from './filter'

test('a query narrows the conditions of a view', () => {
  expect(combined('open=true&assignee=me', 'priority:P1')).toBe('open=true&assignee=me&q=priority%3AP1')
})

test('a view that is a query itself keeps both', () => {
  expect(combined('q=vpn%20or%20wifi&open=true', 'site:广州')).toBe(
    `open=true&q=${encodeURIComponent('(vpn or wifi) (site:广州)')}`,
  )
})

test('without a query the view stands as it is', () => {
  expect(combined('open=true', undefined)).toBe('open=true')
  expect(combined('', 'vpn')).toBe('q=vpn')
})
