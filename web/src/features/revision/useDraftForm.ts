// A form about a draft: what was typed, kept as a draft, tried, and published after that.
import { Problem } from '~/api/problem'
import { disputed, isChanged, valuesOf } from '~/features/rows/form'
import { type AnyKind, type Noun, newRow, type Row, type Values } from '~/features/rows/kind'
import { useTyped } from '~/features/rows/typed'
import type { Clash } from '~/features/rows/useRowForm'
import { useTranslation } from '~/lib/i18n'
import { contentOf, errorsIn } from './draft'
import { type Draft, type Place, useKeepDraft, useKnownDraft, useTrialOf, useTryDraft } from './revision.api'

interface Edited {
  /** What it began with. */
  base: Draft
  values: Values
}

interface DraftClash extends Omit<Clash, 'current'> {
  current: Draft
}

interface DraftFormOptions {
  kind: AnyKind
  noun: Noun
  /** null: nothing is published under this name. */
  row: Row | null
  /** null: it has no name yet. */
  place: Place | null
  draft: Draft
  /** A new one was kept for the first time, under this name. */
  named: (name: string) => void
}

const asRow = (content: Values) => content as unknown as Row
/** What is begun anew starts with what its fields begin with. */
const isBegun = (draft: Draft) => draft.version > 0 || draft.published_version > 0

export function useDraftForm({ kind, noun, row, place, draft, named }: DraftFormOptions) {
  const { t } = useTranslation()
  const [edited, setEdited] = useTyped<Edited>(`draft ${noun} ${place?.name ?? newRow}`)
  const keep = useKeepDraft()
  const attempt = useTryDraft()
  const know = useKnownDraft()
  const trial = useTrialOf(place, draft.version)
  const base = edited?.base ?? draft
  const first = isBegun(base) ? asRow(base.content) : null
  const values = edited?.values ?? valuesOf(kind.fields, first)
  const clash = clashIn(kind, keep.error, base, values)
  // A new one is kept under its code, so it needs one that can be a name.
  const isUnnamed = !place && keep.error instanceof Problem && keep.error.status === 404
  const unnamed = isUnnamed && {
    code: t('A code has letters a to z, digits and . _ - inside, at most 60 of them, and is no number'),
  }

  const set = (change: Values) => {
    const next = { ...values, ...change }
    setEdited(isChanged(kind.fields, next, first) ? { base, values: next } : null)
  }
  const forget = () => {
    setEdited(null)
    keep.reset()
  }
  const takeTheirs = () => {
    if (clash && place) know(place, clash.current)
    forget()
  }
  /** As a draft; of a new one the code is the name. */
  const send = async (content: Values, version: number, basedOn = base.based_on) => {
    const name = place?.name ?? String(values.code ?? '')
    const kept = await keep.mutateAsync({ noun, name, content, basedOn, version })
    setEdited(null)
    return { noun, name, kept }
  }
  const save = async (version = base.version) => {
    const sent = await send(contentOf(kind.fields, values, base, row), version)
    if (!place) named(sent.name)
    return sent
  }
  const tryOut = async () => {
    const isKept = place && !edited && draft.version > 0
    const { name, kept } = isKept
      ? { name: place.name, kept: draft }
      : await send(contentOf(kind.fields, values, base, row), base.version)
    await attempt.mutateAsync({ noun, name, draft: kept.version })
    if (!place) named(name)
  }
  const quietly = (work: Promise<unknown>) => void work.catch(() => {})
  return {
    values,
    set,
    forget,
    takeTheirs,
    isEdited: edited !== null,
    isSaving: keep.isPending,
    isTrying: attempt.isPending,
    errors: { ...errorsIn(draft.problems), ...unnamed },
    clash,
    failure: clash || unnamed ? attempt.error : (keep.error ?? attempt.error),
    trial: edited ? undefined : trial,
    save: (version?: number) => quietly(save(version)),
    tryOut: () => quietly(tryOut()),
    /** Another content altogether, on another version. */
    put: (content: Values, basedOn: number) => quietly(send(content, draft.version, basedOn)),
  }
}

export type DraftFormState = ReturnType<typeof useDraftForm>

function clashIn(kind: AnyKind, problem: unknown, base: Draft, values: Values): DraftClash | null {
  if (!(problem instanceof Problem) || problem.status !== 412) return null
  const { current, version } = problem.body as unknown as { current: Draft; version: number }
  return { current, version, fields: disputed(kind.fields, values, asRow(base.content), asRow(current.content)) }
}
