// While it is typed: what it may be about already, and what the requester has open.
import { Button, Stack, Text, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Candidates } from '~/features/duplicate/Candidates'
import { useDuplicates } from '~/features/duplicate/duplicate.api'
import { useTranslation } from '~/lib/i18n'
import { Moment } from '~/ui/Moment'
import type { Typed } from './newTicket'

export function Likely({ typed, join }: { typed: Typed; join: (parent: string) => void }) {
  const { t } = useTranslation()
  const { subject, description, requester, service, site, category, cis } = typed
  const [question] = useDebouncedValue(
    JSON.stringify({ subject, description, requester, service, site: site ?? null, category, cis, limit: 6 }),
    300,
  )
  const found = useDuplicates(JSON.parse(question), ['new'], subject.trim().length > 1)
  const candidates = subject.trim().length > 1 ? (found.data ?? []) : []
  return (
    <aside aria-label={t('Likely the same')}>
      <Stack gap="xs" aria-live="polite">
        <Title order={2} size="sm">
          {t('Likely the same')}
        </Title>
        {candidates.length === 0 && (
          <Text size="sm">{t('As soon as there is a subject, open tickets that are like it stand here.')}</Text>
        )}
        <Candidates
          of={candidates}
          label={t('Likely the same')}
          apart
          deed={({ ticket, announced, announced_at }) =>
            announced && (
              <Button
                size="compact-xs"
                variant="light"
                aria-label={t('Me too: {{number}}', { number: ticket.number })}
                onClick={() => join(ticket.number)}
              >
                {t('Me too')} <Moment at={announced_at} />
              </Button>
            )
          }
        />
      </Stack>
    </aside>
  )
}
