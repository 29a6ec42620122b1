// Colours and sizes by which Mantine reaches the contrast of WCAG 2.2 AA in both schemes.
import { type CSSVariablesResolver, createTheme } from '@mantine/core'
import i18next from 'i18next'

export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: 8,
  autoContrast: true,
  defaultRadius: 'sm',
  cursorType: 'pointer',
  fontFamily: 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  components: {
    Modal: { defaultProps: () => ({ centered: false, radius: 'md', closeButtonProps: closing() }) },
    Notification: { defaultProps: () => ({ closeButtonProps: closing() }) },
    Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
  },
})

const closing = () => ({ 'aria-label': i18next.t('Close') })

/** Small grey and red words are dark enough in the light, and light enough in the dark. */
export const contrast: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#5c636a',
    '--mantine-color-placeholder': '#5c636a',
    '--mantine-color-error': '#c92a2a',
  },
  dark: {
    // As index.html has it, before and after the pages are drawn.
    '--mantine-color-body': '#1a1b1e',
    '--mantine-color-dimmed': '#a6a7ab',
    '--mantine-color-placeholder': '#a6a7ab',
    '--mantine-color-error': '#ff8787',
  },
})

/** The nonce of this answer's Content-Security-Policy; what is styled while the page runs carries it. */
export const nonce = () => document.querySelector<HTMLStyleElement>('style[nonce]')?.nonce ?? ''
