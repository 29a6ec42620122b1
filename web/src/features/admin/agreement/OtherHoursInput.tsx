import { Select } from '@mantine/core'
import type { Schemas } from '~/api/client'
import { GroupPicker } from '~/features/catalog/GroupPicker'
import type { InputProps } from '~/features/rows/kind'
import { ListInput } from '~/features/rows/ListInput'
import { RowPicker } from '~/features/rows/RowPicker'
import { key, useTranslation } from '~/lib/i18n'

type OtherHours = Schemas['OtherHours']

const holders = { site: key('At the site'), group: key('With the group') }
type Holder = keyof typeof holders

/** What is not named is left out: null names neither. */
const holderOf = ({ group }: OtherHours): Holder => (group === null || group === undefined ? 'site' : 'group')
const named = (holder: Holder, code: string | null) => ({ site: null, group: null, [holder]: code ?? '' })

/** Where, or in whose hands, time is counted by another calendar. */
export function OtherHoursInput({ value, onChange, errors }: InputProps<OtherHours[]>) {
  const { t } = useTranslation()
  return (
    <ListInput
      value={value}
      onChange={onChange}
      errors={errors}
      begin={{ site: '', group: null, calendar: '' }}
      add={t('Add other hours')}
      most={50}
      line={({ value: row, set, errors: wrong }) => (
        <>
          <Select
            aria-label={t('Where')}
            data={Object.entries(holders).map(([holder, name]) => ({ value: holder, label: t(name) }))}
            value={holderOf(row)}
            allowDeselect={false}
            onChange={holder => set(named(holder as Holder, null))}
          />
          {holderOf(row) === 'group' ? (
            <GroupPicker value={row.group || null} error={wrong.group} onChange={group => set(named('group', group))} />
          ) : (
            <RowPicker
              path="/sites"
              aria-label={t('Site')}
              value={row.site || null}
              error={wrong.site}
              onChange={site => set(named('site', site))}
            />
          )}
          <RowPicker
            path="/calendars"
            aria-label={t('Calendar')}
            placeholder={t('Calendar')}
            value={row.calendar || null}
            error={wrong.calendar}
            onChange={calendar => set({ calendar: calendar ?? '' })}
          />
        </>
      )}
    />
  )
}
