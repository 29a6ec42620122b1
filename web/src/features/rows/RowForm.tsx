// What a row says, to be read and changed; where something is refused, it says so at the field.
import { Button, Group, Stack, Text } from '@mantine/core'
import type { FormEvent } from 'react'
import { may, useMe } from '~/features/account/me.api'
import { useTranslation } from '~/lib/i18n'
import { useAction } from '~/lib/keys'
import { Failure } from '~/ui/Failure'
import { ClashNotice } from './Clash'
import { Ending } from './Ending'
import { FormFields } from './FormFields'
import { FormHead } from './FormHead'
import type { Field, FormProps } from './kind'
import classes from './Rows.module.css'
import { useRowForm } from './useRowForm'

export function RowForm({ kind, row, done }: FormProps) {
  const { t } = useTranslation()
  const me = useMe()
  const mayChange = (field: Field) => may(me, field.right ?? kind.right) && !(row && field.isFixed)
  const isReadOnly = !kind.fields.some(mayChange)
  const form = useRowForm(kind, row, done)
  const { values, clash } = form
  const submit = () => form.submit()
  useAction(!isReadOnly && { id: 'row.save', label: t('Save'), key: 'Mod+Enter', inText: true, run: submit })
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    submit()
  }
  return (
    <form onSubmit={onSubmit} noValidate className={classes.form} aria-label={row ? kind.nameOf(row) : t(kind.add!)}>
      <FormHead title={row ? kind.nameOf(row) : t(kind.add!)} isOver={row?.active === false} isReadOnly={isReadOnly} />
      <FormFields
        fields={kind.fields}
        row={row}
        values={values}
        set={form.set}
        errors={form.errors}
        mayChange={mayChange}
      />
      {kind.Preview && <kind.Preview values={values} />}
      {clash && clash.fields.length > 0 && (
        <ClashNotice
          clash={clash}
          values={values}
          keepMine={() => form.submit(clash.version)}
          takeTheirs={() => {
            form.forget()
            done(clash.current)
          }}
        />
      )}
      {Boolean(form.rest) && (
        <Stack gap={0}>
          <Failure of={form.rest} again={submit} />
          {kind.wayOut && <Text size="sm">{t(kind.wayOut)}</Text>}
        </Stack>
      )}
      {!isReadOnly && (
        <Group gap="xs" className={classes.deeds}>
          <Button type="submit" loading={form.isSaving} disabled={Boolean(row) && !form.isEdited}>
            {t('Save')}
          </Button>
          {form.isEdited && (
            <Button variant="default" onClick={form.forget}>
              {t('Discard')}
            </Button>
          )}
          {row && may(me, kind.right) && <Ending kind={kind} row={row} change={form.change} done={done} />}
        </Group>
      )}
    </form>
  )
}
