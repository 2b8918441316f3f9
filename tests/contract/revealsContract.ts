import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BulletinContent } from '../../src/bulletins/content.ts'
import { dayNumber } from '../../src/calendar/day.ts'
import {
  asId,
  type ChannelId,
  type EntryId,
  type MessageId,
  type RevealId,
  type RoleId,
  type RuleId,
} from '../../src/lore/ids.ts'
import { keyedParts, type PartKey } from '../../src/lore/parts.ts'
import { everyone, type RevealAudience, type Viewer } from '../../src/lore/visibility.ts'
import type { Reveals, GuildStore } from '../../src/store/store.ts'
import {
  author,
  draftCampaign,
  draftEntry,
  gm,
  guildA,
  guildB,
  place,
  player,
  rememberedIncident,
  second,
} from '../store/sampleDrafts.ts'
import type { TestStore } from './storeContract.ts'

const hidden = { ...everyone, level: 'hidden' as const }
const printed: BulletinContent = {
  color: null,
  masthead: 'The News',
  headline: 'A door closed',
  dateline: '',
  story: 'It was staged.',
  stardate: '100',
  attached: null,
}
const crew: RevealAudience = { roles: [asId<RoleId>('4001')], users: [] }

export function revealsContract(openTestStore: () => Promise<TestStore>): void {
  let test: TestStore
  let guild: GuildStore
  let reveals: Reveals

  const mystery = (truth = 'It was staged.', more: readonly string[] = []) =>
    draftCampaign(
      [
        draftEntry('mystery', {
          sections: [
            { heading: '', body: 'A door closed.', visibility: everyone },
            { heading: 'The truth', body: truth, visibility: hidden },
            ...more.map((body) => ({ heading: 'The truth', body, visibility: hidden })),
            { heading: 'Advice', body: 'Wait.', visibility: { ...everyone, level: 'gm' as const } },
          ],
        }),
        draftEntry('syndicate', { visibility: hidden }),
      ],
      [],
      { clock: { mode: 'manual', day: dayNumber(100) } },
    )

  beforeEach(async () => {
    test = await openTestStore()
    guild = test.store.guild(guildA)
    reveals = guild.reveals
    await guild.authoring.importCampaign(mystery(), place, author())
  })
  afterEach(() => test.remove())

  const idOf = async (key: string): Promise<EntryId> => {
    const world = await guild.lore(gm(guildA), second(0))
    return world?.entries.find((one) => one.key === key)?.id ?? asId('none')
  }
  const hiddenParts = async (id: EntryId): Promise<readonly PartKey[]> => {
    const entry = await guild.authoring.entry(id)
    if (entry === null) return []
    return [...keyedParts(entry)]
      .filter(({ visibility }) => visibility.level === 'hidden')
      .map(({ key }) => key)
  }
  /** Names and prose that a viewer knows. */
  const known = async (viewer: Viewer, asOf?: number): Promise<readonly string[]> => {
    const day = asOf === undefined ? null : dayNumber(asOf)
    const world = await guild.lore(viewer, second(0), day)
    if (world === null) throw new Error('no lore')
    return world.entries.flatMap((entry) => [
      entry.name,
      ...world.sections(entry).map(({ text }) => text),
    ])
  }
  /** Has a bulletin of the campaign's only rule posted. */
  const print = async (content: BulletinContent): Promise<void> => {
    const { ledger } = test.store
    const [rule] = await guild.bulletins.rules()
    const planned = {
      rule: rule?.id ?? asId<RuleId>('none'),
      guild: guildA,
      channel: asId<ChannelId>('2001'),
      occurrence: '2404',
      universeDay: dayNumber(100),
      dueAt: second(1),
      missed: null,
    }
    await ledger.record([planned], [], second(1))
    const claim = { worker: 'one', now: second(2), leaseMs: 30_000, limit: 1 }
    const [row] = await ledger.claim(claim)
    const message = asId<MessageId>('9001')
    const outcome = { kind: 'sent' as const, message, at: second(3), content }
    expect(await ledger.settle(row?.id ?? asId('none'), 'one', outcome)).toBe(true)
  }
  const revealTruth = async (audience: RevealAudience | null, seconds = 0) => {
    const entry = await idOf('mystery')
    const parts = await hiddenParts(entry)
    return reveals.reveal({ entry, parts, audience, day: dayNumber(100) }, author(seconds))
  }

  const before = ['mystery', 'A door closed.']
  const after = [...before, 'It was staged.']
  const [anyone, mate] = [player(guildA), player(guildA, '902', ['4001'])]

  describe('reveals', () => {
    it('can be supposed, which shows what somebody would know and writes nothing', async () => {
      const entry = await idOf('mystery')
      const parts = await hiddenParts(entry)
      const supposed = async (viewer: Viewer, audience: RevealAudience | null, id = entry) => {
        const request = { entry: id, parts, audience, day: dayNumber(100) }
        const world = await reveals.suppose(request, viewer, second(0))
        return (world?.entries ?? []).flatMap((one) => [
          one.name,
          ...(world?.sections(one) ?? []).map(({ text }) => text),
        ])
      }
      expect(await supposed(anyone, null)).toEqual(after)
      expect(await supposed(anyone, crew)).toEqual(before)
      expect(await supposed(mate, crew)).toEqual(after)
      expect(await supposed(mate, crew, asId('none'))).toEqual(before)
      expect(await known(anyone)).toEqual(before)
      expect(await known(mate)).toEqual(before)
      expect(await reveals.list(5)).toEqual([])
      expect(
        await test.store
          .guild(guildB)
          .reveals.suppose(
            { entry, parts, audience: null, day: dayNumber(100) },
            anyone,
            second(0),
          ),
      ).toBeNull()
    })

    it('make a hidden part known to everyone, in the very next read of any connection', async () => {
      expect(await known(anyone)).toEqual(before)
      const other = (await test.another()).guild(guildA)
      await other.lore(anyone, second(0))
      const [made, ...more] = await revealTruth(null, 7)
      expect(more).toEqual([])
      expect(made).toMatchObject({ by: '900', at: second(7), day: 100, audience: null })
      expect(await known(anyone)).toEqual(after)
      const world = await other.lore(anyone, second(0))
      expect(world?.entries[0] && world.sections(world.entries[0])).toHaveLength(2)
    })

    it('make a part known to some, and to nobody else', async () => {
      await revealTruth(crew)
      expect(await known(mate)).toEqual(after)
      expect(await known(anyone)).toEqual(before)
      await revealTruth({ roles: [], users: ['901'] })
      expect(await known(anyone)).toEqual(after)
      expect(await known(player(guildA, '903'))).toEqual(before)
    })

    it('make a hidden entry known', async () => {
      const entry = await idOf('syndicate')
      const parts = await hiddenParts(entry)
      await reveals.reveal({ entry, parts, audience: null, day: dayNumber(100) }, author())
      expect(await known(anyone)).toEqual([...before, 'syndicate'])
    })

    it('count from their in-universe day: as of an earlier one nothing was known', async () => {
      await revealTruth(null)
      await guild.authoring.importCampaign(
        {
          ...mystery(),
          settings: { ...mystery().settings, clock: { mode: 'manual', day: dayNumber(120) } },
        },
        place,
        author(1),
      )
      expect(await known(anyone, 99)).toEqual(before)
      expect(await known(anyone, 100)).toEqual(after)
      expect(await known(anyone)).toEqual(after)
    })

    it('hold once for one audience, however often they are asked for', async () => {
      expect(await revealTruth(crew, 1)).toHaveLength(1)
      expect(await revealTruth({ ...crew }, 2)).toEqual([])
      expect(await revealTruth(null, 3)).toHaveLength(1)
      expect((await reveals.list(10)).map(({ at }) => at)).toEqual([second(3), second(1)])
      const entry = await idOf('mystery')
      const timesSince = async (at: number) =>
        (await reveals.since(entry, second(at))).map((one) => one.at)
      expect(await timesSince(1)).toEqual([second(1), second(3)])
      expect(await timesSince(2)).toEqual([second(3)])
      expect(await timesSince(4)).toEqual([])
    })

    it('refuse what is not hidden, not there, or meant for GMs alone', async () => {
      const entry = await idOf('mystery')
      const day = dayNumber(100)
      const refused = [
        { kind: 'section', name: '', content: 'A door closed.' },
        { kind: 'section', name: 'advice', content: 'Wait.' },
        { kind: 'section', name: 'the truth', content: 'Something older.' },
      ] as const
      for (const part of refused)
        await expect(
          reveals.reveal({ entry, parts: [part], audience: null, day }, author()),
        ).rejects.toThrow('not hidden any more')
      await expect(
        reveals.reveal({ entry: asId('none'), parts: [], audience: null, day }, author()),
      ).rejects.toThrow('no longer in the campaign')
      expect(await reveals.list(10)).toEqual([])
      expect(await known(anyone)).toEqual(before)
    })

    it('stay with a part whose text was edited, and with nothing beside it', async () => {
      await revealTruth(null)
      await guild.authoring.importCampaign(mystery('It was all staged.'), place, author(1))
      expect(await known(anyone)).toEqual([...before, 'It was all staged.'])
      await guild.authoring.importCampaign(
        mystery('It was staged.', ['Paid for.']),
        place,
        author(2),
      )
      expect(await known(anyone)).toEqual(after)
    })

    it('hold for none of two parts of one name when neither says what was revealed', async () => {
      await revealTruth(null)
      await guild.authoring.importCampaign(mystery('Another.', ['Paid for.']), place, author(1))
      expect(await known(anyone)).toEqual(before)
    })

    it('can be taken back while nobody has opened them', async () => {
      const [made] = await revealTruth(crew)
      const id = made?.id ?? asId<RevealId>('none')
      const entry = await idOf('mystery')
      await reveals.opened(entry, anyone, second(1))
      await reveals.opened(entry, gm(guildA), second(1))
      expect(await reveals.undo(id, author(2))).toBe('undone')
      expect(await known(mate)).toEqual(before)
      expect(await reveals.undo(id, author(3))).toBe('gone')
      expect(await reveals.list(10, entry)).toMatchObject([{ id, undoneAt: second(2) }])
      expect(await reveals.since(entry, second(0))).toEqual([])
      expect(await revealTruth(crew, 4)).toHaveLength(1)
    })

    it('stay once somebody has opened them', async () => {
      const [made] = await revealTruth(crew)
      const id = made?.id ?? asId<RevealId>('none')
      const entry = await idOf('mystery')
      await reveals.opened(entry, mate, second(1))
      await reveals.opened(entry, mate, second(2))
      expect(await reveals.undo(id, author(3))).toBe('opened')
      expect(await reveals.list(10)).toMatchObject([{ openedAt: second(1), undoneAt: null }])
      expect(await known(mate)).toEqual(after)
    })

    it.each([
      ['stay once a bulletin printed them for everybody', null, 'text', 'opened'],
      ['can be taken back after a bulletin that cannot tell them', null, 'line', 'undone'],
      ['can be taken back when they were for others than its readers', crew, 'text', 'undone'],
    ] as const)('%s', async (_, audience, part, end) => {
      const { entries, rules } = rememberedIncident()
      const riddle = mystery()
      const draft = { ...riddle, entries: [...riddle.entries, ...entries], rules }
      await guild.authoring.importCampaign(draft, place, author())
      const [made] = await revealTruth(audience)
      const entry = await idOf('mystery')
      await print({ ...printed, sources: [{ entry, digest: `${part}:1` }] })
      expect(await reveals.undo(made?.id ?? asId('none'), author(9))).toBe(end)
    })

    it('stay, of an entry or a tie, once a card beside it has shown their name', async () => {
      const [entry, other] = [await idOf('syndicate'), await idOf('mystery')]
      const parts = await hiddenParts(entry)
      const [made] = await reveals.reveal(
        { entry, parts, audience: null, day: dayNumber(100) },
        author(),
      )
      await reveals.opened(other, anyone, second(1))
      expect(await reveals.list(10)).toMatchObject([{ openedAt: null }])
      await reveals.opened(other, gm(guildA), second(1), () => [entry])
      expect(await reveals.list(10)).toMatchObject([{ openedAt: null }])
      await reveals.opened(other, anyone, second(2), () => [entry])
      expect(await reveals.undo(made?.id ?? asId('none'), author(3))).toBe('opened')
    })

    it('of what no card beside it tells can still be taken back', async () => {
      const [entry, other] = [await idOf('mystery'), await idOf('syndicate')]
      const [made] = await revealTruth(null)
      await reveals.opened(other, anyone, second(1), () => [entry])
      expect(await reveals.undo(made?.id ?? asId('none'), author(2))).toBe('undone')
    })

    it('cannot be reached from another guild', async () => {
      const [made] = await revealTruth(null)
      const entry = await idOf('mystery')
      const parts = await hiddenParts(entry)
      const foreign = test.store.guild(guildB).reveals
      expect(await foreign.list(10)).toEqual([])
      expect(await foreign.undo(made?.id ?? asId('none'), author())).toBe('gone')
      await foreign.opened(entry, { ...mate, guild: guildB }, second(1))
      await expect(
        foreign.reveal({ entry, parts, audience: crew, day: dayNumber(1) }, author()),
      ).rejects.toThrow('no longer in the campaign')
      expect(await reveals.list(10)).toMatchObject([{ openedAt: null, undoneAt: null }])
    })
  })
}
