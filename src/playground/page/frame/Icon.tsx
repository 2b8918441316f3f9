const paths = {
  text: 'M9 4 7 20M17 4l-2 16M4 9h17M3 15h17',
  announcement: 'M4 10v4h3l8 5V5L7 10H4zM18 9c1.500 1.500 1.500 4.500 0 6',
  forum: 'M4 5h12v8H9l-5 4V5zM9 16h6l5 4V9h-2',
  thread: 'M5 5h14M5 10h9M5 15h6M14 14l4 4 4-4M18 18v-7',
  direct: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM5 20c0-4 3-6 7-6s7 2 7 6',
  menu: 'M4 6h16M4 12h16M4 18h16',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.500 2',
  close: 'M6 6l12 12M18 6 6 18',
  sun: 'M12 16a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.500 1.500M17.500 17.500 19 19M19 5l-1.500 1.500M6.500 17.500 5 19',
  moon: 'M20 14a8 8 0 1 1-10-10 6.500 6.500 0 0 0 10 10z',
  send: 'M4 12 20 4l-5 16-3.500-6.500L4 12z',
  reply: 'M10 6 4 12l6 6M4 12h9c4 0 7 2 7 7',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
  eye: 'M2 12c3-5 6-7 10-7s7 2 10 7c-3 5-6 7-10 7s-7-2-10-7zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  file: 'M6 3h8l4 4v14H6V3zM14 3v4h4',
  link: 'M9 15 19 5M12 5h7v7M17 14v5H5V7h5',
  down: 'M6 9l6 6 6-6',
  check: 'M5 13l4 4L19 7',
  warning: 'M12 3 2 20h20L12 3zM12 10v4M12 17h.01',
  plus: 'M12 5v14M5 12h14',
  next: 'M5 5l8 7-8 7V5zM18 5v14',
  command: 'M15 4 9 20',
} as const

/** The name of a drawing. */
export type IconName = keyof typeof paths

/** A line drawing in the text's colour; what it means is said beside it. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  )
}
