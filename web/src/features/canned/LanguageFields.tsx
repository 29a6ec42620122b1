// Title and text in Chinese and in English, and the variables that can stand in a text.
import { Button, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { useRef } from 'react'
import { key, type Language, useTranslation } from '~/lib/i18n'
import { Sentences } from '~/ui/Sentences'
import type { CannedFields } from './canned.api'
import { variables, withVariable } from './variables'

const languages: { language: Language; lang: string; title: string; body: string }[] = [
  { language: 'zh', lang: 'zh-CN', title: key('Title in Chinese'), body: key('Text in Chinese') },
  { language: 'en', lang: 'en', title: key('Title in English'), body: key('Text in English') },
]

interface LanguageFieldsProps {
  fields: CannedFields
  set: (change: Partial<CannedFields>) => void
  wrong: Record<string, string>
}

export function LanguageFields({ fields, set, wrong }: LanguageFieldsProps) {
  const { t } = useTranslation()
  const texts = useRef<Partial<Record<Language, HTMLTextAreaElement | null>>>({})
  const last = useRef<Language>('zh')
  const insert = (name: string) => {
    const language = last.current
    const area = texts.current[language]!
    const { selectionStart: start, selectionEnd: end } = area
    set({ body: { ...fields.body, [language]: withVariable(fields.body[language], start, end, name) } })
    area.focus()
  }
  return (
    <>
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        {languages.map(({ language, lang, title, body }) => (
          <Stack key={language} gap="xs">
            <TextInput
              label={t(title)}
              lang={lang}
              value={fields.title[language]}
              error={wrong[`title.${language}`] ?? wrong.title}
              onChange={event => set({ title: { ...fields.title, [language]: event.currentTarget.value } })}
            />
            <Sentences
              label={t(body)}
              lang={lang}
              ref={area => {
                texts.current[language] = area
              }}
              minRows={6}
              maxRows={16}
              value={fields.body[language]}
              error={wrong[`body.${language}`] ?? wrong.body}
              onFocus={() => {
                last.current = language
              }}
              onChange={value => set({ body: { ...fields.body, [language]: value } })}
            />
          </Stack>
        ))}
      </SimpleGrid>
      <Group gap={6} role="group" aria-label={t('Insert a variable')}>
        <Text size="sm">{t('Insert a variable')}</Text>
        {variables.map(({ name, label }) => (
          <Button key={name} size="compact-sm" variant="default" title={`{{${name}}}`} onClick={() => insert(name)}>
            {t(label)}
          </Button>
        ))}
      </Group>
    </>
  )
}
