// What is selected, and what can be done to it; the server does it as a job, which goes on when this page is left.
import { ActionIcon, Button, Group, Menu, Text } from '@mantine/core'
import { lazy, useEffect, useState } from 'react'
import { may, useMe } from '~/features/account/me.api'
import { ExportItem } from '~/features/exporting/ExportItem'
import { HoldKeys } from '~/lib/heldKeys'
import { useTranslation } from '~/lib/i18n'
import { useAction } from '~/lib/keys'
import { hint } from '~/ui/hint'
import { Icon } from '~/ui/Icon'
import { Key } from '~/ui/Key'
import { Part } from '~/ui/Part'
import classes from './BulkBar.module.css'
import type { Which } from './bulk.api'
import { type BulkDeed, bulkDeeds } from './deeds'

const dialog = () => import('./BulkDialog')
const BulkDialog = lazy(() => dialog().then(module => ({ default: module.BulkDialog })))

export interface Selection {
  selected: ReadonlySet<string>
  /** All that the filter finds, also what is not loaded. */
  isWhole: boolean
  clear: () => void
  loaded: () => void
  whole: () => void
}

interface BulkBarProps {
  selection: Selection
  total: number
  filter: string
}

export function BulkBar({ selection, total, filter }: BulkBarProps) {
  const { t } = useTranslation()
  const me = useMe()
  const [asked, setAsked] = useState<BulkDeed | null>(null)
  const numbers = [...selection.selected]
  const count = selection.isWhole ? total : numbers.length
  const which: Which = selection.isWhole ? { filter } : { tickets: numbers }
  const deeds = bulkDeeds.filter(deed => may(me, deed.right) && (deed.action || !selection.isWhole))
  // Loaded before a key asks for it, so that what is typed next goes into the dialog.
  useEffect(() => void dialog(), [])
  useAction({
    id: 'bulk.clear',
    label: t('Select nothing'),
    key: 'Escape',
    first: true,
    section: t('Selection'),
    run: selection.clear,
  })

  return (
    <section className={classes.bar} aria-label={t('Selection')}>
      {deeds.map(deed => (
        <Offer key={deed.name} deed={deed} run={() => setAsked(deed)} />
      ))}
      <Group gap={6} wrap="nowrap">
        <Text size="sm" fw={600} role="status">
          {t('{{count}} selected', { count })}
        </Text>
        <span style={{ flex: 1 }} />
        {!selection.isWhole && filter !== '' && total > numbers.length && (
          <Button size="compact-xs" variant="subtle" onClick={selection.whole}>
            {t('Select all {{total}} found', { total })}
          </Button>
        )}
        <Button size="compact-xs" variant="subtle" onClick={selection.loaded}>
          {t('All loaded')}
        </Button>
        <ActionIcon
          variant="subtle"
          color="gray"
          {...hint(t('Select nothing'))}
          aria-label={t('Select nothing')}
          onClick={selection.clear}
        >
          <Icon name="close" size={16} />
        </ActionIcon>
      </Group>
      <Group gap={6} wrap="nowrap">
        {deeds
          .filter(deed => deed.inBar)
          .map(deed => (
            <Button
              key={deed.name}
              size="compact-sm"
              variant="default"
              leftSection={<Icon name={deed.icon} size={14} />}
              onClick={() => setAsked(deed)}
            >
              {t(deed.label)}
            </Button>
          ))}
        <Menu position="top-end" shadow="md">
          <Menu.Target>
            <Button size="compact-sm" variant="default" rightSection={<Icon name="down" size={12} />}>
              {t('More')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {deeds.map(deed => (
              <Menu.Item
                key={deed.name}
                leftSection={<Icon name={deed.icon} size={14} />}
                rightSection={<Key of={deed.key} />}
                onClick={() => setAsked(deed)}
              >
                {t(deed.label)}
              </Menu.Item>
            ))}
            <ExportItem filter={selection.isWhole ? filter : `number=${numbers.join(',')}`} />
          </Menu.Dropdown>
        </Menu>
      </Group>
      {asked && (
        <Part meanwhile={<HoldKeys />}>
          <BulkDialog deed={asked} which={which} count={count} close={() => setAsked(null)} done={selection.clear} />
        </Part>
      )}
    </section>
  )
}

function Offer({ deed, run }: { deed: BulkDeed; run: () => void }) {
  const { t } = useTranslation()
  useAction({
    id: `bulk.${deed.name}`,
    label: t('Selection: {{deed}}', { deed: t(deed.label) }),
    key: deed.key,
    first: true,
    section: t('Selection'),
    run,
  })
  return null
}
