import { useContext } from 'preact/hooks'
import type { Component } from '../api/component.ts'
import { hexColour } from '../frame/colour.ts'
import { Markdown } from '../markdown/Markdown.tsx'
import { componentTypes as types } from './componentTypes.ts'
import { FileCard } from './FileCard.tsx'
import { mediaUrl } from './mediaUrl.ts'
import { MessageButton } from './MessageButton.tsx'
import { MessageContext } from './MessageContext.ts'
import { MessageSelect } from './MessageSelect.tsx'
import { Picture } from './Picture.tsx'
import { Spoiler } from './Spoiler.tsx'

/** Components in their order. */
export function ComponentList({ components }: { readonly components: readonly Component[] }) {
  return (
    <>
      {components.map((component, at) => (
        <ComponentView key={component.custom_id ?? component.id ?? at} component={component} />
      ))}
    </>
  )
}

/** One component of a message, with those inside it. An unknown kind says so. */
function ComponentView({ component }: { readonly component: Component }) {
  const message = useContext(MessageContext)
  const inner = component.components ?? []
  switch (component.type) {
    case types.actionRow:
      return (
        <div class="action-row">
          <ComponentList components={inner} />
        </div>
      )
    case types.button:
      return <MessageButton component={component} />
    case types.stringSelect:
    case types.userSelect:
    case types.roleSelect:
    case types.mentionableSelect:
    case types.channelSelect:
      return <MessageSelect component={component} />
    case types.section:
      return (
        <div class="section">
          <div class="section-text">
            <ComponentList components={inner} />
          </div>
          {component.accessory !== undefined && (
            <div class="section-accessory">
              <ComponentView component={component.accessory} />
            </div>
          )}
        </div>
      )
    case types.textDisplay:
      return <Markdown text={component.content ?? ''} />
    case types.thumbnail:
      return (
        <Spoiler hidden={component.spoiler === true}>
          <Picture
            thumbnail
            url={mediaUrl(component.media?.url ?? '', message)}
            description={component.description ?? ''}
          />
        </Spoiler>
      )
    case types.mediaGallery:
      return (
        <div class={`gallery items-${Math.min(component.items?.length ?? 0, 4)}`}>
          {(component.items ?? []).map((item, at) => (
            <Spoiler key={at} hidden={item.spoiler === true}>
              <Picture
                url={mediaUrl(item.media.url, message)}
                description={item.description ?? ''}
              />
            </Spoiler>
          ))}
        </div>
      )
    case types.file: {
      const url = mediaUrl(component.file?.url ?? '', message)
      const name = component.name ?? url.split('?')[0]?.split('/').at(-1) ?? 'file'
      return (
        <Spoiler hidden={component.spoiler === true}>
          <FileCard url={url} name={decodeURIComponent(name)} size={component.size} />
        </Spoiler>
      )
    }
    case types.separator:
      return component.divider === false ? (
        <div class={`gap ${component.spacing === 2 ? 'large' : ''}`} />
      ) : (
        <hr class={component.spacing === 2 ? 'large' : ''} />
      )
    case types.container:
      return (
        <Spoiler hidden={component.spoiler === true}>
          <Container accent={component.accent_color ?? null} components={inner} />
        </Spoiler>
      )
    default:
      return <p class="soft">A component of kind {component.type}, which this page cannot show.</p>
  }
}

function Container({
  accent,
  components,
}: {
  readonly accent: number | null
  readonly components: readonly Component[]
}) {
  return (
    <section
      class={accent === null ? 'container' : 'container accented'}
      style={accent === null ? {} : { borderInlineStartColor: hexColour(accent) }}
    >
      <ComponentList components={components} />
    </section>
  )
}
