// Known faults, my tickets and services by what is typed; Enter opens the best of them, or takes the words on to a report.
import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Link, useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useState } from 'react'
import { MeToo } from '~/features/announcement/MeToo'
import { useDuplicates } from '~/features/duplicate/duplicate.api'
import { type Hit, useFound } from '~/features/finding/finding.api'
import { StateChip } from '~/features/ticket/StateChip'
import { useTranslation } from '~/lib/i18n'
import { isComposing } from '~/lib/keys'
import { Icon } from '~/ui/Icon'
import classes from './Portal.module.css'

export function SearchBox() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [words, setWords] = useState('')
  const [settled] = useDebouncedValue(words.trim(), 100)
  const hits = useFound(settled).data?.filter(({ kind }) => kind === 'ticket' || kind === 'service') ?? []
  const alike = useDuplicates({ subject: settled, cis: [], limit: 5 }, ['home'], settled.length > 1).data ?? []
  const known = settled ? alike.filter(({ announced }) => announced) : []
  const found = settled ? hits : []

  const follow = (hit: Hit | undefined) => {
    if (hit?.kind === 'ticket') return void navigate({ to: '/tickets/$number', params: { number: hit.name } })
    const subject = words.trim()
    void navigate({ to: '/report', search: { subject, ...(hit ? { service: hit.name } : {}) } })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || isComposing(event.nativeEvent)) return
    event.preventDefault()
    if (words.trim() && known.length === 0) follow(settled === words.trim() ? found[0] : undefined)
  }
  return (
    <search>
      <TextInput
        type="search"
        size="lg"
        autoFocus
        label={t('What is it about?')}
        placeholder={t('For example: the printer on the third floor is jammed')}
        leftSection={<Icon name="search" />}
        value={words}
        onChange={event => setWords(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div aria-live="polite">
        {known.length + found.length > 0 && (
          <ul className={classes.found} aria-label={t('Found')}>
            {known.map(({ ticket }) => (
              <li key={ticket.number} className={classes.hit}>
                <Icon name="horn" />
                <span style={{ flex: 1 }}>
                  {t('Known, and being worked on')}: <bdi>{ticket.subject}</bdi>
                </span>
                <MeToo number={ticket.number} />
              </li>
            ))}
            {found.map(hit => (
              <Found key={`${hit.kind} ${hit.id}`} hit={hit} words={words.trim()} />
            ))}
          </ul>
        )}
      </div>
      <Button
        mt="sm"
        renderRoot={props => <Link {...props} to="/report" search={{ subject: words.trim() || undefined }} />}
        leftSection={<Icon name="plus" size={16} />}
      >
        {words.trim() ? t('Report this') : t('Report a fault')}
      </Button>
    </search>
  )
}

function Found({ hit, words }: { hit: Hit; words: string }) {
  const { t } = useTranslation()
  if (hit.kind === 'ticket')
    return (
      <li className={classes.hit}>
        <Icon name="queue" />
        <Link to="/tickets/$number" params={{ number: hit.name }}>
          <bdi>{hit.title}</bdi> · {hit.name}
        </Link>
        {hit.state && <StateChip state={hit.state} />}
      </li>
    )
  return (
    <li className={classes.hit}>
      <Icon name="plus" />
      <Link to="/report" search={{ subject: words, service: hit.name }}>
        {t('Report a fault of {{service}}', { service: hit.title })}
      </Link>
    </li>
  )
}
