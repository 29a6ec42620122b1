// What a deed of triage still asks for: a group, a ticket, a priority, a time.
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import type { Candidate } from '~/features/duplicate/duplicate.api'
import { assignmentOf, useAssignees } from '~/features/people/assignees'
import { usePractice } from '~/features/practice/practice.api'
import { merge, placeUnder, useFoundTickets } from '~/features/relation/relation.api'
import { type Deed, edit } from '~/features/ticket/deed/deed'
import { StateChip } from '~/features/ticket/StateChip'
import type { Ticket } from '~/features/ticket/ticket.api'
import { type Preset, presets } from '~/features/work/presets'
import { assign, pend } from '~/features/work/work.api'
import { key, useTranslation } from '~/lib/i18n'
import { shortMoment } from '~/lib/time'
import { Chooser } from '~/ui/Chooser'
import { levelsFor } from './levels'

export interface ChooserProps {
  ticket: Ticket
  candidates: Candidate[]
  run: (deed: Deed, ends: boolean) => void
  close: () => void
}

export function RouteChooser({ ticket, run, close }: ChooserProps) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const found = useAssignees(words)
  const give = (choice: string) => run(assign(assignmentOf(choice, ticket.group), t('Assigned')), true)
  return (
    <Chooser
      title={t('Route {{number}} to', { number: ticket.number })}
      placeholder={t('Group or person')}
      words={words}
      onWords={setWords}
      choose={give}
      close={close}
      {...found}
    />
  )
}

export const MergeChooser = (props: ChooserProps) => {
  const { t } = useTranslation()
  return (
    <TicketChooser
      {...props}
      title={t('Merge {{number}} into', { number: props.ticket.number })}
      deed={into => merge(into, t('It is merged'))}
    />
  )
}

export const MeTooChooser = (props: ChooserProps) => {
  const { t } = useTranslation()
  return (
    <TicketChooser
      {...props}
      title={t('{{number}} is the same as', { number: props.ticket.number })}
      deed={parent => placeUnder({ parent, me_too: true, follows_parent: true }, t('It hears with the other'))}
    />
  )
}

interface TicketChooserProps extends ChooserProps {
  title: string
  deed: (number: string) => Deed
}

/** The likely ones by their digit, any other by its number or words. */
function TicketChooser({ ticket, candidates, title, deed, run, close }: TicketChooserProps) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const [settled] = useDebouncedValue(words.trim(), 80)
  const isDigit = /^[1-9]?$/.test(words.trim())
  const found = useFoundTickets(isDigit ? '' : settled)
  const likely = candidates.map(({ ticket }) => ({
    number: ticket.number,
    subject: ticket.subject,
    state: ticket.state,
  }))
  const typed = (found.data ?? []).map(hit => ({ number: hit.name, subject: hit.title, state: hit.state ?? '' }))
  const choices = (isDigit ? likely : typed)
    .filter(other => other.number !== ticket.number)
    .map(other => ({
      value: other.number,
      label: `${other.number} ${other.subject}`,
      hint: <StateChip state={other.state} />,
    }))
  return (
    <Chooser
      title={title}
      placeholder={t('A digit, or a number or words')}
      choices={choices}
      words={words}
      onWords={setWords}
      choose={number => run(deed(number), true)}
      close={close}
      isSearching={found.isFetching || (!isDigit && settled !== words.trim())}
    />
  )
}

export function PriorityChooser({ ticket, run, close }: ChooserProps) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const { data: practice, isLoading } = usePractice(ticket.kind)
  const now = { impact: ticket.impact, urgency: ticket.urgency }
  const choices = [1, 2, 3, 4].flatMap(priority => {
    const levels = practice && levelsFor(practice.matrix, now, priority)
    return levels
      ? [
          {
            value: String(priority),
            label: `P${priority}`,
            levels,
            hint: t('Impact {{impact}}, urgency {{urgency}}', { ...levels }),
          },
        ]
      : []
  })
  const set = (value: string) => {
    const wanted = choices.find(choice => choice.value === value)
    if (wanted) run(edit(wanted.levels, t('Priority changed')), false)
  }
  return (
    <Chooser
      title={t('Priority of {{number}}', { number: ticket.number })}
      choices={choices}
      words={words}
      onWords={setWords}
      choose={set}
      close={close}
      isSearching={isLoading}
      isInstant
    />
  )
}

const presetNames: Record<Preset, string> = {
  hour: key('In an hour'),
  hours: key('In 4 hours'),
  tomorrow: key('Tomorrow 9:00'),
  week: key('Monday 9:00'),
}

export function SnoozeChooser({ ticket, run, close }: ChooserProps) {
  const { t } = useTranslation()
  const [words, setWords] = useState('')
  const times = presets(new Date())
  const choices = times.map(({ name, at }) => ({
    value: name,
    label: t(presetNames[name]),
    hint: shortMoment(at.toISOString()),
  }))
  const wait = (name: string) => {
    const until = times.find(preset => preset.name === name)!.at.toISOString()
    run(pend({ reason: 'awaiting_user', until }, t('It waits')), true)
  }
  return (
    <Chooser
      title={t('Set {{number}} waiting', { number: ticket.number })}
      choices={choices.filter(choice => choice.label.toLowerCase().includes(words.toLowerCase()))}
      words={words}
      onWords={setWords}
      choose={wait}
      close={close}
      isInstant
    />
  )
}
