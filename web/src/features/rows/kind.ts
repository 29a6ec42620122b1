// A kind of row that is kept by hand, told in tables: what its list shows and what its form asks. RowsPage does the rest.
import type { ComponentType, ReactNode } from 'react'

export interface Row {
  id: string
  version: number
  code?: string | null
  name?: string | { zh: string; en: string }
  active?: boolean
  parent?: string | null
}

export type Values = Record<string, unknown>

export interface InputProps<T> {
  label: string
  hint?: string | undefined
  value: T
  onChange: (value: T) => void
  /** What the server says of it, under `''`, and of what lies within it, under `0.group`. */
  errors: Record<string, string>
  /** All that the form holds. */
  values: Values
}

/** Words of the API and what they are called. */
export type Words = Record<string, string>

type Shape =
  | { type: 'line' | 'text' | 'names' | 'texts' | 'flag' | 'lines' | 'person' }
  | { type: 'number'; min: number; max: number }
  | { type: 'choice' | 'choices'; of: Words }
  /** Of the rows at this path, by code. */
  | { type: 'row'; of: string }
  // biome-ignore lint/suspicious/noExplicitAny: each input knows the value of its own field
  | { type: 'own'; Input: ComponentType<InputProps<any>>; blank: unknown }

export type Field = Shape & {
  name: string
  label: string
  hint?: string
  required?: boolean
  /** What a new row begins with. */
  begins?: unknown
  /** Another right than the kind's. */
  right?: string
  /** It stays as it was when the row was made. */
  isFixed?: boolean
  isShown?: (values: Values, row: Row | null) => boolean
}

export interface Column<R> {
  label: string
  cell: (row: R) => ReactNode
}

/** What the server calls those that have drafts and versions. */
export type Noun = 'calendar' | 'agreement' | 'practice' | 'role'

export interface Kind<R extends Row> {
  /** The path of its list in the API, and its page's address. */
  path: string
  page: string
  title: string
  /** The sentence on the button that begins a new one; none: they are all there already. */
  add?: string
  /** The right by which they are changed. */
  right: string
  columns: Column<R>[]
  fields: Field[]
  nameOf: (row: R) => string
  /** What the server calls it: the code, for most. */
  keyOf: (row: R) => string
  /** Said below a refusal to end one: what to do first. */
  wayOut?: string
  /** It is removed for good; others become inactive. */
  isRemoved?: boolean
  /** Conditions by which the server finds words; null: nothing. Without it all rows are read and looked through here. */
  find?: (words: string) => Promise<Record<string, string> | null>
  /** Whether it is kept for the past only; conditions by which the server leaves those out. */
  isOver?: ((row: R) => boolean) | 'never'
  withoutOver?: Record<string, string>
  /** They lie within each other by `parent`. */
  isTree?: boolean
  /** What else hangs on a row, below its form. */
  More?: ComponentType<{ row: R }>
  /** What comes of the form's values, before they are saved. */
  Preview?: ComponentType<{ values: Values }>
  /** Other queries that show them. */
  shownBy?: string[]
  /** Above the list. */
  note?: ReactNode
  noun?: Noun
  /** Another form than the one that saves at once; it may know rows that the list does not have yet. */
  Form?: ComponentType<FormProps>
}

// biome-ignore lint/suspicious/noExplicitAny: whoever draws a kind need not know what its rows hold
export type AnyKind = Kind<any>

export interface FormProps {
  kind: AnyKind
  /** null: a new one. */
  row: Row | null
  /** What the address calls it; missing: it has no name yet. */
  name?: string
  /** With the row as it was saved; null: it is gone. */
  done: (row: Row | null) => void
}

export interface PageProps {
  /** The key of the row that is open; `newRow` is a new one. */
  row: string | undefined
}

export const newRow = '+'
