import { Group, Rating, Text } from '@mantine/core'
import { Section } from '~/features/ticket/Section'
import type { Ticket } from '~/features/ticket/ticket.api'
import { useTranslation } from '~/lib/i18n'
import { Moment } from '~/ui/Moment'
import { scoreWords } from './Score'
import { useRating } from './satisfaction.api'

const rateable = ['resolved', 'closed']

/** What the requester thinks of what was done, once he said so. */
export function RatingSection({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const rating = useRating(ticket.number, rateable.includes(ticket.state)).data
  if (!rating?.score) return null
  const word = t(scoreWords[rating.score] ?? '')
  return (
    <Section title={t('Satisfaction')}>
      <Group gap="xs">
        <Rating value={rating.score} readOnly size="xs" aria-label={word} />
        <Text size="sm">
          {word} · {rating.score} / 5
        </Text>
        {rating.rated_at && (
          <Text size="xs">
            <Moment at={rating.rated_at} />
          </Text>
        )}
      </Group>
      {rating.comment && (
        <Text size="sm" style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          <bdi>{rating.comment}</bdi>
        </Text>
      )}
    </Section>
  )
}
