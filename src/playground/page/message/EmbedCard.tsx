import type { Embed } from '../api/message.ts'
import { Picture } from '../component/Picture.tsx'
import { hexColour } from '../frame/colour.ts'
import { ExternalLink } from '../markdown/ExternalLink.tsx'
import { Markdown } from '../markdown/Markdown.tsx'

const footerTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })

/** An embed: a card with a coloured edge. */
export function EmbedCard({ embed }: { readonly embed: Embed }) {
  const edge = embed.color === undefined ? {} : { borderInlineStartColor: hexColour(embed.color) }
  const footer = [
    embed.footer?.text,
    embed.timestamp === undefined ? undefined : footerTime.format(new Date(embed.timestamp)),
  ].filter((part) => part !== undefined)

  return (
    <section class="embed" style={edge} aria-label={embed.title ?? 'Embed'}>
      {embed.thumbnail !== undefined && (
        <span class="embed-thumbnail">
          <Picture url={embed.thumbnail.url} description="" />
        </span>
      )}
      {embed.author !== undefined && (
        <p class="embed-author">
          {embed.author.url === undefined ? (
            embed.author.name
          ) : (
            <ExternalLink target={embed.author.url}>{embed.author.name}</ExternalLink>
          )}
        </p>
      )}
      {embed.title !== undefined && (
        <div class="embed-title">
          {embed.url === undefined ? (
            <Markdown text={embed.title} />
          ) : (
            <ExternalLink target={embed.url}>{embed.title}</ExternalLink>
          )}
        </div>
      )}
      {embed.description !== undefined && <Markdown text={embed.description} />}
      {(embed.fields ?? []).length > 0 && (
        <div class="embed-fields">
          {(embed.fields ?? []).map((field, at) => (
            <div key={at} class={field.inline === true ? 'inline' : ''}>
              <strong>
                <Markdown text={field.name} />
              </strong>
              <Markdown text={field.value} />
            </div>
          ))}
        </div>
      )}
      {embed.image !== undefined && <Picture url={embed.image.url} description="" />}
      {footer.length > 0 && <p class="embed-footer">{footer.join(' · ')}</p>}
    </section>
  )
}
