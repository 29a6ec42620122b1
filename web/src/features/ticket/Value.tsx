// A value of a ticket's field as people read it.
import { useNameOf } from '~/features/catalog/catalog.api'
import { PersonName } from '~/features/people/Person'
import { useCodeName } from '~/features/practice/practice.api'
import { key, useTranslation } from '~/lib/i18n'
import { moment } from '~/lib/time'
import { fields, isEmpty } from './fields'
import { channels, kinds, levels, pendingReasons, states } from './words'

export function Value({ field, of }: { field: string; of: unknown }) {
  const { t } = useTranslation()
  if (isEmpty(of)) return '—'
  const text = String(of)
  switch (fields[field]?.reads) {
    case 'state':
      return t(states[text] ?? text)
    case 'pending':
      return t(pendingReasons[text] ?? text)
    case 'kind':
      return t(kinds[text] ?? text)
    case 'channel':
      return t(channels[text] ?? text)
    case 'priority':
      return `P${text}`
    case 'level':
      return t(levels[field as 'impact'][Number(of) - 1] ?? text)
    case 'source':
      return t(sources[text] ?? text)
    case 'flag':
      return of === true ? t('Yes') : t('No')
    case 'moment':
      return moment(text)
    case 'person':
      return <PersonName login={text} />
    case 'people':
      return (of as string[]).map((login, index) => (
        <span key={login}>
          {index > 0 && ', '}
          <PersonName login={login} />
        </span>
      ))
    case 'group':
    case 'service':
    case 'category':
    case 'site':
      return <Named catalog={field as 'group'} code={text} />
    case 'code':
      return <Code of={text} />
    case 'list':
      return <bdi>{(of as string[]).join(', ')}</bdi>
    case 'custom':
      return <bdi>{pairs(of as Record<string, unknown>)}</bdi>
    default:
      return <bdi style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>{text}</bdi>
  }
}

function Named({ catalog, code }: { catalog: 'group' | 'service' | 'category' | 'site'; code: string }) {
  return <bdi>{useNameOf(catalog)(code)}</bdi>
}

function Code({ of }: { of: string }) {
  return <bdi>{useCodeName()(of)}</bdi>
}

const pairs = (of: Record<string, unknown>) =>
  Object.entries(of)
    .map(([code, value]) => `${code}: ${Array.isArray(value) ? value.join(', ') : String(value)}`)
    .join('; ')

const sources: Record<string, string> = {
  computed: key('By the matrix'),
  overridden: key('By hand'),
  imported: key('Imported'),
}
