import { Group, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { Chip } from '~/features/ticket/Chip'
import classes from '~/features/ticket/Side.module.css'
import { StateChip } from '~/features/ticket/StateChip'
import { TicketLink } from '~/features/ticket/TicketLink'
import { key, useTranslation } from '~/lib/i18n'
import type { Candidate } from './duplicate.api'

const reasons: Record<string, string> = {
  similar_words: key('similar words'),
  same_ci: key('same device'),
  same_requester: key('same requester'),
  same_service: key('same service'),
  same_category: key('same category'),
  same_site: key('same site'),
}

interface CandidatesProps {
  of: Candidate[]
  label: string
  /** Opens in another tab, so that what is being written stays. */
  apart?: boolean
  deed?: (candidate: Candidate) => ReactNode
}

/** Likely the same, best first, and why it is thought so. */
export function Candidates({ of, label, apart, deed }: CandidatesProps) {
  const { t } = useTranslation()
  return (
    <ul className={classes.rows} aria-label={label}>
      {of.map(candidate => {
        const { ticket } = candidate
        return (
          <li key={ticket.number}>
            <Group gap={6} wrap="nowrap">
              <TicketLink number={ticket.number} title={ticket.subject} apart={apart}>
                {ticket.number} <bdi>{ticket.subject}</bdi>
              </TicketLink>
              {candidate.announced && (
                <Chip colour="grape" icon="horn">
                  {t('Announced')}
                </Chip>
              )}
              <StateChip state={ticket.state} />
              {deed?.(candidate)}
            </Group>
            <Text size="xs">{candidate.reasons.map(reason => t(reasons[reason] ?? reason)).join(' · ')}</Text>
          </li>
        )
      })}
    </ul>
  )
}
