// What the browser's tab says: the page, then the desk.
import { useEffect } from 'react'

const said = { page: '', desk: '' }

function say(part: Partial<typeof said>) {
  Object.assign(said, part)
  document.title = [said.page, said.desk].filter(Boolean).join(' · ')
}

/** As long as this page is shown. */
export function useTitle(page: string) {
  useEffect(() => {
    say({ page })
    return () => say({ page: '' })
  }, [page])
}

export function useDeskTitle(desk: string) {
  useEffect(() => say({ desk }), [desk])
}
