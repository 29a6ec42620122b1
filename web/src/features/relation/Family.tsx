// Links, the parent and what stands under a ticket.

import { ActionIcon, Group, Text } from '@mantine/core'
import { may, useMe } from '~/features/account/me.api'
import type { Deed } from '~/features/ticket/deed/deed'
import { useRunDeed } from '~/features/ticket/deed/useRunDeed'
import { ListLink } from '~/features/ticket/ListLink'
import { Section } from '~/features/ticket/Section'
import classes from '~/features/ticket/Side.module.css'
import { StateChip } from '~/features/ticket/StateChip'
import { TicketLink } from '~/features/ticket/TicketLink'
import type { Ticket } from '~/features/ticket/ticket.api'
import { useTranslation } from '~/lib/i18n'
import { hint } from '~/ui/hint'
import { Icon } from '~/ui/Icon'
import { takeOut, unlink, unsplit, useChildren, useLinks } from './relation.api'
import { linkKinds } from './words'

export function Family({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const links = useLinks(ticket.number).data ?? []
  const children = useChildren(ticket.number).data
  const mayLink = may(useMe(), 'ticket.link')
  const { perform } = useRunDeed(ticket, () => undefined)
  const count = links.length + (children?.count ?? 0) + (ticket.parent ? 1 : 0)
  return (
    <Section title={t('Belongs together')} count={count}>
      {count === 0 && <Text size="sm">{t('It stands for itself')}</Text>}
      <ul className={classes.rows} aria-label={t('Links')}>
        {ticket.parent && (
          <Relative
            how={ticket.me_too ? t('Me too of') : t('Under')}
            number={ticket.parent}
            {...(mayLink ? { label: t('Take out of its parent'), remove: () => perform(takeOut('')) } : {})}
          />
        )}
        {links.map(link => (
          <Relative
            key={link.id}
            how={t(linkKinds[link.kind]![link.direction])}
            number={link.ticket}
            subject={link.subject}
            state={link.state}
            {...(mayLink ? removal(link.kind, link.direction, link.id) : {})}
          />
        ))}
      </ul>
      {children && children.data.length > 0 && (
        <>
          <Text size="xs" fw={600} mt={4}>
            {t('Under this one')}
          </Text>
          <ul className={classes.rows} aria-label={t('Under this one')}>
            {children.data.map(child => (
              <Relative
                key={child.number}
                how={child.me_too ? t('Me too') : ''}
                number={child.number}
                subject={child.subject}
                state={child.state}
              />
            ))}
          </ul>
          {(children.count ?? 0) > children.data.length && (
            <ListLink q={`parent:${ticket.number}`}>{t('All {{count}}', { count: children.count ?? 0 })}</ListLink>
          )}
        </>
      )}
    </Section>
  )

  function removal(kind: string, direction: string, id: string) {
    const deed: Deed = kind === 'split_from' && direction === 'out' ? unsplit(t('Put back')) : unlink(id)
    return {
      label: kind === 'split_from' && direction === 'out' ? t('Put back') : t('Take the link away'),
      remove: () => perform(deed),
    }
  }
}

interface RelativeProps {
  how: string
  number: string
  subject?: string
  state?: string
  label?: string
  remove?: () => void
}

function Relative({ how, number, subject, state, label, remove }: RelativeProps) {
  return (
    <li>
      <Group gap={6} wrap="nowrap">
        <div style={{ flex: 1, minWidth: 0 }}>
          <Text size="xs">{how}</Text>
          <TicketLink number={number} title={subject}>
            {number} <bdi>{subject}</bdi>
          </TicketLink>
        </div>
        {state && <StateChip state={state} />}
        {remove && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={24}
            aria-label={`${label} ${number}`}
            onClick={remove}
            {...hint(label)}
          >
            <Icon name="close" size={13} />
          </ActionIcon>
        )}
      </Group>
    </li>
  )
}
