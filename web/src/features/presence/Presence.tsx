// Says that I am at a ticket, and shows who else is: viewers by their faces, writers in words.
import { Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { may, useMe } from '~/features/account/me.api'
import { useName } from '~/features/people/names'
import { PersonAvatar } from '~/features/people/Person'
import type { Ticket } from '~/features/ticket/ticket.api'
import { Icon } from '~/ui/Icon'
import type { Here } from './here'
import classes from './Presence.module.css'
import { useBeingThere, useOthers } from './presence.api'

export function Presence({ ticket }: { ticket: Pick<Ticket, 'number'> }) {
  return may(useMe(), 'ticket.note') ? <Told number={ticket.number} /> : null
}

function Told({ number }: { number: string }) {
  const { t } = useTranslation()
  useBeingThere(number)
  const others = useOthers(number)
  return (
    <Group gap={6} role="status" aria-label={t('Who else is here')}>
      {others.map(here => (
        <Other key={here.person} here={here} />
      ))}
    </Group>
  )
}

function Other({ here }: { here: Here }) {
  const { t } = useTranslation()
  const name = useName(here.person)
  const isWriting = here.doing === 'writing'
  const words = isWriting ? t('{{name}} is writing', { name }) : t('{{name}} is looking at this', { name })
  return (
    <span className={classes.here} data-doing={here.doing}>
      <PersonAvatar login={here.person} size={22} hint={words} />
      {isWriting && (
        <>
          <Icon name="pen" size={12} />
          <bdi className={classes.words}>{words}</bdi>
        </>
      )}
    </span>
  )
}
