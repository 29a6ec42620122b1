// Files on their way ahead of the text they belong to: each with its progress, to be called off or tried again.
import { useCallback, useEffect, useRef, useState } from 'react'
import { Problem } from '~/api/problem'
import { type Attachment, attachmentById, sendAhead } from './attachment.api'

export interface Upload {
  key: string
  name: string
  size: number
  /** From 0 to 1. */
  sent: number
  stored?: Attachment
  problem?: unknown
  /** Its bytes, as long as somebody has them here. */
  file?: File
}

export interface Uploads {
  files: Upload[]
  /** Of what has arrived, to be claimed. */
  ids: string[]
  /** Something is on its way still, or has failed. */
  isBusy: boolean
  add: (files: File[]) => void
  remove: (key: string) => void
  retry: (key: string) => void
  restore: (ids: string[]) => Promise<void>
  clear: () => void
}

let counted = 0

export function useUploads(): Uploads {
  const [files, setFiles] = useState<Upload[]>([])
  const running = useRef(new Map<string, { file: File; ended: AbortController }>())

  const patch = useCallback(
    (key: string, change: Partial<Upload>) =>
      setFiles(before => before.map(file => (file.key === key ? { ...file, ...change } : file))),
    [],
  )

  const send = useCallback(
    async (key: string, file: File) => {
      const ended = new AbortController()
      running.current.set(key, { file, ended })
      try {
        const stored = await sendAhead(file, ended.signal, sent => patch(key, { sent }))
        patch(key, { sent: 1, stored })
      } catch (problem) {
        if (!ended.signal.aborted) patch(key, { problem })
      }
    },
    [patch],
  )

  const add = useCallback(
    (added: File[]) => {
      const rows = added.map(file => ({ key: `upload ${++counted}`, name: file.name, size: file.size, sent: 0, file }))
      setFiles(before => [...before, ...rows])
      rows.forEach((row, index) => {
        void send(row.key, added[index]!)
      })
    },
    [send],
  )

  const remove = useCallback((key: string) => {
    running.current.get(key)?.ended.abort()
    running.current.delete(key)
    setFiles(before => before.filter(file => file.key !== key))
  }, [])

  const retry = useCallback(
    (key: string) => {
      const { file } = running.current.get(key)!
      setFiles(before => before.map(({ problem: _, ...row }) => (row.key === key ? { ...row, sent: 0 } : row)))
      void send(key, file)
    },
    [send],
  )

  /** Those of a draft; what waited for too long is gone. */
  const restore = useCallback(async (ids: string[]) => {
    const found = await Promise.all(
      ids.map(id =>
        attachmentById(id).catch(problem => {
          if (problem instanceof Problem && problem.status === 404) return null
          throw problem
        }),
      ),
    )
    const stored = found.filter(file => file !== null)
    setFiles(before => [
      ...stored
        .filter(file => !before.some(other => other.stored?.id === file.id))
        .map(file => ({ key: `stored ${file.id}`, name: file.name, size: file.size, sent: 1, stored: file })),
      ...before,
    ])
  }, [])

  const clear = useCallback(() => setFiles([]), [])

  useEffect(() => {
    const all = running.current
    return () => {
      for (const { ended } of all.values()) ended.abort()
    }
  }, [])

  return {
    files,
    ids: files.flatMap(file => (file.stored ? [file.stored.id] : [])),
    isBusy: files.some(file => !file.stored),
    add,
    remove,
    retry,
    restore,
    clear,
  }
}
