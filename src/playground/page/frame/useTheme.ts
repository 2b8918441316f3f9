import { useEffect, useState } from 'preact/hooks'

/** Dark or light, and the way from one to the other. */
export interface Theme {
  readonly name: 'dark' | 'light'
  readonly toggle: () => void
}

const remembered = 'local-discord.theme'

/** What the reader chose, else what their system prefers, also when that changes. */
export function useTheme(): Theme {
  const [chosen, setChosen] = useState(() => localStorage.getItem(remembered))
  const [prefersLight, setPrefersLight] = useState(
    () => matchMedia('(prefers-color-scheme: light)').matches,
  )

  useEffect(() => {
    const preference = matchMedia('(prefers-color-scheme: light)')
    const follow = () => setPrefersLight(preference.matches)
    preference.addEventListener('change', follow)
    return () => preference.removeEventListener('change', follow)
  }, [])

  const light = chosen === null ? prefersLight : chosen === 'light'
  const name = light ? 'light' : 'dark'
  useEffect(() => {
    document.documentElement.dataset['theme'] = name
  }, [name])

  return {
    name,
    toggle: () => {
      const other = light ? 'dark' : 'light'
      localStorage.setItem(remembered, other)
      setChosen(other)
    },
  }
}
