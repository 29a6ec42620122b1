// How a page of rows becomes one whose rows are drafted, tried and published.
import type { Kind, Noun, Row } from '~/features/rows/kind'
import { DraftedForm } from './DraftedForm'
import { OpenDrafts } from './DraftNotice'

export function drafted<R extends Row>(noun: Noun, kind: Kind<R>): Kind<R> {
  const { page, right } = kind
  return { ...kind, noun, Form: DraftedForm, note: <OpenDrafts noun={noun} page={page} right={right} /> }
}

/** Whether something that is there already is in use; a new one is. */
export const activity = (label: string, hint: string) =>
  ({ name: 'active', label, hint, type: 'flag', isShown: (_: unknown, row: Row | null) => row !== null }) as const
