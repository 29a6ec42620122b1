// Says that I am at a ticket, and shows who else is: viewers by their faces, writers in words.
import { may, useMe } from '~/features/account/me.api'
import { useName } from '~/features/people/names'
import { PersonAvatar } from '~/features/people/Person'
import type { Ticket } from '~/features/ticket/ticket.api'
import { useTranslation } from '~/lib/i18n'
import { useStays } from '~/lib/stateOf'
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
  const stays = useStays(number)
  return (
    <span className={classes.others} role="status" aria-label={t('Who else is here')}>
      {stays && <Others number={number} />}
    </span>
  )
}

function Others({ number }: { number: string }) {
  return useOthers(number).map(here => <Other key={here.person} here={here} />)
}

function Other({ here }: { here: Here }) {
  const { t } = useTranslation()
  const name = useName(here.person)
  const isWriting = here.doing === 'writing'
  const words = isWriting ? t('{{name}} is writing', { name }) : t('{{name}} is looking at this', { name })
  return (
    <span className={classes.here} data-doing={here.doing}>
      <PersonAvatar login={here.person} size={22} words={words} />
      {isWriting && (
        <>
          <Icon name="pen" size={12} />
          <bdi className={classes.words}>{words}</bdi>
        </>
      )}
    </span>
  )
}
