import { Text } from '@mantine/core'
import { PersonName } from '~/features/people/Person'
import { Section } from '~/features/ticket/Section'
import classes from '~/features/ticket/Side.module.css'
import type { Ticket } from '~/features/ticket/ticket.api'
import { useTranslation } from '~/lib/i18n'
import { Moment } from '~/ui/Moment'
import { useChases } from './chase.api'

/** Who asked to hurry, and whether it was answered. */
export function Chases({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const chases = useChases(ticket.number).data ?? []
  if (chases.length === 0) return null
  return (
    <Section title={t('Chases')} count={chases.length}>
      <ul className={classes.rows}>
        {chases.map(chase => (
          <li key={chase.id}>
            <Text size="sm">
              <PersonName login={chase.person} />
              {chase.by && chase.by !== chase.person && (
                <>
                  {' '}
                  {t('through')} <PersonName login={chase.by} />
                </>
              )}{' '}
              <Moment at={chase.at} />
            </Text>
            {chase.comment && (
              <Text size="sm">
                <bdi>{chase.comment}</bdi>
              </Text>
            )}
            <Text size="xs">
              {chase.answered_at ? t('Answered') : t('Not answered yet')} <Moment at={chase.answered_at} />
            </Text>
          </li>
        ))}
      </ul>
    </Section>
  )
}
