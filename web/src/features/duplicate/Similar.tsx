import { Skeleton, Text } from '@mantine/core'
import { Section } from '~/features/ticket/Section'
import type { Ticket } from '~/features/ticket/ticket.api'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { Candidates } from './Candidates'
import { useDuplicates } from './duplicate.api'

/** Open tickets that this one is like. */
export function Similar({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const { subject, description, requester, service, site, category, cis } = ticket
  const question = { subject, description, requester, service, site, category, cis, limit: 6 }
  const found = useDuplicates(question, ['ticket', ticket.number])
  const others = (found.data ?? []).filter(({ ticket: other }) => other.number !== ticket.number)
  return (
    <Section title={t('Similar tickets')} count={others.length}>
      {found.isPending && <Skeleton h={40} />}
      {found.error && <Failure of={found.error} again={() => void found.refetch()} />}
      {found.data && others.length === 0 && <Text size="sm">{t('None that is open')}</Text>}
      <Candidates of={others} label={t('Similar tickets')} />
    </Section>
  )
}
