import { ActionIcon, Popover, Text, Tooltip } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { may, useMe } from '~/features/account/me.api'
import { edit, useDeed } from '~/features/ticket/deed'
import type { Ticket } from '~/features/ticket/ticket.api'
import { useReason } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { PersonPicker } from './PersonPicker'

/** Somebody else asks than was thought. */
export function Change({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation()
  const [isOpen, setIsOpen] = useState(false)
  const deed = useDeed(ticket)
  const reason = useReason()
  if (!may(useMe(), 'ticket.classify') || ticket.merged_into) return null
  const change = (requester: string | null) => {
    if (!requester || requester === ticket.requester) return
    deed.mutate(edit({ requester }, t('Requester changed')), { onSuccess: () => setIsOpen(false) })
  }
  return (
    <Popover opened={isOpen} onChange={setIsOpen} trapFocus returnFocus shadow="md" position="bottom-end">
      <Popover.Target>
        <Tooltip label={t('Change the requester')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={24}
            aria-label={t('Change the requester')}
            onClick={() => setIsOpen(!isOpen)}
          >
            <Icon name="pen" size={13} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown>
        <PersonPicker value={ticket.requester} onChange={change} label={t('Requester')} />
        {deed.error && (
          <Text size="xs" c="red.8" role="alert">
            {reason(deed.error)}
          </Text>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
