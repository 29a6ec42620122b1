// What becomes something else, field by field.
import { Table, Text } from '@mantine/core'
import type { AnyKind, Field } from '~/features/rows/kind'
import { shown } from '~/features/rows/shown'
import { useTranslation } from '~/lib/i18n'
import { linesOf } from './draft'
import classes from './Revision.module.css'
import type { Change } from './revision.api'
import { Scrolled } from './Scrolled'
import { parts } from './words'

const most = 60

export function Changes({ kind, changes, label }: { kind: AnyKind; changes: Change[]; label: string }) {
  const { t } = useTranslation()
  const lines = changes.flatMap(change =>
    linesOf(change).map(line => ({ ...line, field: kind.fields.find(field => field.name === change.field) })),
  )
  if (lines.length === 0) return <Text size="sm">{t('Nothing of what is set here changes')}</Text>
  return (
    <>
      <Scrolled label={label}>
        <Table aria-label={label} fz="sm" verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('Field')}</Table.Th>
              <Table.Th>{t('Until now')}</Table.Th>
              <Table.Th>{t('From then on')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.slice(0, most).map(({ at, field, old, new: fresh }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same place of a list may stand there twice
              <Table.Tr key={index}>
                <Table.Th scope="row">{placeName(at, field, t)}</Table.Th>
                <Table.Td className={classes.value}>
                  <bdi>{told(field, at, old, t)}</bdi>
                </Table.Td>
                <Table.Td className={classes.value}>
                  <bdi>{told(field, at, fresh, t)}</bdi>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Scrolled>
      {lines.length > most && <Text size="sm">{t('and {{count}} more', { count: lines.length - most })}</Text>}
    </>
  )
}

type Say = (sentence: string) => string

function placeName(at: string, field: Field | undefined, t: Say) {
  const [name, ...within] = at.split('.')
  return [field ? t(field.label) : name, ...within.map(each => t(parts[each] ?? each))].join(' · ')
}

const told = (field: Field | undefined, at: string, value: unknown, t: Say) =>
  field && !at.includes('.') ? shown(field, value, t) : plain(value)

/** Values within a field, as they are written; what has parts shows them. */
function plain(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–'
  if (Array.isArray(value)) return value.map(plain).join(', ') || '–'
  if (typeof value === 'object')
    return Object.values(value as object)
      .filter(each => each !== null && each !== false && each !== '')
      .map(plain)
      .join(' ')
  return String(value)
}
