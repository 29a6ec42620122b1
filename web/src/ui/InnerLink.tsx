import { useRouter } from '@tanstack/react-router'
import type { ComponentProps, MouseEvent } from 'react'

/** Leads to another page of the desk. No more than an anchor: where lists are full of links, the router's own costs too much. */
export function InnerLink({ href, ...props }: ComponentProps<'a'> & { href: string }) {
  const { history } = useRouter()
  const follow = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    history.push(href)
  }
  return <a {...props} href={href} onClick={follow} />
}
