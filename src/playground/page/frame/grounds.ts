/** The grounds that coloured names stand on, as style/tokens.css has them. */
export const grounds = {
  dark: { main: '#131920', side: '#0d1218' },
  light: { main: '#fbfaf7', side: '#f1eee7' },
} as const
