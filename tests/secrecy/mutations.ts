/** A fault in the program's own text that would tell somebody what they may not know. */
export interface Mutation {
  readonly name: string
  /** Who is told: the reader, everybody in a channel, or those who are briefed in private. */
  readonly to: 'reader' | 'channel' | 'briefed'
  /** From the project's folder. */
  readonly file: string
  /** Stands in the file once. */
  readonly find: string
  readonly put: string
}

const inFile =
  (file: string, to: Mutation['to'] = 'reader') =>
  (name: string, find: string, put: string): Mutation => ({ name, to, file, find, put })

const visibility = inFile('src/lore/visibility.ts')
const knownParts = inFile('src/lore/knownParts.ts')
const pointInTime = inFile('src/lore/pointInTime.ts')
const revelation = inFile('src/lore/revelation.ts')
const perceive = inFile('src/lore/perceive.ts')
const world = inFile('src/lore/world.ts')
const entryCard = inFile('src/discord/entryCard.ts')
const keptPages = inFile('src/discord/keptPages.ts')
const entryList = inFile('src/discord/entryList.ts')
const digestList = inFile('src/bulletins/digestList.ts')
const briefings = inFile('src/discord/briefingReaders.ts')
const context = inFile('src/discord/contextFor.ts')
const shared = inFile('src/discord/contextFor.ts', 'channel')
const audiences = inFile('src/discord/audienceTools.ts', 'channel')
const together = inFile('src/lore/visibility.ts', 'briefed')
const render = inFile('src/delivery/render.ts')

