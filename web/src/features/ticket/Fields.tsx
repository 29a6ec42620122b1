// The fields of a ticket, each changed where it stands.
import { Select, TagsInput } from '@mantine/core'
import { may, useMe } from '~/features/account/me.api'
import { CiPicker } from '~/features/asset/CiPicker'
import { type Catalog, useOptions } from '~/features/catalog/catalog.api'
import { PersonPicker } from '~/features/people/PersonPicker'
import { CustomFieldEditor } from '~/features/practice/CustomFieldEditor'
import { type CustomValue, useCustomFields } from '~/features/practice/practice.api'
import { shownValue } from '~/features/practice/values'
import { Level } from '~/features/work/Level'
import { inLanguage, useTranslation } from '~/lib/i18n'
import { EditableField } from './EditableField'
import { fieldName, isEmpty } from './fields'
import classes from './Side.module.css'
import type { Ticket } from './ticket.api'
import { Value } from './Value'
import { channels } from './words'

export function Fields({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const mayEdit = may(useMe(), 'ticket.classify') && !ticket.merged_into
  const custom = useCustomFields(ticket.kind, ticket.service)
  const shared = { ticket, mayEdit }
  return (
    <dl className={classes.fields}>
      <Read ticket={ticket} field="group" />
      <Read ticket={ticket} field="assignee" />
      <FromCatalog {...shared} field="service" />
      <FromCatalog {...shared} field="category" />
      <FromCatalog {...shared} field="site" />
      <EditableField
        {...shared}
        field="cis"
        editor={({ label, save }) => <CiPicker label={label} value={ticket.cis} onLeave={cis => save({ cis })} />}
      />
      {(['impact', 'urgency'] as const).map(field => (
        <EditableField
          key={field}
          {...shared}
          field={field}
          editor={({ label, save }) => (
            <Level label={label} kind={field} value={ticket[field]} onChange={value => save({ [field]: value })} />
          )}
        />
      ))}
      <Read ticket={ticket} field="priority" />
      <EditableField
        {...shared}
        field="channel"
        editor={({ label, save, leave }) => (
          <Pick
            label={label}
            value={ticket.channel}
            options={Object.entries(channels).map(([value, name]) => ({ value, label: t(name) }))}
            save={channel => channel && save({ channel: channel as 'phone' })}
            leave={leave}
          />
        )}
      />
      <EditableField
        {...shared}
        field="affected"
        editor={({ save }) => (
          <PersonPicker value={ticket.affected} onChange={affected => save({ affected })} autoFocus />
        )}
      />
      <EditableField
        {...shared}
        field="tags"
        editor={({ label, save }) => <Tags label={label} value={ticket.tags} save={tags => save({ tags })} />}
      />
      {custom.map(field => (
        <EditableField
          key={field.code}
          {...shared}
          field="custom_fields"
          label={inLanguage(field.name)}
          shown={shownValue(field, ticket.custom_fields[field.code], t) || '—'}
          editor={({ save }) => (
            <CustomFieldEditor
              field={field}
              value={(ticket.custom_fields[field.code] as CustomValue) ?? null}
              save={value => save({ custom_fields: { [field.code]: value } })}
            />
          )}
        />
      ))}
      {(
        [
          'reported_by',
          'happened_at',
          'pending_until',
          'resolution_code',
          'resolution_text',
          'cause_code',
          'cancellation_reason',
        ] as const
      )
        .filter(
          field => !isEmpty(ticket[field]) && !(field === 'reported_by' && ticket.reported_by === ticket.requester),
        )
        .map(field => (
          <Read key={field} ticket={ticket} field={field} />
        ))}
    </dl>
  )
}

function Read({ ticket, field }: { ticket: Ticket; field: keyof Ticket & string }) {
  const { t } = useTranslation()
  return (
    <>
      <dt>{fieldName(field, t)}</dt>
      <dd>
        <Value field={field} of={ticket[field]} />
      </dd>
    </>
  )
}

interface FromCatalogProps {
  ticket: Ticket
  mayEdit: boolean
  field: Catalog & ('service' | 'category' | 'site')
}

function FromCatalog({ field, ...shared }: FromCatalogProps) {
  const options = useOptions(field)
  return (
    <EditableField
      {...shared}
      field={field}
      editor={({ label, save, leave }) => (
        <Pick
          label={label}
          value={shared.ticket[field]}
          options={options}
          save={code => save({ [field]: code })}
          leave={leave}
          clearable
        />
      )}
    />
  )
}

interface PickProps {
  label: string
  value: string | null
  options: { value: string; label: string }[]
  save: (value: string | null) => void
  leave: () => void
  clearable?: boolean
}

function Pick({ label, options, save, leave, ...rest }: PickProps) {
  return (
    <Select
      {...rest}
      aria-label={label}
      size="xs"
      data={options}
      onChange={save}
      onDropdownClose={leave}
      searchable
      selectFirstOptionOnChange
      defaultDropdownOpened
      autoFocus
      limit={100}
      comboboxProps={{ shadow: 'md', width: 280, position: 'bottom-start' }}
    />
  )
}

function Tags({ label, value, save }: { label: string; value: string[]; save: (tags: string[]) => void }) {
  return <TagsInput aria-label={label} size="xs" defaultValue={value} onChange={save} autoFocus />
}
