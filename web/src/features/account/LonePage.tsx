// The frame of a page that stands outside all areas, for whoever has not signed in: one sheet, and the choice of language.
import { Center, Paper, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { LanguageSwitch } from './LanguageSwitch'

export function LonePage({ width = 420, children }: { width?: number; children: ReactNode }) {
  return (
    <Center component="main" mih="100dvh" p="md">
      <Paper withBorder p="lg" w="100%" maw={width}>
        <Stack>
          {children}
          <LanguageSwitch />
        </Stack>
      </Paper>
    </Center>
  )
}
