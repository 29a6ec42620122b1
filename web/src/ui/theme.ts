// Colours and sizes by which Mantine reaches the contrast of WCAG 2.2 AA in both schemes.
import { createTheme } from '@mantine/core'

export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: 8,
  autoContrast: true,
  defaultRadius: 'sm',
  cursorType: 'pointer',
  fontFamily: 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  components: {
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
    Modal: { defaultProps: { centered: false, radius: 'md' } },
  },
})

/** The nonce of this answer's Content-Security-Policy; what is styled while the page runs carries it. */
export const nonce = () => document.querySelector<HTMLStyleElement>('style[nonce]')?.nonce ?? ''
