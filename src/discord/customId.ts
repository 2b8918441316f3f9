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

/** A custom id that keeps to the day as of which its page is told: `v1:action@158000:…`. */
export const customIdIn = (
  { asOf }: { readonly asOf: number | null },
  action: string,
  ...parts: ReadonlyArray<string | number>
): string => customId(asOf === null ? action : `${action}@${asOf}`, ...parts)

/**
 * A custom id for a message outside of every guild, which says whose it is: `v1:action~1001:…`. Who
 * presses it counts only as what they are in that guild.
 */
export const customIdFrom = (
  guild: string,
  action: string,
  ...parts: ReadonlyArray<string | number>
): string => customId(`${action}~${guild}`, ...parts)

/** What a custom id says. */
export interface ParsedId {
  readonly action: string
  /** The guild that a direct message came from; null for what stands in a guild. */
  readonly guild: string | null
  readonly parts: readonly string[]
  /** The day as of which its page was told; null for the present. */
  readonly asOf: number | null
}

/** Null for what this version never made. */
export function parseCustomId(id: string): ParsedId | null {
  const [made, target = '', ...parts] = id.split(':')
  const [, action, guild = null, day] =
    /^([^@~]+)(?:~(\d{1,20}))?(?:@(-?\d{1,9}))?$/.exec(target) ?? []
  if (made !== version || action === undefined) return null
  const asOf = day === undefined ? null : Number(day)
  try {
    return { action, guild, asOf, parts: parts.map((part) => decodeURIComponent(part)) }
  } catch {
    return null // a broken escape: forged or cut
  }
}
