/**
 * Custom ids carry a component's meaning, so that buttons outlive a restart:
 * `v1:action:argument:…`. Anybody can forge one; what it names is looked up again, for the viewer
 * who pressed, at the moment it is pressed.
 */
const version = 'v1'
// https://discord.com/developers/docs/components/reference#anatomy-of-a-component-custom-id
const longest = 100

/** Throws an Error, a fault of ours, when it would be longer than Discord takes. */
export function customId(action: string, ...parts: ReadonlyArray<string | number>): string {
  const id = [version, action, ...parts.map((part) => encodeURIComponent(part))].join(':')
  if (id.length > longest) throw new Error(`a custom id of ${id.length} characters: ${action}`)
  return id
}

/** Null for what this version never made. */
export function parseCustomId(
  id: string,
): { readonly action: string; readonly parts: readonly string[] } | null {
  const [made, action, ...parts] = id.split(':')
  if (made !== version || action === undefined || action === '') return null
  try {
    return { action, parts: parts.map((part) => decodeURIComponent(part)) }
  } catch {
    return null // a broken escape: forged or cut
  }
}
