import { localPath } from '../message/localUrl.ts'
import { ExternalLink } from '../markdown/ExternalLink.tsx'

/** A picture from this server; one from elsewhere is named, not loaded. */
export function Picture({
  url,
  description,
  thumbnail = false,
}: {
  readonly url: string
  readonly description: string
  readonly thumbnail?: boolean
}) {
  const path = localPath(url, location.href)
  if (path === null) {
    return (
      <span class="remote-picture">
        <ExternalLink target={url}>{description || 'A picture on another site'}</ExternalLink>
      </span>
    )
  }
  const picture = <img src={path} alt={description} loading="lazy" />
  if (thumbnail) return <span class="thumbnail">{picture}</span>
  return (
    <a
      class="picture"
      href={path}
      target="_blank"
      rel="noopener"
      aria-label={description || 'Picture'}
    >
      {picture}
    </a>
  )
}
