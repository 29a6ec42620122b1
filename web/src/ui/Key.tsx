import { printed } from '~/lib/keys'
import classes from './Key.module.css'

export function Key({ of }: { of: string | undefined }) {
  return of ? <kbd className={classes.key}>{printed(of)}</kbd> : null
}
