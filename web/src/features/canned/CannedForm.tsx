// A canned reply in both languages side by side, who may use it, and for which tickets it is meant.
import { Button, Checkbox, Group, Select, SimpleGrid, Text, TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { freshKey } from '~/api/client'
import { may, useMe } from '~/features/account/me.api'
import { useOptions } from '~/features/catalog/catalog.api'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import classes from './CannedPage.module.css'
import { type CannedFields, type CannedReply, useRemoveCanned, useSaveCanned } from './canned.api'
import { fieldsOf, refusals } from './fields'
import { LanguageFields } from './LanguageFields'
import { scopes } from './scopes'

interface CannedFormProps {
  reply: CannedReply | null
  /** With the reply as it was saved, or null: it is gone. */
  done: (reply: CannedReply | null) => void
}

export function CannedForm({ reply, done }: CannedFormProps) {
  const { t } = useTranslation()
  const me = useMe()
  const [fields, setFields] = useState(() => fieldsOf(reply))
  const key = useRef(freshKey())
  const save = useSaveCanned()
  const removal = useRemoveCanned()
  const groups = useOptions('group')
  const services = useOptions('service')
  const categories = useOptions('category')
  const { fields: wrong, rest } = refusals(save.error)
  const set = (change: Partial<CannedFields>) => {
    key.current = freshKey()
    setFields({ ...fields, ...change })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate({ reply, fields, key: key.current }, { onSuccess: done })
  }
  const mayShare = may(me, 'desk.manage')
  const isForReading = reply?.scope === 'shared' && !mayShare
  return (
    <form onSubmit={submit} noValidate>
      <fieldset disabled={isForReading} className={classes.fields}>
        {isForReading && <Text size="sm">{t('Whoever manages the desk can change what everybody uses')}</Text>}
        <LanguageFields fields={fields} set={set} wrong={wrong} />
        <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
          <Select
            label={t('Who may use it')}
            data={Object.entries(scopes)
              .filter(([scope]) => scope !== 'shared' || mayShare || isForReading)
              .map(([value, label]) => ({ value, label: t(label) }))}
            value={fields.scope}
            error={wrong.scope}
            allowDeselect={false}
            onChange={scope => set({ scope: scope as CannedFields['scope'] })}
          />
          {fields.scope === 'team' && (
            <Select
              label={t('Group')}
              data={mayShare ? groups : groups.filter(group => me.groups.includes(group.value))}
              value={fields.group}
              error={wrong.group}
              searchable
              onChange={group => set({ group })}
            />
          )}
          {fields.scope === 'shared' && (
            <TextInput
              label={t('Code')}
              value={fields.code ?? ''}
              error={wrong.code}
              onChange={event => set({ code: event.currentTarget.value || null })}
            />
          )}
          <Select
            label={t('Only for the service')}
            data={services}
            value={fields.service}
            error={wrong.service}
            clearable
            searchable
            onChange={service => set({ service })}
          />
          <Select
            label={t('Only for the category')}
            data={categories}
            value={fields.category}
            error={wrong.category}
            clearable
            searchable
            onChange={category => set({ category })}
          />
        </SimpleGrid>
        <Checkbox
          label={t('Offered while writing')}
          checked={fields.active}
          onChange={event => set({ active: event.currentTarget.checked })}
        />
        {Boolean(rest) && <Failure of={rest} />}
        {removal.error && <Failure of={removal.error} />}
        <Group display={isForReading ? 'none' : 'flex'}>
          <Button type="submit" loading={save.isPending}>
            {t('Save')}
          </Button>
          {reply && (
            <Removal
              isPending={removal.isPending}
              remove={() => removal.mutate(reply, { onSuccess: () => done(null) })}
            />
          )}
        </Group>
      </fieldset>
    </form>
  )
}

/** Removing wants a second press. */
function Removal({ isPending, remove }: { isPending: boolean; remove: () => void }) {
  const { t } = useTranslation()
  const [isAsked, setAsked] = useState(false)
  if (!isAsked)
    return (
      <Button variant="default" onClick={() => setAsked(true)}>
        {t('Remove')}
      </Button>
    )
  return (
    <>
      <Button color="red" loading={isPending} onClick={remove}>
        {t('Remove for good')}
      </Button>
      <Button variant="default" onClick={() => setAsked(false)}>
        {t('Keep it')}
      </Button>
    </>
  )
}
