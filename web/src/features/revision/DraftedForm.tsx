// A form whose changes are kept as a draft first: it is tried, and published after that.
import { Button, Group, Skeleton, Text } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { may, useMe } from '~/features/account/me.api'
import { Proposed } from '~/features/role/Proposed'
import { ClashNotice } from '~/features/rows/Clash'
import { FormFields } from '~/features/rows/FormFields'
import { FormHead } from '~/features/rows/FormHead'
import type { Field, FormProps, Row } from '~/features/rows/kind'
import classes from '~/features/rows/Rows.module.css'
import { shownBy } from '~/features/rows/rows.api'
import { useTranslation } from '~/lib/i18n'
import { useAction } from '~/lib/keys'
import { Failure } from '~/ui/Failure'
import { SecondPress } from '~/ui/SecondPress'
import { DraftNotice } from './DraftNotice'
import { Outdated } from './Outdated'
import { Preview } from './Preview'
import { type Draft, noDraft, type Place, type Publication, useDraft, useDropDraft, usePublish } from './revision.api'
import { type DraftFormState, useDraftForm } from './useDraftForm'
import { Versions } from './Versions'

export function DraftedForm({ name, ...props }: FormProps) {
  const { t } = useTranslation()
  const noun = props.kind.noun!
  const isManaged = may(useMe(), props.kind.right)
  const place = name === undefined ? null : { noun, name }
  const draft = useDraft(isManaged ? place : null)
  if (draft.error) return <Failure of={draft.error} again={() => void draft.refetch()} />
  if (isManaged && place && draft.data === undefined) return <Skeleton h={240} m="md" aria-label={t('Loading')} />
  if (place && !draft.data && !props.row) return <Text m="md">{t('There is nothing here by that name')}</Text>
  const published = { ...noDraft(noun), content: { ...props.row }, published_version: props.row?.version ?? 0 }
  return <Loaded {...props} place={place} draft={draft.data ?? published} isReadOnly={!isManaged} />
}

interface LoadedProps extends Omit<FormProps, 'name'> {
  place: Place | null
  draft: Draft
  isReadOnly: boolean
}

function Loaded({ kind, row, place, draft, isReadOnly, done }: LoadedProps) {
  const { t } = useTranslation()
  const noun = kind.noun!
  const navigate = useNavigate()
  const named = (row: string) =>
    void navigate({ to: '/admin/$page/$row', params: { page: kind.page, row }, search: true, replace: true })
  const form = useDraftForm({ kind, noun, row, place, draft, named })
  const publish = usePublish(place ?? { noun, name: '' }, shownBy(kind))
  const hasDraft = draft.version > 0
  const canTry = !isReadOnly && (form.isEdited || hasDraft)
  const isDrafted = (field: Field) => !row && place !== null && field.name === 'code'
  const mayChange = (field: Field) => !isReadOnly && !(row && field.isFixed) && !isDrafted(field)
  const goOn = (reason = '') =>
    publish.mutate({ version: draft.version, reason }, { onSuccess: ({ name }) => name !== place?.name && named(name) })
  const isFine = form.trial?.problems.length === 0
  useAction(
    canTry && {
      id: 'row.save',
      label: isFine ? t('Publish') : t('Try'),
      key: 'Mod+Enter',
      inText: true,
      run: () => (isFine ? goOn() : form.tryOut()),
    },
  )
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    form.tryOut()
  }
  const title = row ? kind.nameOf(row) : (place?.name ?? t(kind.add!))
  return (
    <>
      <form onSubmit={onSubmit} noValidate className={classes.form} aria-label={title}>
        <FormHead title={title} isOver={row?.active === false} isReadOnly={isReadOnly} />
        {hasDraft && <DraftNotice draft={draft} />}
        {place && <Outdated kind={kind} place={place} draft={draft} put={form.put} />}
        <FormFields
          fields={kind.fields}
          row={row}
          values={form.values}
          set={form.set}
          errors={form.errors}
          mayChange={mayChange}
        />
        {kind.Preview && <kind.Preview values={form.values} />}
        {form.clash && (
          <ClashNotice
            clash={{ ...form.clash, current: form.clash.current.content as unknown as Row }}
            values={form.values}
            keepMine={() => form.save(form.clash?.version)}
            takeTheirs={form.takeTheirs}
          />
        )}
        {Boolean(form.failure) && <Failure of={form.failure} again={form.tryOut} />}
        {!isReadOnly && (
          <Group gap="xs" className={classes.deeds}>
            <Keeping form={form} canTry={canTry} />
            {place && hasDraft && !form.isEdited && <DropDraft place={place} draft={draft} row={row} done={done} />}
          </Group>
        )}
      </form>
      <div className={classes.more}>
        {form.trial && (
          <Preview
            key={draft.version}
            kind={kind}
            trial={form.trial}
            publish={goOn}
            isPublishing={publish.isPending}
            failure={publish.error}
          />
        )}
        {publish.data && !hasDraft && !form.isEdited && <Published publication={publish.data} />}
        {place && row && (
          <Versions
            kind={kind}
            place={place}
            published={draft.published_version}
            put={isReadOnly ? null : form.put}
            done={named}
          />
        )}
      </div>
    </>
  )
}

interface KeepingProps {
  form: DraftFormState
  canTry: boolean
}

function Keeping({ form, canTry }: KeepingProps) {
  const { t } = useTranslation()
  return (
    <>
      <Button type="submit" loading={form.isTrying} disabled={!canTry}>
        {t('Try')}
      </Button>
      <Button variant="default" loading={form.isSaving} disabled={!form.isEdited} onClick={() => form.save()}>
        {t('Save draft')}
      </Button>
      {form.isEdited && (
        <Button variant="default" onClick={form.forget}>
          {t('Discard')}
        </Button>
      )}
    </>
  )
}

function Published({ publication }: { publication: Publication }) {
  const { t } = useTranslation()
  if (publication.role_change) return <Proposed />
  return (
    <Text size="sm" role="status">
      {t('Version {{version}} holds from now on.', { version: publication.version })}
    </Text>
  )
}

interface DropDraftProps extends Pick<FormProps, 'row' | 'done'> {
  place: Place
  draft: Draft
}

function DropDraft({ place, draft, row, done }: DropDraftProps) {
  const { t } = useTranslation()
  const drop = useDropDraft(place)
  return (
    <>
      <SecondPress
        label={t('Discard draft')}
        sure={t('Yes, discard it')}
        loading={drop.isPending}
        // What is told to one call is lost with the component, and this one goes with its draft.
        run={() =>
          void drop.mutateAsync(draft.version).then(
            () => done(row),
            () => undefined,
          )
        }
      />
      {drop.error && <Failure of={drop.error} />}
    </>
  )
}
