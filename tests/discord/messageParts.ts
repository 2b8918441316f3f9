import { ComponentType } from 'discord-api-types/v10'
import type {
  APIButtonComponentWithCustomId,
  APIComponentInContainer,
  APIMessageComponent,
  APIStringSelectComponent,
} from 'discord-api-types/v10'

/** Any component of a message, at whatever depth. */
export type Part = APIMessageComponent | APIComponentInContainer

/** All components of a message with those inside them, in the order in which they are read. */
export function partsOf(components: readonly unknown[]): readonly Part[] {
  return components.flatMap((component) => {
    const part = component as Part // what messages consist of
    const inside = 'components' in part ? partsOf(part.components) : []
    return [part, ...inside, ...('accessory' in part ? partsOf([part.accessory]) : [])]
  })
}

/** All text that a message shows as prose, one display after the other. */
export const textOf = (components: readonly unknown[]): string =>
  partsOf(components)
    .flatMap((part) => (part.type === ComponentType.TextDisplay ? [part.content] : []))
    .join('\n')

export const buttonsOf = (
  components: readonly unknown[],
): readonly APIButtonComponentWithCustomId[] =>
  partsOf(components).flatMap((part) =>
    part.type === ComponentType.Button && 'custom_id' in part ? [part] : [],
  )

export const selectsOf = (components: readonly unknown[]): readonly APIStringSelectComponent[] =>
  partsOf(components).flatMap((part) => (part.type === ComponentType.StringSelect ? [part] : []))
