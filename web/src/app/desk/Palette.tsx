// Everything by its name: actions of this page, places, tickets and people.
import '@mantine/spotlight/styles.layer.css'
import { useDebouncedValue } from '@mantine/hooks'
import { Spotlight, spotlight } from '@mantine/spotlight'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { useFound } from '~/features/finding/finding.api'
import { useHeldKeys } from '~/lib/heldKeys'
import { useTranslation } from '~/lib/i18n'
import { isComposing, keyOf, useOffered } from '~/lib/keys'
import { Icon } from '~/ui/Icon'
import { Key } from '~/ui/Key'

export function Palette({ isOpen, close }: { isOpen: boolean; close: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [words, setWords] = useState('')
  const [settled] = useDebouncedValue(words.trim(), 120)
  const [hasFocus, setFocus] = useState(false)
  const actions = useOffered()
  const found = useFound(settled)
  useEffect(() => {
    setFocus(false)
    if (!isOpen) return
    setWords('')
    spotlight.open()
  }, [isOpen])
  // What is typed before the field has the focus is for it as well.
  useHeldKeys(isOpen && !hasFocus ? 'all' : null)
  const wanted = words.trim().toLowerCase()
  const fitting = actions.filter(action => action.id !== 'palette' && action.label.toLowerCase().includes(wanted))
  const openHit = (kind: string, name: string) => {
    if (kind === 'ticket') void navigate({ to: '/desk/tickets/$number', params: { number: name } })
    else
      void navigate({
        to: '/desk/queue/$view',
        params: { view: 'all' },
        search: { q: `${kind === 'person' ? 'requester' : kind}:${name}` },
      })
  }
  // Enter takes the first of them when none has been chosen by the arrows.
  const takeFirst = (event: KeyboardEvent) => {
    if (
      event.key !== 'Enter' ||
      isComposing(event.nativeEvent) ||
      document.querySelector('[data-action][data-selected]')
    )
      return
    const hit = settled === words.trim() ? found.data?.[0] : undefined
    if (!hit && !fitting[0]) return
    spotlight.close()
    // When it has given the focus back: what opens then keeps it.
    setTimeout(() => (hit ? openHit(hit.kind, hit.name) : fitting[0]?.run()))
  }
  return (
    <Spotlight.Root
      query={words}
      onQueryChange={setWords}
      shortcut={null}
      maxHeight={480}
      scrollable
      onSpotlightClose={close}
      transitionProps={{ duration: 0 }}
      attributes={{ content: { 'aria-label': t('Search and actions') } }}
    >
      <Spotlight.Search
        placeholder={t('Tickets, people, actions')}
        aria-label={t('Tickets, people, actions')}
        onFocus={() => setFocus(true)}
        onKeyDown={takeFirst}
        leftSection={<Icon name="search" />}
      />
      <Spotlight.ActionsList>
        {found.data && found.data.length > 0 && (
          <Spotlight.ActionsGroup label={t('Found')}>
            {found.data.map(hit => (
              <Spotlight.Action
                key={`${hit.kind} ${hit.id}`}
                label={hit.title}
                description={hit.name}
                leftSection={
                  <Icon name={hit.kind === 'person' ? 'person' : hit.kind === 'ticket' ? 'queue' : 'settings'} />
                }
                onClick={() => openHit(hit.kind, hit.name)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {fitting.length > 0 && (
          <Spotlight.ActionsGroup label={t('Actions')}>
            {fitting.map(action => (
              <Spotlight.Action
                key={action.id}
                label={action.label}
                rightSection={<Key of={keyOf(action)} />}
                onClick={() => action.run()}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {fitting.length === 0 && !found.data?.length && <Spotlight.Empty>{t('Nothing found')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}
