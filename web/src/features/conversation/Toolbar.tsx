// Markdown for those who do not know its signs, files, and how the text will look.
import { ActionIcon, FileButton, Group } from '@mantine/core'
import type { ReactNode, RefObject } from 'react'
import { key, useTranslation } from '~/lib/i18n'
import { hint } from '~/ui/hint'
import { Icon } from '~/ui/Icon'
import { around, beforeLines, type Selected } from './markup'

const marks: { label: string; sign: ReactNode; apply: (selected: Selected) => Selected }[] = [
  { label: key('Bold'), sign: <b>B</b>, apply: selected => around(selected, '**') },
  { label: key('Italic'), sign: <i>I</i>, apply: selected => around(selected, '_') },
  { label: key('Code'), sign: <code>{'<>'}</code>, apply: selected => around(selected, '`') },
  { label: key('List'), sign: '•', apply: selected => beforeLines(selected, '- ') },
  { label: key('Quotation'), sign: '❝', apply: selected => beforeLines(selected, '> ') },
]

interface ToolbarProps {
  area: RefObject<HTMLTextAreaElement | null>
  isPreview: boolean
  togglePreview: () => void
  onChange: (text: string) => void
  onFiles: (files: File[]) => void
}

export function Toolbar({ area, isPreview, togglePreview, onChange, onFiles }: ToolbarProps) {
  const { t } = useTranslation()
  const mark = (apply: (selected: Selected) => Selected) => {
    const { value, selectionStart, selectionEnd } = area.current!
    const { text, start, end } = apply({ text: value, start: selectionStart, end: selectionEnd })
    onChange(text)
    requestAnimationFrame(() => {
      area.current?.focus()
      area.current?.setSelectionRange(start, end)
    })
  }
  return (
    <Group gap={2} role="toolbar" aria-label={t('Format')}>
      {marks.map(({ label, sign, apply }) => (
        <Tool key={label} label={t(label)} disabled={isPreview} run={() => mark(apply)}>
          {sign}
        </Tool>
      ))}
      <FileButton multiple onChange={onFiles}>
        {props => (
          <ActionIcon
            {...props}
            variant="subtle"
            color="gray"
            {...hint(t('Attach files'))}
            aria-label={t('Attach files')}
          >
            <Icon name="attach" size={16} />
          </ActionIcon>
        )}
      </FileButton>
      <ActionIcon
        variant={isPreview ? 'light' : 'subtle'}
        color="gray"
        {...hint(t('Preview'))}
        aria-label={t('Preview')}
        aria-pressed={isPreview}
        onClick={togglePreview}
      >
        <Icon name="eye" size={16} />
      </ActionIcon>
    </Group>
  )
}

function Tool({
  label,
  disabled,
  run,
  children,
}: {
  label: string
  disabled: boolean
  run: () => void
  children: ReactNode
}) {
  return (
    <ActionIcon variant="subtle" color="gray" {...hint(label)} aria-label={label} disabled={disabled} onClick={run}>
      {children}
    </ActionIcon>
  )
}
