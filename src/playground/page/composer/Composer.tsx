import { useEffect, useId, useMemo, useRef, useState } from 'preact/hooks'
import type { Upload } from '../api/command.ts'
import type { Channel } from '../api/world.ts'
import { CommandLine } from '../commandInput/CommandLine.tsx'
import { draftOf, type CommandDraft } from '../commandInput/draft.ts'
import {
  entryName,
  entryTyped,
  paletteOf,
  searchPalette,
  type PaletteEntry,
} from '../commandInput/palette.ts'
import { PaletteList } from '../commandInput/PaletteList.tsx'
import { readUpload } from '../commandInput/readUpload.ts'
import { Icon } from '../frame/Icon.tsx'
import { usePageContext } from '../frame/PageContext.ts'
import { channelName } from '../state/directory.ts'
import { ReplyLine } from './ReplyLine.tsx'
import { TypingLine } from './TypingLine.tsx'

const mostCharacters = 2000

/** Where messages are written and commands are called. */
export function Composer({
  channel,
  wanted,
}: {
  readonly channel: Channel
  readonly wanted: { readonly name: string; readonly count: number }
}) {
  const { page, directory, replyTo, setReplyTo } = usePageContext()
  const palette = useMemo(() => paletteOf(page.state.commands), [page.state.commands])
  const [text, setText] = useState('')
  const [files, setFiles] = useState<readonly Upload[]>([])
  const [draft, setDraft] = useState<CommandDraft | null>(null)
  const [active, setActive] = useState(0)
  const [closed, setClosed] = useState(false)
  const field = useRef<HTMLTextAreaElement | null>(null)
  const listId = useId()
  const name = channelName(channel, directory.me?.id)
  const mayWrite = channel.canSend !== false

  const isCommand = text.startsWith('/') && !text.includes('\n')
  const found = isCommand ? searchPalette(palette, text.slice(1)) : []
  const listed = isCommand && !closed

  const start = (entry: PaletteEntry) => {
    setText('')
    setActive(0)
    setDraft(draftOf(entry))
  }

  const handled = useRef(wanted.count)
  useEffect(() => {
    if (handled.current === wanted.count) return
    handled.current = wanted.count
    const entry = palette.find((one) => entryName(one) === wanted.name)
    if (entry !== undefined) start(entry)
    else setText(`/${wanted.name}`)
    if (entry === undefined) field.current?.focus()
  }, [wanted, palette])

  const leave = () => {
    setDraft(null)
    // The field is drawn again only after this.
    setTimeout(() => field.current?.focus(), 0)
  }

  const send = async () => {
    const content = text.trim()
    if (content === '' && files.length === 0) return
    const sent = await page.attempt(page.client.send(channel.id, content, replyTo?.id, files))
    if (sent === undefined) return
    setText('')
    setFiles([])
    setReplyTo(null)
  }

  const attach = async (input: HTMLInputElement) => {
    const read = await Promise.all([...(input.files ?? [])].map(readUpload))
    setFiles((before) => [...before, ...read])
    input.value = ''
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const entry = listed ? found[active] : undefined
    if (step !== undefined && listed && found.length > 0) {
      event.preventDefault()
      setActive((at) => (at + step + found.length) % found.length)
    } else if ((event.key === 'Enter' || event.key === 'Tab') && entry !== undefined) {
      event.preventDefault()
      start(entry)
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      // A command that was mistyped, or is not known yet, is not said aloud by accident.
      if (!listed) void send()
    } else if (event.key === 'Escape') {
      if (listed) setClosed(true)
      setReplyTo(null)
    }
  }

  if (draft !== null) {
    return (
      <div class="composer" id="composer">
        <CommandLine channel={channel.id} draft={draft} change={setDraft} leave={leave} />
        <TypingLine channel={channel.id} />
      </div>
    )
  }

  return (
    <div class="composer" id="composer">
      {listed && <PaletteList id={listId} entries={found} active={active} pick={start} />}
      <ReplyLine channel={channel.id} />
      {files.length > 0 && (
        <ul class="files">
          {files.map((file) => (
            <li key={file.filename}>
              <Icon name="file" /> {file.filename}
              <button
                type="button"
                class="icon-button"
                aria-label={`Remove ${file.filename}`}
                onClick={() => setFiles(files.filter((one) => one !== file))}
              >
                <Icon name="close" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div class="write-row">
        <label class="icon-button attach" title="Attach files">
          <Icon name="plus" />
          <input
            type="file"
            multiple
            aria-label="Attach files"
            disabled={!mayWrite}
            onChange={(event) => {
              void attach(event.currentTarget)
            }}
          />
        </label>
        <textarea
          ref={field}
          aria-label={`Message ${name}`}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={listed ? listId : undefined}
          aria-activedescendant={listed && found.length > 0 ? `${listId}-${active}` : undefined}
          rows={Math.min(8, text.split('\n').length)}
          maxLength={mostCharacters}
          placeholder={mayWrite ? `Message ${name}, or / for commands` : 'You may not write here'}
          disabled={!mayWrite && palette.length === 0}
          value={text}
          onInput={(event) => {
            const typed = event.currentTarget.value
            setClosed(false)
            setActive(0)
            const entry = typed.startsWith('/') ? entryTyped(palette, typed.slice(1)) : undefined
            if (entry === undefined) setText(typed)
            else start(entry)
          }}
          onKeyDown={onKeyDown}
        />
        <button
          type="button"
          class="icon-button send"
          aria-label="Send message"
          disabled={text.trim() === '' && files.length === 0}
          onClick={() => void send()}
        >
          <Icon name="send" />
        </button>
      </div>
      <TypingLine channel={channel.id} />
    </div>
  )
}
