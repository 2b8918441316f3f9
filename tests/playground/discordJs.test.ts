import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  ActionRowBuilder,
  ApplicationCommandOptionType,
  ButtonBuilder,
  ButtonStyle,
  Events,
  GatewayIntentBits,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
} from 'discord.js'
import type { Client, Interaction } from 'discord.js'
import { ids, logIn, openLocal } from './openLocal.ts'
import type { Driver } from '../e2e/driver.ts'
import type { OpenLocal } from './openLocal.ts'
import { drive } from '../e2e/driver.ts'
import { textOfMessage } from '../e2e/parts.ts'

describe('the real discord.js', () => {
  let open: OpenLocal
  let client: Client<true>
  let driver: Driver

  beforeEach(async () => {
    open = await openLocal()
    client = await logIn(open.local, [
      GatewayIntentBits.Guilds,
      GatewayIntentBits.GuildMessages,
      GatewayIntentBits.MessageContent,
    ])
    driver = drive(open.local.url)
  })
  afterEach(async () => {
    await client.destroy()
    await open.close()
    if (open.referee.faults.length > 0) throw new Error(open.referee.faults.join('\n'))
  })

  const register = (...extra: object[]): Promise<unknown> =>
    client.application.commands.set([
      {
        name: 'lore',
        description: 'Reads lore',
        options: [
          {
            name: 'entry',
            description: 'Which',
            type: ApplicationCommandOptionType.String,
            autocomplete: true,
          },
        ],
      },
      // Shapes are checked by the server under test.
      ...(extra as []),
    ])
  const answer = (run: (interaction: Interaction) => Promise<unknown>): void => {
    client.on(Events.InteractionCreate, (interaction) => void run(interaction))
  }

  it('logs in and finds its guild with channels and roles', () => {
    expect(client.user.tag).toBe('Gazetteer')
    const guild = client.guilds.cache.get(ids.guild)
    expect(guild?.channels.cache.map(({ name }) => name)).toContain('federation-news')
    expect(guild?.roles.cache.map(({ name }) => name)).toContain('Game Master')
  })

  it('hears a command and its reply is seen', async () => {
    await register()
    answer(async (interaction) => {
      if (!interaction.isChatInputCommand()) return
      await interaction.reply(`You asked for ${interaction.options.getString('entry')}`)
    })
    const ayla = await driver.as('Ayla')
    const outcome = await ayla.command('lore', { entry: 'Ohmallera' })
    expect(outcome.status).toBe('answered')
    expect(outcome.message?.content).toBe('You asked for Ohmallera')
    expect((await ayla.messages()).at(-1)?.id).toBe(outcome.message?.id)
  })

  it('defers, edits and follows up', async () => {
    await register()
    answer(async (interaction) => {
      if (!interaction.isChatInputCommand()) return
      await interaction.deferReply({ flags: MessageFlags.Ephemeral })
      await interaction.editReply({
        flags: MessageFlags.IsComponentsV2,
        components: [new TextDisplayBuilder({ content: 'At last' })],
      })
      await interaction.followUp({ content: 'And more', flags: MessageFlags.Ephemeral })
    })
    const ayla = await driver.as('Ayla')
    const outcome = await ayla.command('lore')
    expect(textOfMessage(outcome.message)).toBe('At last')
    expect(outcome.message?.flags).toBe(MessageFlags.Ephemeral | MessageFlags.IsComponentsV2)
    const jonas = await driver.as('Jonas')
    await expect.poll(async () => (await ayla.messages()).length).toBe(2)
    expect(await jonas.messages()).toEqual([])
  })

  it('suggests while a person types', async () => {
    await register()
    answer(async (interaction) => {
      if (!interaction.isAutocomplete()) return
      const typed = interaction.options.getFocused()
      await interaction.respond([{ name: `${typed}…`, value: typed }])
    })
    const ayla = await driver.as('Ayla')
    expect(await ayla.autocomplete('lore', 'entry', 'ohm')).toEqual([
      { name: 'ohm…', value: 'ohm' },
    ])
  })

  it('updates a message by a button and a select, and opens a modal', async () => {
    await register()
    answer(async (interaction) => {
      if (interaction.isChatInputCommand()) {
        await interaction.reply({
          content: 'One',
          components: [
            new ActionRowBuilder<ButtonBuilder>().addComponents(
              new ButtonBuilder({ customId: 'go', label: 'Next', style: ButtonStyle.Primary }),
              new ButtonBuilder({ customId: 'ask', label: 'Ask', style: ButtonStyle.Secondary }),
            ),
            new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
              new StringSelectMenuBuilder({
                customId: 'pick',
                placeholder: 'See also',
                options: [{ label: 'Kalre', value: 'k' }],
              }),
            ),
          ],
        })
      }
      if (interaction.isButton() && interaction.customId === 'go') await interaction.update('Two')
      if (interaction.isStringSelectMenu())
        await interaction.update(`Chose ${interaction.values[0]}`)
      if (interaction.isButton() && interaction.customId === 'ask') {
        const input = new TextInputBuilder({
          customId: 'why',
          label: 'Why',
          style: TextInputStyle.Short,
        })
        await interaction.showModal(
          new ModalBuilder({ customId: 'm', title: 'Say' }).addComponents(
            new ActionRowBuilder<TextInputBuilder>().addComponents(input),
          ),
        )
      }
      if (interaction.isModalSubmit()) {
        await interaction.reply(`Because ${interaction.fields.getTextInputValue('why')}`)
      }
    })
    const ayla = await driver.as('Ayla')
    const { message } = await ayla.command('lore')
    expect((await ayla.press(message, 'Next')).message?.content).toBe('Two')
    expect((await ayla.select(message, 'See also', 'Kalre')).message?.content).toBe('Chose k')
    const opened = await ayla.press(message, 'Ask')
    expect(opened.status).toBe('modal')
    const said = await ayla.submitModal(opened, { Why: 'of Ohmallera' })
    expect(said.message?.content).toBe('Because of Ohmallera')
    await expect(ayla.submitModal(opened, { Why: '' })).rejects.toThrow('“Why” is required.')
  })

  it('is told when a person acknowledges twice or too late', async () => {
    await register()
    const codes: unknown[] = []
    answer(async (interaction) => {
      if (!interaction.isChatInputCommand()) return
      await interaction.reply('once')
      const again = await open.rest(
        'POST',
        `/interactions/${interaction.id}/${interaction.token}/callback`,
        { type: 4, data: { content: 'twice' } },
      )
      codes.push(again.json['code'])
    })
    const ayla = await driver.as('Ayla')
    await ayla.command('lore')
    await expect.poll(() => codes).toEqual([40060])
  })

  it('posts, edits, reads and deletes messages, threads and forum posts', async () => {
    const channel = await client.channels.fetch(ids.bridge)
    if (channel === null || !channel.isTextBased() || !channel.isSendable()) throw new Error('no')
    const sent = await channel.send({
      content: 'Red alert',
      files: [{ attachment: Buffer.from('x'), name: 'a.txt' }],
    })
    expect(await (await fetch(sent.attachments.first()?.url ?? '')).text()).toBe('x')
    await sent.edit('All clear')
    const read = await channel.messages.fetch({ limit: 5 })
    expect(read.map(({ content }) => content)).toEqual(['All clear'])
    const thread = await sent.startThread({ name: 'Debrief' })
    await thread.send('In the thread')
    const forum = await client.channels.fetch(ids.archive)
    if (forum === null || !forum.isThreadOnly()) throw new Error('no forum')
    const post = await forum.threads.create({
      name: 'Letter',
      message: { content: 'To my beloved' },
    })
    expect((await post.fetchStarterMessage())?.content).toBe('To my beloved')
    await post.setArchived(true)
    await sent.delete()
    await expect(channel.messages.fetch(sent.id)).rejects.toMatchObject({ code: 10008 })
  })

  it('hears what members write', async () => {
    const heard = new Promise<string>((resolve) => {
      client.once(Events.MessageCreate, ({ content }) => resolve(content))
    })
    const sam = await driver.as('Sam', 'bridge')
    await sam.write('Hello there')
    expect(await heard).toBe('Hello there')
  })

  it('resumes after its socket was lost, and misses nothing', async () => {
    await register()
    answer(async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply('Still here')
    })
    const resumed = new Promise<number>((resolve) => {
      client.once(Events.ShardResume, (_shard, replayed) => resolve(replayed))
    })
    open.local.gateway.drop(4000)
    const ayla = await driver.as('Ayla')
    const outcome = await ayla.command('lore')
    expect(outcome.message?.content).toBe('Still here')
    expect(await resumed).toBeGreaterThan(0)
  })
})
