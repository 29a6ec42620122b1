// The icons of the pages: strokes on a grid of 24. They say nothing by themselves; the text or the label beside them does.

const paths = {
  queue: 'M4 6h16M4 12h16M4 18h10',
  triage: 'M4 5h16l-6 7v6l-4 2v-8z',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM20 20l-4.8-4.8',
  bell: 'M6 16V10a6 6 0 0 1 12 0v6l2 2H4zM10 20h4',
  plus: 'M12 5v14M5 12h14',
  star: 'M12 4l2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8z',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2',
  alarm: 'M12 3l9.5 17h-19zM12 10v4M12 17v.1',
  pause: 'M8 5v14M16 5v14',
  check: 'M5 12.5l4.5 4.5L19 7',
  close: 'M6 6l12 12M18 6L6 18',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21a8 8 0 0 1 16 0',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2 20a7 7 0 0 1 14 0M16 4.5a3.5 3.5 0 0 1 0 6.5M18 14a6 6 0 0 1 4 6',
  reply: 'M9 7L4 12l5 5M4 12h9a7 7 0 0 1 7 7',
  note: 'M5 4h14v11l-5 5H5zM14 20v-5h5',
  phone: 'M6 3l4 1 1 5-2.5 1.5a12 12 0 0 0 5 5L15 13l5 1 1 4-2 3C10 21 3 14 3 5z',
  attach: 'M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.4 3.4 0 0 1 5 5l-8 8a1.6 1.6 0 0 1-2.5-2.3L15 7.5',
  link: 'M10 14a4 4 0 0 0 6 0l3-3a4.2 4.2 0 0 0-6-6l-1.5 1.5M14 10a4 4 0 0 0-6 0l-3 3a4.2 4.2 0 0 0 6 6l1.5-1.5',
  merge: 'M6 4v5c0 4 6 3 6 8v3M18 4v5c0 4-6 3-6 8M9 17l3 3 3-3',
  split: 'M12 20v-6c0-4-6-3-6-8V4M12 14c0-4 6-3 6-8V4M3 7l3-3 3 3M15 7l3-3 3 3',
  history: 'M4 12a8 8 0 1 1 2.5 5.8M4 12V7M4 12h5M12 8v4.5l3 1.5',
  up: 'M12 20V5M5 12l7-7 7 7',
  chase: 'M5 4v16l7-5V9zM12 9l7-5v16l-7-5',
  tag: 'M4 4h8l8 8-8 8-8-8zM8 8v.1',
  task: 'M4 5h16v15H4zM8 12l3 3 5-6',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M19 5l-2 2M7 17l-2 2',
  moon: 'M20 14A8.5 8.5 0 0 1 10 4a8.5 8.5 0 1 0 10 10z',
  language: 'M3 6h10M8 3v3c0 5-2 8-5 10M5 9c1 4 4 6 7 7M13 21l4-10 4 10M14.500 17h5',
  keyboard: 'M3 6h18v12H3zM7 10v.1M11 10v.1M15 10v.1M8 14h8',
  settings:
    'M12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM12 2v4M12 18v4M4 7l3.500 2M16.500 15l3.500 2M4 17l3.500-2M16.500 9l3.500-2',
  out: 'M14 4H5v16h9M10 12h11M17 8l4 4-4 4',
  eye: 'M2 12c4-8 16-8 20 0-4 8-16 8-20 0zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  pen: 'M4 20l1-5L16 4l4 4L9 19z',
  play: 'M7 4l13 8-13 8z',
  down: 'M6 9l6 6 6-6',
  right: 'M9 6l6 6-6 6',
  more: 'M5 12v.1M12 12v.1M19 12v.1',
  info: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v6M12 7.500v.1',
  undo: 'M8 5L3 10l5 5M3 10h11a6 6 0 0 1 0 12h-3',
  copy: 'M9 9h11v11H9zM5 15H4V4h11v1',
  sort: 'M7 4v16M4 17l3 3 3-3M13 6h8M13 12h6M13 18h4',
  download: 'M12 4v11M7 10.5l5 5 5-5M5 20h14',
  skip: 'M5 5l10 7-10 7zM19 5v14',
  home: 'M4 11l8-7 8 7v9h-5v-6H9v6H4z',
  camera: 'M4 8h4l2-3h4l2 3h4v11H4zM12 16.500a3.500 3.500 0 1 0 0-7 3.500 3.500 0 0 0 0 7z',
  desk: 'M3 4h18v12H3zM9 20h6M12 16v4',
  horn: 'M4 10v4h4l8 5V5l-8 5zM19 9a4 4 0 0 1 0 6',
  help: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.500 9.500a2.500 2.500 0 1 1 3.500 2.500c-1 .5-1 1-1 2M12 17v.1',
} as const

export type IconName = keyof typeof paths

export function Icon({ name, size = 18, fill = false }: { name: IconName; size?: number; fill?: boolean }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill={fill ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={1.8}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      style={{ flex: 'none' }}
    >
      <path d={paths[name]} />
    </svg>
  )
}
