// Who else hears of it: colleagues of the requester.
import { ActionIcon, Button, Group, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Problem } from '~/api/problem'
import { ColleaguePicker } from '~/features/people/ColleaguePicker'
import { PersonName } from '~/features/people/Person'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { bringIn, leaveOut, useDoing } from './deeds.api'
import classes from './Portal.module.css'
import type { Followed } from './portal.api'

export function Watching({ ticket }: { ticket: Followed }) {
  const { t } = useTranslation()
  const [login, setLogin] = useState<string | null>(null)
  const bringing = useDoing(ticket.number, (person: string) => bringIn(ticket.number, person))
  const leaving = useDoing(ticket.number, (person: string) => leaveOut(ticket.number, person))
  const refused = bringing.error instanceof Problem ? bringing.error.fields.person : undefined
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (login) bringing.mutate(login, { onSuccess: () => setLogin(null) })
  }
  return (
    <section aria-labelledby="watching">
      <h2 id="watching" className={classes.title}>
        {t('Who else hears of it')}
      </h2>
      {ticket.watchers.map(watcher => (
        <Group key={watcher} gap="xs">
          <Text size="sm">
            <PersonName login={watcher} />
          </Text>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t('{{login}} watches it no longer', { login: watcher })}
            onClick={() => leaving.mutate(watcher)}
          >
            <Icon name="close" size={14} />
          </ActionIcon>
        </Group>
      ))}
      {leaving.error && <Failure of={leaving.error} />}
      <form onSubmit={add}>
        <Group gap="xs" align="flex-end" mt={4}>
          <ColleaguePicker label={t('A colleague')} value={login} onChange={setLogin} error={refused} />
          <Button type="submit" variant="default" loading={bringing.isPending}>
            {t('Bring in')}
          </Button>
        </Group>
        {bringing.error && !refused && <Failure of={bringing.error} />}
      </form>
    </section>
  )
}
