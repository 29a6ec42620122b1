// What a canned reply says about this ticket, before it is put into the text.
import { Loader, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from '~/lib/i18n'
import { useReason } from '~/ui/Failure'
import { cannedTextQuery } from './canned.api'

export function CannedPreview({ reply, number }: { reply: string; number: string }) {
  const { t } = useTranslation()
  const reason = useReason()
  const said = useQuery(cannedTextQuery(reply, number))
  if (said.error) return <Text size="sm">{reason(said.error)}</Text>
  if (!said.data) return <Loader size="xs" />
  return (
    <>
      <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        <bdi>{said.data.text}</bdi>
      </Text>
      {said.data.unfilled.length > 0 && (
        <Text size="xs" mt={4} fw={600}>
          {t('Without a value here: {{names}}', { names: said.data.unfilled.join(', ') })}
        </Text>
      )}
    </>
  )
}
