import { expect, test } from 'vitest'
import { datesFrom } from './dates'

test('dates are read with their year or without, and in Chinese', () => {
  expect(datesFrom('2027-01-01\n2-5, 2027年10月1日', 2027)).toEqual(['2027-01-01', '2027-02-05', '2027-10-01'])
})

test('a span names each of its days, once', () => {
  expect(datesFrom('10-01..10-03 10-02', 2027)).toEqual(['2027-10-01', '2027-10-02', '2027-10-03'])
})

test('what is no date stays', () => {
  expect(datesFrom('spring', 2027)).toEqual(['spring'])
})
