import { Menu, type MenuProps } from '@mantine/core'
import {
  cloneElement,
  type HTMLAttributes,
  type ReactElement,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react'
import { useEver } from '~/lib/stateOf'

interface MenuButtonProps {
  button: ReactElement<HTMLAttributes<HTMLElement> & { autoFocus?: boolean }>
  /** What stands in the menu: asked for once it is open. */
  children: () => ReactNode
  position?: MenuProps['position']
  /** Both or none: whoever opens it otherwise than by its button says whether it is open. */
  opened?: boolean
  onChange?: (opened: boolean) => void
}

/** A button with a menu. Until somebody opens it, it is no more than the button. */
export function MenuButton({ button, children, position = 'bottom-end', ...given }: MenuButtonProps) {
  const [own, setOwn] = useState(false)
  const { opened = own, onChange = setOwn } = given
  const isMade = useEver(opened)
  const [isStanding, setStanding] = useState(false)
  const isClicked = useRef(false)
  // The menu notes who has the focus when it opens, and it can only once it stands.
  useEffect(() => setStanding(isMade), [isMade])
  if (!isMade) {
    const open = () => {
      isClicked.current = true
      onChange(true)
    }
    return cloneElement(button, { 'aria-haspopup': 'menu', 'aria-expanded': false, onClick: open })
  }
  return (
    <Menu opened={opened && isStanding} onChange={onChange} position={position} shadow="md">
      {/* It is another element now: whoever was at the button is so again. */}
      <Menu.Target>{cloneElement(button, { autoFocus: isClicked.current })}</Menu.Target>
      <Menu.Dropdown mah="70vh" style={{ overflowY: 'auto' }}>
        {opened && children()}
      </Menu.Dropdown>
    </Menu>
  )
}
