import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from '~/lib/i18n'
import { useAction } from '~/lib/keys'
import type { useSelection } from './selection'

interface List {
  numbers: string[]
  current: string | undefined
  open: (number: string | undefined) => void
  selection: ReturnType<typeof useSelection>
  refresh: () => void
}

/** Going through a list, and choosing of it, by keys. */
export function useListKeys({ numbers, current, open, selection, refresh }: List) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const section = t('List')
  const step = (by: number) => {
    const index = current ? numbers.indexOf(current) : -1
    const next = numbers[Math.min(Math.max(index + by, 0), numbers.length - 1)]
    if (next) open(next)
  }
  // The next one becomes the current one, so that five are chosen by five strokes.
  const select = () => {
    const number = current ?? numbers[0]
    if (!number) return
    const goesOn = !selection.selected.has(number)
    selection.toggle(number, false)
    if (!current) open(numbers[1] ?? number)
    else if (goesOn) step(1)
  }

  useAction({ id: 'list.next', label: t('Next ticket'), key: 'j', section, run: () => step(1) })
  useAction({ id: 'list.previous', label: t('Previous ticket'), key: 'k', section, run: () => step(-1) })
  useAction({ id: 'list.select', label: t('Select, and go to the next'), key: 'x', section, run: select })
  useAction({
    id: 'list.range',
    label: t('Select up to here'),
    key: 'Shift+x',
    section,
    run: () => current && selection.toggle(current, true),
  })
  useAction({ id: 'list.all', label: t('Select all that are loaded'), section, run: selection.loaded })
  useAction({ id: 'list.refresh', label: t('Show what is new'), key: 'Shift+r', section, run: refresh })
  useAction({
    id: 'list.open',
    label: t('Open the ticket on a page of its own'),
    key: 'o',
    section,
    run: () => current && void navigate({ to: '/desk/tickets/$number', params: { number: current } }),
  })
}
