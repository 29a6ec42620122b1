// One score by one tap; a few words can follow. The last one counts.
import { Button, Paper, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Problem } from '~/api/problem'
import { useTranslation } from '~/lib/i18n'
import { Failure } from '~/ui/Failure'
import { Sentences } from '~/ui/Sentences'
import { Score } from './Score'
import { useRate, useRating } from './satisfaction.api'

export function Rate({ number }: { number: string }) {
  const { t } = useTranslation()
  const rating = useRating(number).data
  const rate = useRate(number)
  const [typed, setTyped] = useState<string | null>(null)
  if (!rating || (!rating.may_rate && !rating.score)) return null
  const score = rating.score ?? 0
  const comment = typed ?? rating.comment ?? ''
  const refused = rate.error instanceof Problem ? rate.error.fields : {}
  return (
    <Paper withBorder p="md" component="section" aria-label={t('How did we do?')}>
      <Text fw={600}>{t('How did we do?')}</Text>
      {rating.may_rate ? (
        <Stack gap="xs" mt="xs" align="flex-start">
          <Score label={t('How did we do?')} value={score} onChange={next => rate.mutate({ score: next, comment })} />
          {score > 0 && (
            <>
              <Sentences
                w="100%"
                label={t('What should we know? (optional)')}
                value={comment}
                onChange={setTyped}
                error={refused.comment}
              />
              <Button
                variant="default"
                loading={rate.isPending}
                disabled={comment === (rating.comment ?? '')}
                onClick={() => rate.mutate({ score, comment })}
              >
                {t('Send the words')}
              </Button>
            </>
          )}
          {rate.error && !refused.comment && <Failure of={rate.error} />}
          <Text size="sm" role="status">
            {rate.isSuccess && t('Thank you.')}
          </Text>
        </Stack>
      ) : (
        <Text size="sm">
          {score} / 5 <bdi>{rating.comment}</bdi>
        </Text>
      )}
    </Paper>
  )
}
