import { ActionIcon, Popover, Text } from '@mantine/core'
import { useState } from 'react'
import { may, useMe } from '~/features/account/me.api'
import { edit, useDeed } from '~/features/ticket/deed/deed'
import type { Ticket } from '~/features/ticket/ticket.api'
import { useTranslation } from '~/lib/i18n'
import { useReason } from '~/ui/Failure'
import { hint } from '~/ui/hint'
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
        <ActionIcon
          variant="subtle"
          color="gray"
          size={24}
          {...hint(t('Change the requester'))}
          aria-label={t('Change the requester')}
          onClick={() => setIsOpen(!isOpen)}
        >
          <Icon name="pen" size={13} />
        </ActionIcon>
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
