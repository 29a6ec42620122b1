import { SegmentedControl } from '@mantine/core'
import { type Language, language, speak, useTranslation } from '~/lib/i18n'

/** The two languages, each by its own name. */
export function LanguageSwitch({ changed }: { changed?: (language: Language) => void }) {
  const { t } = useTranslation()
  const change = (wanted: string) => {
    void speak(wanted as Language)
    changed?.(wanted as Language)
  }
  return (
    <SegmentedControl
      aria-label={t('Language')}
      value={language()}
      onChange={change}
      data={[
        { value: 'zh', label: '中文' },
        { value: 'en', label: 'English' },
      ]}
    />
  )
}
