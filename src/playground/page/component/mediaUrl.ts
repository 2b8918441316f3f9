import type { Message } from '../api/message.ts'

const attachmentScheme = 'attachment://'

/** The address of a component's medium; one that names an attachment gets the attachment's. */
export function mediaUrl(url: string, message: Pick<Message, 'attachments'> | null): string {
  if (!url.startsWith(attachmentScheme)) return url
  const name = url.slice(attachmentScheme.length)
  return message?.attachments?.find((file) => file.filename === name)?.url ?? url
}
