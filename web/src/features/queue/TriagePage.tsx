// Triage: what nobody has, one ticket after the other, each dealt with by a key, a target and Enter.
import { Button, Group, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { may, useMe } from '~/features/account/me.api'
import { Candidates } from '~/features/duplicate/Candidates'
import { useDuplicates } from '~/features/duplicate/duplicate.api'
import { RequesterCard } from '~/features/people/RequesterCard'
import { ClashDialog } from '~/features/ticket/deed/ClashDialog'
import { Section } from '~/features/ticket/Section'
import { useTicket } from '~/features/ticket/ticket.api'
import { HoldKeys } from '~/lib/heldKeys'
import { useTranslation } from '~/lib/i18n'
import { useAction } from '~/lib/keys'
import { useTitle } from '~/lib/title'
import { Failure } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { Key } from '~/ui/Key'
import classes from './triage/Triage.module.css'
import { TriageDeeds } from './triage/TriageDeeds'
import { TriageTicket } from './triage/TriageTicket'
import { useTriage } from './triage/useTriage'

/** What waits already, and what hears with another, has been through triage. */
const untouched = 'not status:pending me_too:no'
const mine = { view: 'unassigned', q: untouched }
const all = { view: 'all', q: `status:open assignee:none ${untouched}`, sort: 'queue_key' }

export function TriagePage() {
  const me = useMe()
  const [isAll, setAll] = useState(may(me, 'desk.manage'))
  return <Triage key={String(isAll)} isAll={isAll} setAll={setAll} />
}

function Triage({ isAll, setAll }: { isAll: boolean; setAll: (isAll: boolean) => void }) {
  const { t } = useTranslation()
  const triage = useTriage(isAll ? all : mine)
  const { list, current, total, news } = triage
  const section = t('Triage')
  useTitle(section)
  useAction({ id: 'triage.skip', label: t('Skip'), key: 'j', section, run: () => triage.step(1) })
  useAction({ id: 'triage.back', label: t('Previous ticket'), key: 'k', section, run: () => triage.step(-1) })
  useAction(triage.undoable && { id: 'undo', label: t('Undo'), key: 'z', section, run: triage.undo })

  return (
    <div className={classes.page}>
      <Group className={classes.bar} h={44} px="md" gap="sm">
        <Text component="h1" fw={600}>
          {t('Triage')}
        </Text>
        <Text size="sm" role="status">
          {list.data && t('{{count}} are with nobody', { count: total })}
        </Text>
        {news.count > 0 && (
          <Button size="compact-xs" variant="light" onClick={news.show}>
            {t('{{count}} new', { count: news.count })}
          </Button>
        )}
        <span style={{ flex: 1 }} />
        <SegmentedControl
          size="xs"
          aria-label={t('Whose tickets')}
          value={isAll ? 'all' : 'mine'}
          onChange={value => setAll(value === 'all')}
          data={[
            { value: 'mine', label: t('My groups') },
            { value: 'all', label: t('All groups') },
          ]}
        />
      </Group>
      {list.error && !list.data ? (
        <Failure of={list.error} again={() => void list.refetch()} />
      ) : current ? (
        <Current key={current} number={current} triage={triage} />
      ) : (
        <div className={classes.done}>
          {list.data ? (
            <>
              <Icon name="check" size={40} />
              <Text>{t('Nobody waits. Well done.')}</Text>
            </>
          ) : (
            <Skeleton w={480} h={240} />
          )}
        </div>
      )}
      <ClashDialog />
    </div>
  )
}

function Current({ number, triage }: { number: string; triage: ReturnType<typeof useTriage> }) {
  const { t } = useTranslation()
  const { data: ticket, error, refetch } = useTicket(number)
  const likely = useDuplicates(
    {
      subject: ticket?.subject ?? '',
      requester: ticket?.requester ?? null,
      service: ticket?.service ?? null,
      limit: 9,
    },
    ['ticket', number],
    ticket !== undefined,
  )
  if (error) return <Failure of={error} again={() => void refetch()} />
  if (!ticket || ticket.number !== number)
    return (
      <Stack p="xl" data-ticket={number}>
        <HoldKeys what="unknown" />
        <Skeleton h={28} w="70%" />
        <Skeleton h={160} />
      </Stack>
    )
  const candidates = (likely.data ?? []).filter(other => other.ticket.number !== number).slice(0, 9)
  return (
    <>
      <TriageTicket ticket={ticket} />
      <aside className={classes.side} aria-label={t('Beside it')}>
        <Section title={t('Likely the same')} count={candidates.length}>
          {candidates.length === 0 && !likely.isFetching && <Text size="sm">{t('Nothing like it is open')}</Text>}
          <Candidates
            of={candidates}
            label={t('Likely the same')}
            apart
            deed={candidate => <Key of={String(candidates.indexOf(candidate) + 1)} />}
          />
        </Section>
        <Section title={t('Requester')}>
          <RequesterCard ticket={ticket} />
        </Section>
      </aside>
      <footer className={classes.foot}>
        <Group justify="space-between">
          <TriageDeeds ticket={ticket} candidates={candidates} run={(deed, ends) => triage.run(ticket, deed, ends)} />
          <Group gap={6}>
            {triage.undoable && (
              <Button variant="subtle" rightSection={<Key of="z" />} onClick={triage.undo}>
                {t('Undo')}
              </Button>
            )}
            <Button variant="subtle" rightSection={<Key of="j" />} onClick={() => triage.step(1)}>
              {t('Skip')}
            </Button>
          </Group>
        </Group>
        <Text size="xs" c="dimmed" truncate mt={4}>
          {triage.next ? t('Next: {{subject}}', { subject: triage.next.subject }) : t('This is the last one')}
        </Text>
      </footer>
    </>
  )
}
