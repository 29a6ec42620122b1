/** What is said beside an element while somebody points at it, and the key that does the same: `<button {...hint(t('Order'))}>`. */
export const hint = (words: string | undefined, key?: string) => ({
  'data-hint': words,
  'data-hint-key': key,
})

/** The whole of a moment; put into words only when somebody points at it, as lists are full of them. */
export const hintAt = (moment: string) => ({ 'data-hint-at': moment })
