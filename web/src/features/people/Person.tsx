import { hint } from '~/ui/hint'
import { useName } from './names'
import classes from './Person.module.css'

export function PersonName({ login }: { login: string | null | undefined }) {
  return <bdi>{useName(login)}</bdi>
}

/** Chinese names by their last two characters, others by their initials. */
export function initials(name: string): string {
  if (/\p{Script=Han}/u.test(name)) return [...name].slice(-2).join('')
  return name
    .split(/[\s_.]+/)
    .slice(0, 2)
    .map(part => part.charAt(0).toUpperCase())
    .join('')
}

/** Those on which white initials can be read (4.5 to 1). */
const readable = ['blue', 'red', 'pink', 'grape', 'violet', 'indigo']

/** The same for the same person everywhere. */
function colourOf(login: string): string {
  let sum = 0
  for (const sign of login) sum = (sum * 31 + sign.codePointAt(0)!) % 65_521
  return readable[sum % readable.length]!
}

interface PersonAvatarProps {
  login: string
  size?: number
  /** Said in place of the name. */
  words?: string
}

export function PersonAvatar({ login, size = 24, words }: PersonAvatarProps) {
  const name = useName(login)
  return (
    <span
      className={classes.avatar}
      role="img"
      aria-label={words ?? name}
      style={{
        width: size,
        height: size,
        fontSize: size * 0.4,
        background: `var(--mantine-color-${colourOf(login)}-filled)`,
      }}
      {...hint(words ?? name)}
    >
      {initials(name)}
    </span>
  )
}
