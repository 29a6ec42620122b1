// The guides of docs/guides, taken into the program with their pictures: each guide and language is a file of its own, fetched when it is
// read, and each picture when it is shown.
import { useQuery } from '@tanstack/react-query'
import type { Language } from '~/lib/i18n'
import type { GuideName } from './names'

const texts = import.meta.glob<string>('../../../../docs/guides/{requester,agent,administrator}{,.zh-CN}.md', {
  query: '?raw',
  import: 'default',
})
const pictures = import.meta.glob<string>('../../../../docs/pictures/guide/*.png', {
  query: '?url',
  import: 'default',
  eager: true,
})

const fileOf = (guide: GuideName, language: Language) => `${guide}${language === 'zh' ? '.zh-CN' : ''}.md`

export const useGuide = (guide: GuideName, language: Language) =>
  useQuery({
    queryKey: ['guide', guide, language],
    queryFn: () => texts[`../../../../docs/guides/${fileOf(guide, language)}`]!(),
    staleTime: Number.POSITIVE_INFINITY,
    networkMode: 'always',
  })

/** By what the guide calls it; only what the program has brought along. */
export const pictureAt = (address: string): string | undefined =>
  pictures[`../../../../docs/pictures/guide/${address.split('/').at(-1)}`]
