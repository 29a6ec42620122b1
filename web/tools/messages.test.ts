import { expect, test } from 'vitest'
import { chinese, own, placeholders, sentences, shared } from './messages.ts'

test('every sentence has its Chinese', async () => {
  expect((await chinese()).missing).toEqual([])
})

test('nothing is translated that nobody says, in two ways, or as the server does already', async () => {
  const said = await sentences()
  const server = shared()
  const found = new Map<string, string>()
  const idle: string[] = []
  for (const [file, words] of await own())
    for (const [sentence, translated] of Object.entries(words)) {
      if (!said.has(sentence) || (found.get(sentence) ?? translated) !== translated || server[sentence] === translated)
        idle.push(`${file}: ${sentence}`)
      found.set(sentence, translated)
    }
  expect(idle).toEqual([])
})

test('both languages have the same placeholders', async () => {
  const { words, further } = await chinese()
  const differing = Object.entries({ ...words, ...further }).filter(
    ([sentence, translated]) => placeholders(sentence).join() !== placeholders(translated).join(),
  )
  expect(differing).toEqual([])
})
