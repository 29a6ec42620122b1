import { expect, test } from 'vitest'
import { readPeople, withoutMistakes } from './pasted'

test('people are read as they come from a mail, a list or a sheet', () => {
  const { people, mistakes } = readPeople(
    '李雷 <li_lei@example.com>\nHan Meimei\thmm@example.com\n\n王芳，wang_fang\nzhao@example.com, 赵敏, Zhao.Min',
  )
  expect(mistakes).toEqual([])
  expect(people).toEqual([
    { line: 1, login: 'li_lei', name: '李雷', email: 'li_lei@example.com' },
    { line: 2, login: 'hmm', name: 'Han Meimei', email: 'hmm@example.com' },
    { line: 4, login: 'wang_fang', name: '王芳', email: null },
    { line: 5, login: 'zhao.min', name: '赵敏', email: 'zhao@example.com' },
  ])
})

test('of ten thousand lines the three hundred that are wrong are named, and can be left out', () => {
  const wrong = ['a@b', 'x@example.com', 'Nobody', '张三, zhang san', 'A, a@example.com, a, b']
  const lines = Array.from({ length: 10_000 }, (_, index) =>
    index < 300 ? wrong[index % wrong.length]! : `Person ${index}, p${index}@example.com`,
  )
  const text = lines.join('\n')
  const reading = readPeople(text)
  expect(reading.people).toHaveLength(9_700)
  expect(reading.mistakes).toHaveLength(300)
  expect(reading.mistakes[2]).toEqual({ line: 3, sentence: 'An address or a sign-in name is missing', said: '' })
  const cleaned = readPeople(withoutMistakes(text, reading))
  expect(cleaned.mistakes).toEqual([])
  expect(cleaned.people).toHaveLength(9_700)
})

test('whoever stands there twice is a mistake of the second line', () => {
  expect(readPeople('A, a@x.com\nB, A@y.com').mistakes).toEqual([
    { line: 2, sentence: '{{said}} stands here twice', said: 'a' },
  ])
})