/** The known ways in which bots of this kind have told secrets, and those that were feared here. */
export const mutations: readonly Mutation[] = [
  visibility(
    'restricted is taken for public',
    "case 'restricted':\n      return isAmong(visibility, viewer)",
    "case 'restricted':\n      return true",
  ),
  visibility(
    'what is named users’ alone is for all who hold a role',
    '(viewer.user !== null && users.includes(viewer.user)) ||',
    '(users.length > 0 && viewer.roles.size > 0) ||',
  ),
  visibility(
    'a level that is not known is public',
    'default:\n      return false',
    'default:\n      return true',
  ),
  visibility(
    'what waits for its reveal is shown when its day has come',
    "case 'hidden':\n      return (",
    "case 'hidden':\n      if (visibility.until !== null) return true\n      return (",
  ),
  visibility(
    'a secret opens a day too soon',
    'today < visibility.until',
    'today + 1 < visibility.until',
  ),
  visibility(
    'a reveal that was taken back holds',
    'visibility.revealed?.some(',
    'visibility.revealed?.every(',
  ),
  visibility(
    'what was revealed to a role or a user is revealed to all',
    'today >= from && (audience === null || isAmong(audience, viewer))',
    'today >= from',
  ),
  visibility(
    'a reveal holds before its day, when the clock was turned back',
    'today >= from && (audience',
    '(audience',
  ),
  visibility(
    'a reveal opens what waits for its day besides',
    'if (visibility.until !== null && today < visibility.until)',
    'if (visibility.revealed === undefined && visibility.until !== null && today < visibility.until)',
  ),
  visibility(
    'a reveal opens what is for GMs alone',
    "case 'gm':\n      return false",
    "case 'gm':\n      return visibility.revealed !== undefined",
  ),
  visibility(
    'a reveal opens what is for readers who are named',
    'return isAmong(visibility, viewer)',
    'return visibility.revealed !== undefined || isAmong(visibility, viewer)',
  ),

  knownParts(
    'a hidden alias is a name like others',
    'keep(entry.aliases, visible)',
    'entry.aliases',
  ),
  knownParts(
    'a hidden attribute is in the dossier',
    'keep(entry.attributes, visible)',
    'entry.attributes',
  ),
  knownParts('a hidden claim is told', 'visible(claim) && ', ''),
  knownParts('a hidden section is told', 'keep(entry.sections, visible)', 'entry.sections'),
  knownParts(
    'there is a block for everything that is held back',
    'keep(entry.sections, visible)',
    "entry.sections.map((one) => (visible(one) ? one : { ...one, body: '████' }))",
  ),
  knownParts(
    'a blank is as long as what it hides',
    'keep(entry.sections, visible)',
    "entry.sections.map((one) => (visible(one) ? one : { ...one, body: '█'.repeat(one.body.length) }))",
  ),
  knownParts('a hidden tie is told', 'visible(relation) && ', ''),
  knownParts('a tie’s far end may be hidden', 'reachable(relation.target) && ', ''),
  knownParts(
    'a hidden image is handed out',
    'entry.image !== null && visible(entry.image)',
    'entry.image !== null',
  ),
  pointInTime(
    'reading as of a day to come shows what will be known then',
    'asOf: asOf === null || asOf >= today ? null : asOf',
    'asOf',
  ),
  revelation(
    'it is told since when others know it',
    '.filter(({ audience }) => viewer.gm || audience === null || isAmong(audience, viewer))',
    '',
  ),

  perceive(
    'hidden entries are in the world',
    'couldSee(entry.visibility, viewer, when) && hadBegun(entry.date, when)',
    'hadBegun(entry.date, when)',
  ),
  perceive(
    'hidden incidents are public',
    'couldSee(entry.visibility, viewer, when) && hadBegun(entry.date, when)',
    "(entry.kind === 'incident' || couldSee(entry.visibility, viewer, when)) && hadBegun(entry.date, when)",
  ),
  perceive(
    'the list of everything is the whole list',
    'const entries = Array.from(raw.values(), vouched)',
    'const entries = Array.from(world.entries, vouched)',
  ),
  perceive(
    'ids are looked up in the whole world',
    'const entry = raw.get(id)',
    'const entry = world.byId.get(id)',
  ),
  perceive(
    'ties are told from their hidden ends',
    'once(() => tiesByTarget(entries))',
    'once(() => tiesByTarget(Array.from(world.entries, vouched)))',
  ),
  perceive(
    'search and names run over the whole world',
    'createNameIndex(\n      entries,',
    'createNameIndex(\n      Array.from(world.entries, vouched),',
  ),
  perceive(
    '“Did you mean” means hidden entries too',
    'return names().resolve(text, kinds)',
    `const found = names().resolve(text, kinds)
      const all = Array.from(world.entries, vouched)
      return found.kind === 'found' ? found : createNameIndex(all, () => 0).resolve(text, kinds)`,
  ),
  perceive(
    'completion offers hidden names',
    'names().search(text, options),',
    'createNameIndex(Array.from(world.entries, vouched), () => 0).search(text, options),',
  ),
  perceive(
    'the likely ones are ordered by ties that are hidden',
    '(entry) => entry.relations.length +',
    '(entry) => (world.byId.get(entry.id)?.relations.length ?? 0) +',
  ),
  perceive(
    'hidden prose leads on to other entries',
    'for (const section of raw.get(entry.id)?.sections ?? [])',
    'for (const section of world.byId.get(entry.id)?.sections ?? [])',
  ),
  perceive(
    'prose is shown whole',
    'sectionsOf(raw.get(entry.id)?.sections ?? [], isSecret)',
    'sectionsOf(world.byId.get(entry.id)?.sections ?? [], isSecret)',
  ),

  world(
    'one memory serves all readers',
    'return JSON.stringify([when, ...classes])',
    'return when',
  ),
  world(
    'what was made for a GM is kept for everybody',
    'return `${when}:gm`',
    "return JSON.stringify([when, ['', []]])",
  ),
  world(
    'who is named shares a memory with who is not',
    'users.has(reader.user) ? reader.user',
    "users.has(reader.user) ? ''",
  ),
  world(
    'roles that a reveal names tell no readers apart',
    'for (const role of audience?.roles ?? []) roles.add(role.toLowerCase())',
    '',
  ),
  keptPages(
    'a page that was made for a GM is kept for everybody',
    'const { entries, today } = lore',
    'const { today } = lore\n  const entries = (globalThis.everybody ??= [])',
  ),

  entryCard(
    'a custom id carries the entry’s revision',
    "customIdIn(lore, 'timeline.about', entry.id)",
    "customIdIn(lore, 'timeline.about', entry.id, entry.revision)",
  ),
  entryCard(
    'a reply’s length tells when something hidden changed',
    'plain(shorten(entry.summary, 500))]',
    "plain(shorten(entry.summary, 500)) + '.'.repeat(entry.changedAt % 50)]",
  ),
  entryCard(
    'pages are numbered with what is hidden',
    'Page ${shown + 1} of ${pages.length}',
    'Page ${shown + 1} of ${pages.length + (entry.revision % 7)}',
  ),
  entryList(
    'a list is in the order of the last changes, hidden ones too',
    'pageOf(entries, linesPerPage, asked)',
    'pageOf(entries.toSorted((a, b) => a.changedAt - b.changedAt), linesPerPage, asked)',
  ),
  digestList(
    'a digest counts accounts that its readers may not know',
    ': ${escapeMarkdown(entry.name)}`',
    ': ${escapeMarkdown(entry.name)} (${entry.revision % 9} accounts)`',
  ),

  briefings(
    'a private briefing is listed to everybody',
    '{ user, roles: [...viewer.roles] },',
    "{ user, roles: ['7009'] },",
  ),
  briefings(
    'a briefing on what is hidden is listed',
    "incidents: lore.entries.flatMap(({ kind, id }) => (kind === 'incident' ? [id] : [])),",
    'incidents: (await briefings.list(100)).flatMap(({ incident }) => incident ?? []),',
  ),
  briefings(
    'a private briefing is refused as one that is for others',
    "briefing.place === 'channel' && briefing.channel === ctx.channel",
    'true',
  ),
  briefings(
    'a briefing in a closed channel is everybody’s',
    "place !== 'channel' || reads(channel)",
    'true',
  ),
  briefings(
    'briefings in closed channels are listed',
    '(await briefings.openChannels()).filter(reads)',
    'await briefings.openChannels()',
  ),
  briefings(
    'a briefing on what is hidden can be acknowledged',
    ' || !(await isKnown(briefing, ctx))',
    '',
  ),
  context(
    'news of closed channels are in the archive',
    'newsFor(store.archive, reads)',
    'newsFor(store.archive, () => true)',
  ),
  context(
    'players read as GMs do',
    'const lore = await read(viewer, day)',
    'const lore = await read({ ...viewer, gm: true }, day)',
  ),
  render(
    'bulletins are composed from the GM’s world',
    'guild.lore(audienceOf(row.guild), at)',
    'guild.lore({ ...audienceOf(row.guild), gm: true }, at)',
  ),
  shared(
    'what is shared is what the sharer knows',
    'audience: () => read(audienceOf(guild), day),',
    'audience: () => read(viewer, day),',
  ),
  audiences(
    'briefings are written from what a GM knows',
    'readersOf(guild, readers, (role) => sources.roleNames(guild, role)),',
    '{ ...readersOf(guild, readers, (role) => sources.roleNames(guild, role)), gm: true },',
  ),
  together(
    'who reads along counts for nothing',
    'if (viewer.along?.some((other) => !canSee(visibility, other, today)) === true) return false',
    '',
  ),
]
