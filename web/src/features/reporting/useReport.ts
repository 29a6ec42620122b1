// Writing a report: kept as it grows, sent once its files have arrived.
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { freshKey } from '~/api/client'
import { mayPass, Problem } from '~/api/problem'
import { type Upload, type Uploads, useUploads } from '~/features/attachment/uploads'
import { blank, type Draft, keepDraft, keptDraft } from './draft'
import { keepFiles, keptFiles } from './files'
import { sendOrWait } from './outbox'
import { isFinal } from './sending'

const isUnderway = ({ stored, problem }: Upload) => !stored && !problem
const isRefused = ({ problem }: Upload) => problem !== undefined && !mayPass(problem)
const notArrived = ({ files }: Uploads) => files.flatMap(({ stored, file }) => (!stored && file ? [file] : []))

export function useReport(login: string, given: Partial<Draft>, done: (number: string) => void) {
  const client = useQueryClient()
  const [draft, setDraft] = useState<Draft>(() => ({ ...(keptDraft(login) ?? blank()), ...given, waits: false }))
  const uploads = useUploads()
  const [problem, setProblem] = useState<unknown>(null)
  const [isSending, setSending] = useState(false)
  const change = (part: Partial<Draft>) => setDraft(before => ({ ...before, ...part }))
  useKept(login, draft, uploads, isSending)

  const go = async () => {
    try {
      const number = await sendOrWait(login, { ...draft, attachments: uploads.ids }, notArrived(uploads))
      void client.invalidateQueries({ queryKey: ['mine'] })
      if (number) done(number)
    } catch (refused) {
      if (isFinal(refused)) change({ key: freshKey() })
      setProblem(refused)
      setSending(false)
    }
  }
  const isReady = isSending && !uploads.files.some(isUnderway)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it goes once, as soon as it is ready
  useEffect(() => {
    if (!isReady) return
    if (uploads.files.some(isRefused)) setSending(false)
    else void go()
  }, [isReady])

  return {
    draft,
    change,
    uploads,
    problem,
    refused: problem instanceof Problem ? problem.fields : {},
    isSending,
    submit: () => {
      setProblem(null)
      setSending(true)
    },
    clear: () => {
      setDraft(blank())
      uploads.clear()
      setProblem(null)
    },
  }
}

/** The draft and its files outlive the window: those that the desk has, and those that are here only. */
function useKept(login: string, draft: Draft, uploads: Uploads, isSending: boolean) {
  const isRestored = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as the page opens
  useEffect(() => {
    if (isRestored.current) return
    isRestored.current = true
    void uploads.restore(draft.attachments).catch(() => undefined)
    void keptFiles(draft.key).then(files => files.length > 0 && uploads.add(files))
  }, [])
  const ids = uploads.ids.join()
  const here = notArrived(uploads)
  const names = here.map(({ name, size }) => `${name} ${size}`).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: files by their names
  useEffect(() => {
    if (isSending) return
    keepDraft(login, { ...draft, attachments: uploads.ids })
    void keepFiles(draft.key, here)
  }, [login, draft, ids, names])
}
