// One click instead of a report: it counts, and news of the fault come by themselves.
import { Button, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { freshKey } from '~/api/client'
import { useTranslation } from '~/lib/i18n'
import { useReason } from '~/ui/Failure'
import { Icon } from '~/ui/Icon'
import { joinAnnounced } from './announcement.api'

export function MeToo({ number, joined }: { number: string; joined?: (mine: string) => void }) {
  const { t } = useTranslation()
  const client = useQueryClient()
  const reason = useReason()
  const [key] = useState(freshKey)
  const joining = useMutation({
    networkMode: 'always',
    mutationFn: () => joinAnnounced(number, key),
    onSuccess: mine => {
      joined?.(mine.number)
      return client.invalidateQueries({ queryKey: ['mine'] })
    },
  })
  if (joining.data)
    return (
      <Text size="sm" role="status">
        {t('You will hear of it.')}{' '}
        <Link to="/tickets/$number" params={{ number: joining.data.number }}>
          {joining.data.number}
        </Link>
      </Text>
    )
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<Icon name="plus" size={14} />}
        aria-label={t('Me too: {{number}}', { number })}
        loading={joining.isPending}
        onClick={() => joining.mutate()}
      >
        {t('Me too')}
      </Button>
      {joining.error && (
        <Text size="sm" c="red.8" role="alert">
          {reason(joining.error)}
        </Text>
      )}
    </>
  )
}
