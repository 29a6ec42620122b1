// Which rows are selected: one by one, or a range from the last one that was chosen; or whatever a query finds, known or not.
import { useCallback, useRef, useState } from 'react'

export function useSelection(numbers: string[]) {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [isWhole, setWhole] = useState(false)
  const from = useRef<string | null>(null)
  const rows = useRef(numbers)
  rows.current = numbers

  const toggle = useCallback((number: string, range: boolean) => {
    const order = rows.current
    const [start, end] = [order.indexOf(from.current ?? number), order.indexOf(number)]
    from.current = number
    setWhole(false)
    setSelected(before => {
      const after = new Set(before)
      if (range && start >= 0)
        for (const other of order.slice(Math.min(start, end), Math.max(start, end) + 1)) after.add(other)
      else if (!after.delete(number)) after.add(number)
      return after
    })
  }, [])
  const clear = useCallback(() => {
    setWhole(false)
    setSelected(new Set())
  }, [])
  const loaded = useCallback(() => setSelected(new Set(rows.current)), [])
  const whole = useCallback(() => {
    setSelected(new Set(rows.current))
    setWhole(true)
  }, [])
  return { selected, isWhole, toggle, clear, loaded, whole }
}
