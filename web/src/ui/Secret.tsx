import { Button, CopyButton, Group, TextInput } from '@mantine/core'
import { useTranslation } from '~/lib/i18n'

/** What is shown this once, to be copied. */
export function Secret({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation()
  return (
    <Group gap="xs" align="end">
      <TextInput
        label={label}
        value={text}
        readOnly
        style={{ flex: 1 }}
        onFocus={event => event.currentTarget.select()}
      />
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button variant="default" onClick={copy}>
            {copied ? t('Copied') : t('Copy')}
          </Button>
        )}
      </CopyButton>
    </Group>
  )
}
