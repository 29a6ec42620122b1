// All that a composer holds: the text, its files, its draft, and sending them.
import { useCallback, useEffect, useRef, useState } from 'react'
import { useUploads } from '~/features/attachment/uploads'
import type { Written } from '~/features/draft/draft.api'
import { keptHere } from '~/features/draft/here'
import { useDraft } from '~/features/draft/useDraft'
import { setWriting } from '~/features/presence/presence.api'
import type { Ticket } from '~/features/ticket/ticket.api'
import { tellHeld } from './HeldNotice'
import { closeComposer, type EntryKind, openComposer, type useOpened } from './opened'
import { useSending } from './sending'

type Opened = NonNullable<ReturnType<typeof useOpened>>

export function useComposing(ticket: Ticket, { kind, given }: Opened) {
  const { number } = ticket
  const [body, setBody] = useState(() => {
    const here = keptHere(number)?.written
    return here?.kind === kind ? here.body : ''
  })
  const [shared, setShared] = useState(false)
  const [isPressed, setPressed] = useState(false)
  const uploads = useUploads()
  const sending = useSending(ticket)
  /** Ahead of the screen: keys may follow each other faster than it is drawn. */
  const text = useRef(body)
  const inserting = useRef<Promise<void>>(Promise.resolve())

  const written = useRef<Written>({ kind, body, attachments: [], shared })
  written.current = { kind, body: text.current, attachments: uploads.ids, shared }

  const put = useCallback((value: string) => {
    text.current = value
    setBody(value)
  }, [])

  const take = (other: Pick<Written, 'kind' | 'body'> & Partial<Written>) => {
    put(other.body)
    setShared(other.shared ?? false)
    if (other.kind !== kind) openComposer(number, other.kind as EntryKind)
    if (other.attachments) void uploads.restore(other.attachments).catch(() => undefined)
  }
  const draft = useDraft(number, { current: () => written.current, take })

  // Everything that is kept of it, as soon as it is another.
  const ids = uploads.ids.join()
  const before = useRef(JSON.stringify([kind, body, ids, shared]))
  useEffect(() => {
    const now = JSON.stringify([kind, body, ids, shared])
    if (before.current === now) return
    before.current = now
    draft.change({ kind, body, attachments: ids ? ids.split(',') : [], shared })
  }, [kind, body, ids, shared, draft.change])

  const { restore } = uploads
  useEffect(() => {
    if (!given) return
    put(given.body)
    void restore(given.attachments).catch(() => undefined)
  }, [given, put, restore])

  useEffect(() => setWriting(body.trim() ? number : null), [body, number])
  useEffect(() => () => setWriting(null), [])

  const send = async (code?: string) => {
    await inserting.current
    setPressed(true)
    if (uploads.isBusy || sending.isPending || !text.current.trim()) return
    const entry = { kind, body: text.current, attachments: uploads.ids }
    const sent = await sending.mutateAsync({ entry, code }).catch(() => null)
    if (!sent) return
    await draft.sent()
    closeComposer()
    if (sent.entry.release_at) tellHeld(number, sent)
  }

  return {
    body,
    put,
    take,
    shared,
    setShared,
    uploads,
    draft,
    inserting,
    send,
    isSending: sending.isPending,
    problem: sending.error,
    /** Somebody wanted to send what can not be sent yet. */
    isPressed,
  }
}
