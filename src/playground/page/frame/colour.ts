/** A colour as Discord counts it, as `#rrggbb`. */
export const hexColour = (value: number) => `#${value.toString(16).padStart(6, '0')}`

type Rgb = readonly [number, number, number]

const parseHex = (hex: string): Rgb => {
  const value = Number.parseInt(hex.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

/** Relative luminance (WCAG 2.2). */
function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0)
}

/** Contrast of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(a: string, b: string): number {
  const [one, two] = [luminance(parseHex(a)), luminance(parseHex(b))]
  return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05)
}

const enough = 4.5

/** The colour itself where it can be read on `ground`, else the nearest mix that can (AA). */
export function readableOn(colour: string, ground: string): string {
  const away = luminance(parseHex(ground)) > 0.4 ? 0 : 255
  for (let share = 0; share < 1; share += 0.1) {
    const mixed = parseHex(colour).map((part) => Math.round(part + (away - part) * share))
    const hex = hexColour(mixed.reduce((sum, part) => sum * 256 + part, 0))
    if (contrast(hex, ground) >= enough) return hex
  }
  return away === 0 ? '#000000' : '#ffffff'
}

/** Black or white, whichever reads better on the colour. */
export const inkOn = (ground: string) =>
  contrast('#ffffff', ground) >= contrast('#101418', ground) ? '#ffffff' : '#101418'
