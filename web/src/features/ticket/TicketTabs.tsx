import { Tabs } from '@mantine/core'
import { memo } from 'react'
import { useTranslation } from '~/lib/i18n'

export type Tab = 'conversation' | 'details' | 'history'

interface TicketTabsProps {
  /** Of the tabs; the panel of a tab is called `<id>-panel-<tab>`. */
  id: string
  tab: Tab
  isWide: boolean
  turn: (tab: Tab) => void
}

/** They are the same for every ticket: turning to another one leaves them as they stand. */
export const TicketTabs = memo(function TicketTabs({ id, tab, isWide, turn }: TicketTabsProps) {
  const { t } = useTranslation()
  return (
    <Tabs id={id} value={tab} onChange={value => turn((value ?? 'conversation') as Tab)}>
      <Tabs.List>
        <Tabs.Tab value="conversation">{t('Conversation')}</Tabs.Tab>
        {!isWide && <Tabs.Tab value="details">{t('Details')}</Tabs.Tab>}
        <Tabs.Tab value="history">{t('History')}</Tabs.Tab>
      </Tabs.List>
    </Tabs>
  )
})
