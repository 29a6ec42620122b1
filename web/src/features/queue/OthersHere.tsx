import { useName } from '~/features/people/names'
import type { Here } from '~/features/presence/here'
import { useTranslation } from '~/lib/i18n'
import { hint } from '~/ui/hint'
import { Icon } from '~/ui/Icon'
import { usePresences } from './presences'
import classes from './QueueList.module.css'

/** Colleagues at a ticket: an eye for who looks, a pen for who writes. */
export function OthersHere({ ticket }: { ticket: string }) {
  const others = usePresences(ticket)
  return others.slice(0, 3).map(other => <Other key={other.person} of={other} />)
}

function Other({ of }: { of: Here }) {
  const { t } = useTranslation()
  const name = useName(of.person)
  const isWriting = of.doing === 'writing'
  const words = isWriting ? t('{{name}} is writing', { name }) : t('{{name}} is looking at this', { name })
  return (
    <span
      className={classes.other}
      data-writing={isWriting || undefined}
      role="img"
      aria-label={words}
      {...hint(words)}
    >
      <Icon name={isWriting ? 'pen' : 'eye'} size={11} />
      <span className={classes.otherName}>
        <bdi>{name}</bdi>
      </span>
    </span>
  )
}
