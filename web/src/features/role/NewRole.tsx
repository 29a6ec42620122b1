import { Button, Group, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '~/api/problem'
import { Failure } from '~/ui/Failure'
import { useAddRole } from './role.api'

const empty = { code: '', zh: '', en: '' }

/** A role of the desk's own; what may be done by it is said afterwards. */
export function NewRole() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const add = useAddRole()
  const [role, setRole] = useState(empty)
  const errors = add.error instanceof Problem ? add.error.fields : {}
  const set = (change: Partial<typeof empty>) => setRole({ ...role, ...change })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { code, ...name } = role
    add.mutate(
      { code, name },
      { onSuccess: () => void navigate({ to: '/admin/$page/$row', params: { page: 'roles', row: code } }) },
    )
  }
  return (
    <form onSubmit={submit} noValidate aria-label={t('New role')}>
      <Group align="start" gap="xs">
        <TextInput
          label={t('Code')}
          value={role.code}
          error={errors.code}
          onChange={event => set({ code: event.currentTarget.value })}
        />
        <TextInput
          label={t('Name in Chinese')}
          lang="zh-CN"
          value={role.zh}
          error={errors['name.zh']}
          onChange={event => set({ zh: event.currentTarget.value })}
        />
        <TextInput
          label={t('Name in English')}
          lang="en"
          value={role.en}
          error={errors['name.en']}
          onChange={event => set({ en: event.currentTarget.value })}
        />
        <Button type="submit" variant="default" mt={22} loading={add.isPending}>
          {t('Make a role')}
        </Button>
      </Group>
      {add.error && Object.keys(errors).length === 0 && <Failure of={add.error} />}
    </form>
  )
}
