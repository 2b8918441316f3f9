import { UserError } from '../errors.ts'
import { asId, type BriefingId, type ChannelId } from '../lore/ids.ts'
import type { KnownEntry } from '../lore/knownWorld.ts'
import type { RevealAudience } from '../lore/visibility.ts'
import { briefingPlaces, type Briefing, type BriefingPlace } from '../store/store.ts'
import { previewOf } from './briefingPreview.ts'
import { redactionChosen } from './briefingRedaction.ts'
import { shorten } from './components.ts'
import type { GmContext } from './context.ts'
import { customId } from './customId.ts'
import { isHandout } from './handouts.ts'
import { plain } from './loreText.ts'
import { notFound } from './notFound.ts'
import { message, type Reply } from './reply.ts'
import { audienceNamed, named, type NamedReaders } from './revealAudience.ts'
import { readWhen } from './readWhen.ts'

export const mostBanner = 100
export const mostNote = 1000
export const mostTitle = 100
const defaultBanner = 'INCIDENT BRIEFING'

/** What a GM typed to brief somebody. */
export interface BriefingOptions extends NamedReaders {
  readonly incident: string | null
  readonly title: string | null
  readonly channel: ChannelId | null
  readonly where: string | null
  readonly banner: string | null
  readonly note: string | null
  readonly when: string | null
  readonly discussion: boolean | null
  /** Names or ids of entries. */
  readonly handouts: ReadonlyArray<string | null>
}

/** Keeps a draft, and shows what its readers would see. Throws a UserError for what goes together badly. */
export async function draftBriefing(typed: BriefingOptions, ctx: GmContext): Promise<Reply> {
  const { incident, title, channel, banner, note } = typed
  const resolution = incident === null ? null : ctx.lore.resolve(incident, ['incident'])
  if (incident !== null && resolution?.kind === 'unclear')
    return notFound(incident, resolution, ctx.lore)
  const about = resolution?.kind === 'found' ? resolution.entry.id : null
  if (about === null && (title === null || title.trim() === ''))
    throw new UserError('Name an incident, or give the briefing a title of its own.')
  const audience = audienceNamed(typed, ctx.guild)
  const place = placeOf(typed, audience)
  if (channel !== null && ctx.gm.channels.missing(channel).kind === 'gone')
    throw new UserError('That channel is gone, or in another server. Choose another.')
  const handouts = handoutsNamed(typed.handouts, ctx)
  const draft = await ctx.gm.store.briefings.draft(
    {
      incident: about,
      title: about === null ? (title ?? '').trim() : '',
      channel: channel ?? ctx.campaign.channel ?? ctx.channel,
      place,
      discussed: typed.discussion === true && place === 'channel',
      audience,
      banner: banner ?? (about === null ? 'BRIEFING' : defaultBanner),
      note: note ?? '',
      redacted: [],
      handouts: handouts.map(({ id }) => id),
      dueAt: readWhen(typed.when, ctx.campaign, ctx.now),
    },
    { user: ctx.user, at: ctx.now },
  )
  return message(...(await previewOf(draft, ctx)))
}

/** The entries to be handed out. Throws a UserError for what is none, or has nothing to hand out. */
function handoutsNamed(
  typed: BriefingOptions['handouts'],
  { lore }: GmContext,
): readonly KnownEntry[] {
  return named(typed).map((name) => {
    const resolution = lore.resolve(name)
    if (resolution.kind === 'unclear')
      throw new UserError(`Nothing known by the name “${plain(shorten(name, 100))}”.`)
    if (!isHandout(resolution.entry, lore))
      throw new UserError(`“${plain(resolution.entry.name)}” has neither a text nor a picture.`)
    return resolution.entry
  })
}

function placeOf({ where }: BriefingOptions, audience: RevealAudience | null): BriefingPlace {
  const place = briefingPlaces.find((one) => one === where) ?? 'channel'
  if (place !== 'channel' && audience === null)
    throw new UserError('Say for whom it is: name roles or users, or send it to the channel.')
  return place
}

const notADraft = 'This draft was sent or cancelled already. See `/briefing status`.'

/** The draft that a button names. Throws a UserError when it is one no more. */
export async function draftOf(id: string | undefined, { gm }: GmContext): Promise<Briefing> {
  const briefing = id === undefined ? null : await gm.store.briefings.get(asId<BriefingId>(id))
  if (briefing === null || briefing.state !== 'draft') throw new UserError(notADraft)
  return briefing
}

/** The form in which a draft's words are changed. */
export const editForm = (draft: Briefing): Reply => ({
  kind: 'modal',
  id: customId('briefing.edited', draft.id),
  title: 'Edit the briefing',
  fields: [
    ...(draft.incident === null
      ? [
          {
            id: 'title',
            label: 'What it is about',
            long: false,
            required: true,
            value: draft.title,
            most: mostTitle,
          },
        ]
      : []),
    {
      id: 'banner',
      label: 'The line above it',
      long: false,
      required: false,
      value: draft.banner,
      most: mostBanner,
    },
    {
      id: 'note',
      label: 'Your own words to the readers',
      long: true,
      required: false,
      value: draft.note,
      most: mostNote,
    },
  ],
})

/** Has some of what the readers may not know shown as blocks. */
export async function redact(
  draft: Briefing,
  revision: string | undefined,
  places: readonly string[],
  ctx: GmContext,
): Promise<Briefing> {
  const redacted = await redactionChosen(draft, revision, places, ctx)
  const by = { user: ctx.user, at: ctx.now }
  const edited = await ctx.gm.store.briefings.edit(draft.id, { redacted }, by)
  if (edited === null) throw new UserError(notADraft)
  return edited
}

/** Takes what was typed in the form. Throws a UserError when it is no draft any more. */
export async function edit(
  draft: Briefing,
  fields: Readonly<Record<string, string>>,
  { gm, user, now }: GmContext,
): Promise<Briefing> {
  const typed = (field: string): string => (fields[field] ?? '').trim()
  const title = typed('title')
  const edited = await gm.store.briefings.edit(
    draft.id,
    {
      banner: typed('banner') === '' ? defaultBanner : typed('banner'),
      note: typed('note'),
      ...(draft.incident === null && title !== '' && { title }),
    },
    { user, at: now },
  )
  if (edited === null) throw new UserError(notADraft)
  return edited
}
