// What lies over every page of the desk when it is asked for: loaded once the page stands, mounted when it is opened for the first time.
import { lazy, useEffect, useState } from 'react'
import { HoldKeys } from '~/lib/heldKeys'
import { useTranslation } from '~/lib/i18n'
import { useAction } from '~/lib/keys'
import { useQuiet } from '~/lib/quiet'
import { createStore, useStore } from '~/lib/store'
import { Part } from '~/ui/Part'

const paletteModule = () => import('./Palette')
const keySheetModule = () => import('./KeySheet')
const Palette = lazy(async () => ({ default: (await paletteModule()).Palette }))
const KeySheet = lazy(async () => ({ default: (await keySheetModule()).KeySheet }))

const opened = createStore<'palette' | 'keys' | null>(null)
export const openPalette = () => opened.set('palette')
export const openKeySheet = () => opened.set('keys')
const close = () => opened.set(null)

export function Overlays() {
  const { t } = useTranslation()
  const section = t('Everywhere')
  const open = useStore(opened)
  const [mounted, setMounted] = useState<ReadonlySet<string>>(new Set())
  if (open && !mounted.has(open)) setMounted(new Set([...mounted, open]))
  useAction({ id: 'palette', label: t('Search and actions'), key: 'Mod+k', section, inText: true, run: openPalette })
  useAction({ id: 'keys', label: t('Keys'), key: '?', section, run: openKeySheet })
  const isQuiet = useQuiet()
  useEffect(() => {
    if (isQuiet) void Promise.all([paletteModule(), keySheetModule()])
  }, [isQuiet])
  return (
    <Part isSpare meanwhile={<HoldKeys />}>
      {mounted.has('palette') && <Palette isOpen={open === 'palette'} close={close} />}
      {mounted.has('keys') && <KeySheet isOpen={open === 'keys'} close={close} />}
    </Part>
  )
}
