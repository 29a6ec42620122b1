import { Button, Center, Stack, Text } from '@mantine/core'
import { useTranslation } from '~/lib/i18n'
import { useTitle } from '~/lib/title'
import { useReason } from '~/ui/Failure'

/** A page that could not be shown: what happened, and the two ways on. */
export function Broken({ error }: { error: unknown }) {
  const { t } = useTranslation()
  const reason = useReason()
  return <Notice words={reason(error)} action={t('Load the page anew')} run={() => location.reload()} />
}

export function NotThere() {
  const { t } = useTranslation()
  return <Notice words={t('There is no such page')} action={t('To the desk')} run={() => location.assign('/desk')} />
}

function Notice({ words, action, run }: { words: string; action: string; run: () => void }) {
  useTitle(words)
  return (
    <Center mih="60vh" p="md">
      <Stack align="center">
        <Text role="alert">{words}</Text>
        <Button variant="default" onClick={run}>
          {action}
        </Button>
      </Stack>
    </Center>
  )
}
