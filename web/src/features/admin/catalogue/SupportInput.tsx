import { Select } from '@mantine/core'
import type { Schemas } from '~/api/client'
import { GroupPicker } from '~/features/catalog/GroupPicker'
import type { InputProps } from '~/features/rows/kind'
import { ListInput } from '~/features/rows/ListInput'
import { RowPicker } from '~/features/rows/RowPicker'
import { useTranslation } from '~/lib/i18n'
import { lines } from '../words'

type Support = Schemas['Support']

/** The groups behind a service, by line and site. */
export function SupportInput({ value, onChange, errors }: InputProps<Support[]>) {
  const { t } = useTranslation()
  return (
    <ListInput
      value={value}
      onChange={onChange}
      errors={errors}
      begin={{ line: 'l1', site: null, group: null }}
      add={t('Add a group')}
      line={({ value: row, set, errors: wrong }) => (
        <>
          <Select
            aria-label={t('Line')}
            data={Object.entries(lines).map(([line, name]) => ({ value: line, label: t(name) }))}
            value={row.line}
            error={wrong.line}
            allowDeselect={false}
            onChange={line => set({ line: line as Support['line'] })}
          />
          <GroupPicker value={row.group} error={wrong.group} onChange={group => set({ group })} />
          <RowPicker
            path="/sites"
            aria-label={t('Site')}
            placeholder={t('At every site')}
            value={row.site}
            error={wrong.site}
            onChange={site => set({ site })}
          />
        </>
      )}
    />
  )
}
