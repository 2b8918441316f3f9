import { useCallback, useState } from 'preact/hooks'
import { Session } from './Session.tsx'
import { useTheme } from './useTheme.ts'

const rememberedAs = 'local-discord.as'

/**
 * The page as a whole: whom it acts as, and in which light. The member is remembered per tab,
 * so that a GM and a player can sit side by side.
 */
export function App() {
  const [as, setAs] = useState<string | null>(() => sessionStorage.getItem(rememberedAs))
  const theme = useTheme()

  const actAs = useCallback((id: string | null) => {
    if (id === null) sessionStorage.removeItem(rememberedAs)
    else sessionStorage.setItem(rememberedAs, id)
    setAs(id)
  }, [])

  return <Session key={as ?? ''} as={as} actAs={actAs} theme={theme} />
}
