// A form about a row: what was typed, until it is saved; kept when somebody looks at another page in between.
import { useRef } from 'react'
import { freshKey } from '~/api/client'
import { Problem } from '~/api/problem'
import { bodyOf, disputed, isChanged, isShown, valuesOf } from './form'
import { type AnyKind, type Field, newRow, type Row, type Values } from './kind'
import { useSaveRow } from './rows.api'
import { useTyped } from './typed'

interface Edited {
  /** What it began with. */
  base: Row | null
  values: Values
}

const placeOf = (kind: AnyKind, row: Row | null) => `rows ${kind.path} ${row?.id ?? newRow}`

export interface Clash {
  current: Row
  version: number
  fields: Field[]
}

export function useRowForm(kind: AnyKind, row: Row | null, done: (row: Row) => void) {
  const place = placeOf(kind, row)
  const [edited, setEdited] = useTyped<Edited>(place)
  const idempotencyKey = useRef(freshKey())
  const save = useSaveRow(kind)
  const base = edited ? edited.base : row
  const values = edited?.values ?? valuesOf(kind.fields, row)

  const set = (change: Values) => {
    idempotencyKey.current = freshKey()
    const next = { ...values, ...change }
    setEdited(isChanged(kind.fields, next, base) ? { base, values: next } : null)
  }
  const forget = () => {
    setEdited(null)
    save.reset()
  }

  const send = async (body: Values, version?: number) => {
    const saved = await save.mutateAsync({
      row: base,
      body,
      idempotencyKey: idempotencyKey.current,
      ...(version ? { version } : {}),
    })
    setEdited(null)
    done(saved)
  }
  /** Where nobody else has touched the same fields, theirs and ours go together. */
  const insist = async (body: Values, version?: number): Promise<void> => {
    try {
      await send(body, version)
    } catch (problem) {
      const clash = clashIn(kind, problem, base, values)
      if (clash?.fields.length === 0) await insist(body, clash.version)
    }
  }

  const { fields: errors, rest } = refusals(kind, values, base, save.error)
  return {
    values,
    set,
    forget,
    isEdited: edited !== null,
    isSaving: save.isPending,
    errors,
    rest,
    clash: clashIn(kind, save.error, base, values),
    submit: (version?: number) => void insist(bodyOf(kind.fields, values, base), version),
    /** A change apart from what the form holds. */
    change: (body: Values) => void insist(body),
  }
}

export type RowFormState = ReturnType<typeof useRowForm>

function clashIn(kind: AnyKind, problem: unknown, base: Row | null, values: Values): Clash | null {
  if (!(problem instanceof Problem) || problem.status !== 412 || !base) return null
  const { current, version } = problem.body as unknown as { current: Row; version: number }
  return { current, version, fields: disputed(kind.fields, values, base, current) }
}

/** What stands at a field that is shown; the rest is said below the form. */
function refusals(kind: AnyKind, values: Values, row: Row | null, problem: unknown) {
  if (!(problem instanceof Problem)) return { fields: {}, rest: problem }
  const { fields } = problem
  const shown = kind.fields.filter(field => isShown(field, values, row)).map(field => field.name)
  const isAtField = Object.keys(fields).every(name => shown.includes(name.split('.')[0]!))
  const isSaid = problem.status === 412 || (problem.errors.length > 0 && isAtField)
  return { fields, rest: isSaid ? null : problem }
}
