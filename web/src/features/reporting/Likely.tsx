// While it is typed: known faults to join by one click, and what one has reported already.
import { Paper, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Link } from '@tanstack/react-router'
import { MeToo } from '~/features/announcement/MeToo'
import { type Candidate, useDuplicates } from '~/features/duplicate/duplicate.api'
import { StateChip } from '~/features/ticket/StateChip'
import { useTranslation } from '~/lib/i18n'
import { Icon } from '~/ui/Icon'
import type { Draft } from './draft'
import classes from './Report.module.css'

/** Not only by the same person. */
const speaksOfIt = ({ announced, reasons }: Candidate) => announced || reasons.includes('similar_words')

export function Likely({ draft, joined }: { draft: Draft; joined: (mine: string) => void }) {
  const { t } = useTranslation()
  const [subject] = useDebouncedValue(draft.subject.trim(), 300)
  const { service } = draft
  const found = useDuplicates({ subject, service, cis: [], limit: 4 }, ['report'], subject.length > 1).data
  const alike = subject.length > 1 ? (found ?? []).filter(speaksOfIt) : []
  return (
    <div aria-live="polite">
      {alike.length > 0 && (
        <Paper withBorder p="sm" component="section" aria-label={t('Likely the same')}>
          <Text size="sm" fw={600}>
            {t('Is it one of these?')}
          </Text>
          <ul className={classes.likely}>
            {alike.map(({ ticket, announced }) => (
              <li key={ticket.number}>
                <Icon name={announced ? 'horn' : 'queue'} size={16} />
                {announced ? (
                  <>
                    <span>
                      {t('Known, and being worked on')}: <bdi>{ticket.subject}</bdi>
                    </span>
                    <div>
                      <MeToo number={ticket.number} joined={joined} />
                    </div>
                  </>
                ) : (
                  <>
                    <Link to="/tickets/$number" params={{ number: ticket.number }} target="_blank">
                      <bdi>{ticket.subject}</bdi> · {ticket.number}
                    </Link>
                    <StateChip state={ticket.state} />
                  </>
                )}
              </li>
            ))}
          </ul>
        </Paper>
      )}
    </div>
  )
}
