// What a link out of a message opens: what was done, the question whether it works, and one answer. Nobody has to sign in.
import { Button, Group, Stack, Text } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { Problem } from '~/api/problem'
import { LonePage } from '~/features/account/LonePage'
import { useTranslation } from '~/lib/i18n'
import { useReason } from '~/ui/Failure'
import { PageTitle } from '~/ui/PageTitle'
import { Sentences } from '~/ui/Sentences'
import { type Answer, useAnswer, useLink } from './link.api'
import { Score } from './Score'

export function LinkPage() {
  const { token } = useParams({ from: '/l/$token' })
  const link = useLink(token)
  const answer = useAnswer(token)
  const { t } = useTranslation()
  return (
    <LonePage width={520}>
      {link.error && <WayOut of={link.error} />}
      {link.data && (
        <>
          <div>
            <Text size="sm" c="dimmed">
              {link.data.number}
            </Text>
            <PageTitle size="h3" tab={`${link.data.number} ${link.data.subject}`}>
              {link.data.subject}
            </PageTitle>
          </div>
          {link.data.resolution && (
            <Text>
              <bdi>{link.data.resolution}</bdi>
            </Text>
          )}
          {answer.data ? (
            <Text role="status" fw={600}>
              {answer.data.deed === 'reject' ? t('Thank you. We look at it again.') : t('Thank you.')}
            </Text>
          ) : (
            <Answering may={link.data.answers} answer={answer} />
          )}
        </>
      )}
    </LonePage>
  )
}

function WayOut({ of }: { of: unknown }) {
  const { t } = useTranslation()
  const reason = useReason()
  return (
    <Stack>
      <PageTitle>{t('This link can not be used')}</PageTitle>
      <Text role="alert">{reason(of)}</Text>
      <Button component={Link} to="/tickets" variant="default">
        {t('Sign in and see my tickets')}
      </Button>
    </Stack>
  )
}

interface AnsweringProps {
  may: Answer['deed'][]
  answer: ReturnType<typeof useAnswer>
}

function Answering({ may, answer }: AnsweringProps) {
  const { t } = useTranslation()
  const reason = useReason()
  const [score, setScore] = useState(0)
  const [words, setWords] = useState('')
  const [rejects, setRejects] = useState(false)
  const refused = answer.error instanceof Problem ? answer.error.fields : {}
  const rated = score > 0 ? { score, comment: words.trim() || null } : {}
  const send = (given: Answer) => {
    if (!answer.isPending) answer.mutate(given)
  }
  const mayConfirm = may.includes('confirm')
  return (
    <Stack gap="sm">
      {may.includes('rate') && !rejects && <Score label={t('How did we do?')} value={score} onChange={setScore} />}
      {(rejects || score > 0) && (
        <Sentences
          label={rejects ? t('What does not work?') : t('What should we know? (optional)')}
          required={rejects}
          value={words}
          onChange={setWords}
          error={refused.reason ?? refused.comment}
        />
      )}
      {answer.error && !refused.reason && !refused.comment && (
        <Text c="red.8" size="sm" role="alert">
          {reason(answer.error)}
        </Text>
      )}
      <Group gap="xs">
        {rejects ? (
          <Button
            loading={answer.isPending}
            disabled={!words.trim()}
            onClick={() => send({ deed: 'reject', reason: words.trim() })}
          >
            {t('Open it again')}
          </Button>
        ) : (
          <Button
            loading={answer.isPending}
            disabled={!mayConfirm && score === 0}
            onClick={() => send({ deed: mayConfirm ? 'confirm' : 'rate', ...rated })}
          >
            {mayConfirm ? t('Yes, it works') : t('Send')}
          </Button>
        )}
        {may.includes('reject') && (
          <Button variant="default" aria-expanded={rejects} onClick={() => setRejects(!rejects)}>
            {rejects ? t('Back') : t('No, not yet')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}
