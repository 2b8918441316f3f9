import type { Component } from '../api/component.ts'
import type { Attachment, Message } from '../api/message.ts'
import { FileCard } from '../component/FileCard.tsx'
import { Picture } from '../component/Picture.tsx'

const media = (component: Component): string[] => [
  ...(component.media === undefined ? [] : [component.media.url]),
  ...(component.file === undefined ? [] : [component.file.url]),
  ...(component.items ?? []).map((item) => item.media.url),
  ...(component.accessory === undefined ? [] : media(component.accessory)),
  ...(component.components ?? []).flatMap(media),
]

const isPicture = (file: Attachment) =>
  file.content_type?.startsWith('image/') === true || /\.(png|jpe?g|gif|webp)$/i.test(file.filename)

/** The files of a message that neither a component nor an embed already shows. */
export function AttachmentList({ message }: { readonly message: Message }) {
  const shown = new Set([
    ...(message.components ?? []).flatMap(media),
    ...(message.embeds ?? []).flatMap((embed) => [embed.image?.url, embed.thumbnail?.url]),
  ])
  const files = (message.attachments ?? []).filter(
    (file) => !shown.has(file.url) && !shown.has(`attachment://${file.filename}`),
  )
  return (
    <>
      {files.map((file) =>
        isPicture(file) ? (
          <Picture key={file.id} url={file.url} description={file.description ?? file.filename} />
        ) : (
          <FileCard key={file.id} url={file.url} name={file.filename} size={file.size} />
        ),
      )}
    </>
  )
}
