// What has been written and is not kept by the server yet, in this browser: it outlives a lost line and a closed window.
import type { Written } from './draft.api'

export interface Here {
  written: Written
  /** The server's version that it was written upon. */
  version: number
}

const nameOf = (number: string) => `draft ${number}`

export function keptHere(number: string): Here | null {
  const text = localStorage.getItem(nameOf(number))
  return text ? (JSON.parse(text) as Here) : null
}

export const keepHere = (number: string, here: Here) => localStorage.setItem(nameOf(number), JSON.stringify(here))
export const forgetHere = (number: string) => localStorage.removeItem(nameOf(number))
