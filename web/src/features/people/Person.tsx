import { Avatar, Tooltip } from '@mantine/core'
import { useName } from './names'

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

export function PersonAvatar({ login, size = 24, hint }: { login: string; size?: number; hint?: string }) {
  const name = useName(login)
  return (
    <Tooltip label={hint ?? name}>
      <Avatar
        size={size}
        radius="xl"
        color="initials"
        allowedInitialsColors={readable}
        name={login}
        variant="filled"
        aria-label={hint ?? name}
        role="img"
      >
        <span style={{ fontSize: size * 0.4 }}>{initials(name)}</span>
      </Avatar>
    </Tooltip>
  )
}
