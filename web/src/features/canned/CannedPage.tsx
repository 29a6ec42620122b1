// Canned replies: the list to search in, and the one that is read or changed beside it.
import { Badge, Button, Group, ScrollArea, Skeleton, Stack, Text, TextInput, UnstyledButton } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { inLanguage, useTranslation } from '~/lib/i18n'
import { useAction } from '~/lib/keys'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { PageTitle } from '~/ui/PageTitle'
import { CannedForm } from './CannedForm'
import classes from './CannedPage.module.css'
import { type CannedReply, useCannedReplies } from './canned.api'
import { scopes } from './scopes'

type Chosen = { reply: CannedReply | null }

export function CannedPage() {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const [settled] = useDebouncedValue(words.trim(), 150)
  const replies = useCannedReplies(settled)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const begin = () => setChosen({ reply: null })
  useAction({ id: 'canned.new', label: t('New canned reply'), section: t('Canned replies'), run: begin })
  return (
    <div className={classes.page}>
      <section className={classes.list} aria-label={t('Canned replies')}>
        <Stack gap="xs" p="sm">
          <Group justify="space-between">
            <PageTitle>{t('Canned replies')}</PageTitle>
            <Button size="xs" leftSection={<Icon name="plus" size={14} />} onClick={begin}>
              {t('New canned reply')}
            </Button>
          </Group>
          <TextInput
            aria-label={t('Search canned replies')}
            placeholder={t('Code, title, text or pinyin')}
            leftSection={<Icon name="search" size={16} />}
            value={words}
            onChange={event => setWords(event.currentTarget.value)}
          />
        </Stack>
        <ScrollArea className={classes.rows}>
          {replies.error && <Failure of={replies.error} again={() => void replies.refetch()} />}
          {replies.isPending && <Skeleton h={120} m="sm" />}
          {replies.data?.length === 0 && (
            <Text size="sm" p="sm">
              {settled ? t('Nothing found') : t('No canned replies yet')}
            </Text>
          )}
          <ul className={classes.replies}>
            {replies.data?.map(reply => (
              <li key={reply.id}>
                <UnstyledButton
                  className={classes.reply}
                  aria-current={chosen?.reply?.id === reply.id}
                  onClick={() => setChosen({ reply })}
                >
                  <Row reply={reply} />
                </UnstyledButton>
              </li>
            ))}
          </ul>
        </ScrollArea>
      </section>
      <section className={classes.form} aria-label={t('Chosen canned reply')}>
        {chosen ? (
          <CannedForm
            key={chosen.reply ? `${chosen.reply.id} ${chosen.reply.version}` : 'new'}
            reply={chosen.reply}
            done={reply => setChosen(reply && { reply })}
          />
        ) : (
          <Text ta="center" mt={80}>
            {t('Choose a canned reply, or write a new one')}
          </Text>
        )}
      </section>
    </div>
  )
}

function Row({ reply }: { reply: CannedReply }) {
  const { t } = useTranslation()
  return (
    <>
      <Text size="sm" fw={600} truncate>
        <bdi>{inLanguage(reply.title)}</bdi>
      </Text>
      <Group gap={6} mt={2}>
        {reply.code && <Text size="xs">{reply.code}</Text>}
        <Badge size="sm" radius="sm" variant="default" tt="none">
          {t(scopes[reply.scope])}
        </Badge>
        {reply.missing && (
          <Badge size="sm" radius="sm" variant="default" tt="none">
            {reply.missing === 'zh' ? t('Chinese is missing') : t('English is missing')}
          </Badge>
        )}
        {!reply.active && (
          <Badge size="sm" radius="sm" variant="default" tt="none">
            {t('Not offered')}
          </Badge>
        )}
        <Text size="xs" ml="auto">
          {t('Used: {{count}}', { count: reply.use_count })}
        </Text>
      </Group>
    </>
  )
}
