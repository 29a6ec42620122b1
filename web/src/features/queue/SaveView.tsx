// A view by its name: for oneself, for a team, for all.
import { Button, Code, Group, Modal, SegmentedControl, Stack, Text, TextInput } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Problem } from '~/api/problem'
import { may, useMe } from '~/features/account/me.api'
import { GroupPicker } from '~/features/catalog/GroupPicker'
import { language, useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import type { SavedView } from './queue.api'
import { useRemoveView, useSaveView } from './views.api'

interface SaveViewProps {
  /** Missing: it becomes a new one. */
  view: SavedView | undefined
  filter: string
  close: () => void
}

export function SaveView({ view, filter, close }: SaveViewProps) {
  const { t } = useTranslation()
  const me = useMe()
  const navigate = useNavigate()
  const { sort } = useSearch({ from: '/desk/queue/$view' })
  const save = useSaveView(view)
  const remove = useRemoveView()
  const [name, setName] = useState({ zh: view?.name.zh ?? '', en: view?.name.en ?? '' })
  const [scope, setScope] = useState(view?.scope ?? 'personal')
  const [group, setGroup] = useState<string | null>(view?.group ?? me.groups[0] ?? null)
  const errors = save.error instanceof Problem ? save.error.fields : {}

  const submit = (event: React.FormEvent) => {
    event.preventDefault()
    save.mutate(
      {
        name: { zh: name.zh || null, en: name.en || null },
        scope,
        group: scope === 'team' ? group : null,
        filter,
        sort: sort ?? view?.sort ?? '',
      },
      {
        onSuccess: saved => {
          close()
          void navigate({ to: '/desk/queue/$view', params: { view: saved.code ?? saved.id }, search: {} })
        },
      },
    )
  }
  const forget = () =>
    view &&
    remove.mutate(view, {
      onSuccess: () => {
        close()
        void navigate({ to: '/desk/queue/$view', params: { view: 'my-open' }, search: {} })
      },
    })
  const scopes = [
    { value: 'personal', label: t('For me') },
    { value: 'team', label: t('For a team') },
    ...(may(me, 'desk.manage') ? [{ value: 'shared', label: t('For all') }] : []),
  ]
  const names = (language() === 'zh' ? ['zh', 'en'] : ['en', 'zh']) as ('zh' | 'en')[]

  return (
    <Modal opened onClose={close} title={view ? t('Change this view') : t('Save as a view')}>
      <form onSubmit={submit}>
        <Stack gap="sm">
          {names.map((tongue, index) => (
            <TextInput
              key={tongue}
              label={tongue === 'zh' ? t('Name in Chinese') : t('Name in English')}
              value={name[tongue]}
              maxLength={120}
              data-autofocus={index === 0 || undefined}
              error={errors[`name.${tongue}`] ?? (index === 0 ? errors.name : undefined)}
              onChange={event => setName({ ...name, [tongue]: event.currentTarget.value })}
            />
          ))}
          <SegmentedControl
            aria-label={t('For whom')}
            data={scopes}
            value={scope}
            onChange={value => setScope(value as SavedView['scope'])}
          />
          {scope === 'team' && <GroupPicker label={t('Team')} value={group} onChange={setGroup} error={errors.group} />}
          <div>
            <Text size="sm">{t('It shows')}</Text>
            <Code block style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
              {filter ? decodeURIComponent(filter) : t('All tickets')}
            </Code>
          </div>
          {save.error && Object.keys(errors).every(field => !field.startsWith('name') && field !== 'group') && (
            <Failure of={save.error} />
          )}
          {remove.error && <Failure of={remove.error} />}
          <Group justify="space-between">
            {view ? (
              <Button variant="subtle" color="red" loading={remove.isPending} onClick={forget}>
                {t('Remove the view')}
              </Button>
            ) : (
              <span />
            )}
            <Group gap="xs">
              <Button variant="default" onClick={close}>
                {t('Cancel')}
              </Button>
              <Button type="submit" loading={save.isPending}>
                {t('Save')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
