import { expect, test } from 'vitest'
import type { Schemas } from '~/api/client'
import { Unreachable } from '~/api/problem'
import { blank, type Draft } from './draft'
import { deliver, type Means } from './sending'

const picture = (name: string) => new File(['bits'], name)

function desk() {
  const taken: { attachments: string[]; key: string }[] = []
  let kept: { draft: Draft; files: File[] } | null = null
  let lost = false
  const answer = <T>(value: T) => (lost ? Promise.reject(new Unreachable()) : Promise.resolve(value))
  const means: Means = {
    upload: file => answer(`stored ${file.name}`),
    keep: async (draft, files) => {
      kept = { draft, files }
    },
    send: async ({ attachments }, key) => {
      await answer(null)
      taken.push({ attachments: attachments ?? [], key })
      return { number: 'INC-1' } as Schemas['TicketView']
    },
  }
  return { taken, means, kept: () => kept!, line: (is: boolean) => (lost = !is) }
}

test('files go ahead, and the report names them', async () => {
  const { means, taken } = desk()
  await deliver({ ...blank(), key: 'k' }, [picture('a.png'), picture('b.png')], means)
  expect(taken).toEqual([{ attachments: ['stored a.png', 'stored b.png'], key: 'k' }])
})

test('after a lost line only what has not arrived is sent again, by the same key', async () => {
  const { means, taken, kept, line } = desk()
  const first = deliver({ ...blank(), key: 'k' }, [picture('a.png'), picture('b.png')], {
    ...means,
    keep: async (draft, files) => {
      await means.keep(draft, files)
      line(false)
    },
  })
  await expect(first).rejects.toThrow(Unreachable)
  expect(kept().files.map(({ name }) => name)).toEqual(['b.png'])
  line(true)
  await deliver(kept().draft, kept().files, means)
  expect(taken).toEqual([{ attachments: ['stored a.png', 'stored b.png'], key: 'k' }])
})
