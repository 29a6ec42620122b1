import { expect, test } from 'vitest'
import { fileSize, typeSign } from './file'

test('sizes are told in the unit that fits', () => {
  expect(fileSize(0)).toBe('0 bytes')
  expect(fileSize(812)).toBe('812 bytes')
  expect(fileSize(3_400_000)).toBe('3.4 MB')
  expect(fileSize(25_000_000)).toBe('25 MB')
})

test('the sign of a type is the ending of its name', () => {
  expect(typeSign('日志.tar.gz')).toBe('GZ')
  expect(typeSign('README')).toBe('')
  expect(typeSign('a.verylongending')).toBe('')
})
