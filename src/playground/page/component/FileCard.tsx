import { Icon } from '../frame/Icon.tsx'
import { localPath } from '../message/localUrl.ts'
import { fileSize } from './fileSize.ts'

/** A file to fetch from this server. */
export function FileCard({
  url,
  name,
  size,
}: {
  readonly url: string
  readonly name: string
  readonly size: number | undefined
}) {
  const path = localPath(url, location.href)
  return (
    <div class="file-card">
      <Icon name="file" />
      <span class="file-words">
        {path === null ? (
          <span>{name}</span>
        ) : (
          <a href={path} download={name}>
            {name}
          </a>
        )}
        {size !== undefined && <small>{fileSize(size)}</small>}
      </span>
    </div>
  )
}
