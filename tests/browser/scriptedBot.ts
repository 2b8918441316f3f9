import {
  ApplicationCommandOptionType as OptionType,
  ApplicationCommandType,
  ButtonStyle,
  Client,
  ComponentType,
  Events,
  GatewayIntentBits,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
  type ApplicationCommandDataResolvable,
  type Interaction,
} from 'discord.js'
import type { LocalDiscord } from '../../src/playground/index.ts'

const entries = ['Maquis Reborn', 'Nikael Kalre', 'Ohmallera', 'Deep Space 285']

const commands: readonly ApplicationCommandDataResolvable[] = [
  {
    name: 'lore',
    description: 'Read an entry',
    options: [
      { type: OptionType.String, name: 'entry', description: 'Which', autocomplete: true },
      { type: OptionType.Boolean, name: 'share', description: 'For all to see' },
    ],
  },
  {
    name: 'briefing',
    description: 'Briefings',
    options: [
      {
        type: OptionType.Subcommand,
        name: 'send',
        description: 'Send one',
        options: [
          { type: OptionType.String, name: 'about', description: 'What', required: true },
          { type: OptionType.Channel, name: 'channel', description: 'Where', required: true },
          { type: OptionType.Role, name: 'role', description: 'Whom' },
        ],
      },
    ],
  },
  { name: 'slow', description: 'Think first' },
  { name: 'silent', description: 'Never answer' },
  { name: 'File this', type: ApplicationCommandType.Message },
]

/** What /lore shows: every kind of component that a dossier uses. */
const dossier = (entry: string) => [
  {
    type: ComponentType.Container as const,
    accentColor: 0xd98a3d,
    components: [
      {
        type: ComponentType.TextDisplay as const,
        content: `# ${entry}\n-# Faction\n- **hostile** the [Federation](https://example.org/f)\n- ||secret||`,
      },
      { type: ComponentType.Separator as const },
      {
        type: ComponentType.ActionRow as const,
        components: [
          {
            type: ComponentType.StringSelect as const,
            customId: 'see',
            placeholder: 'See also',
            options: entries.map((name) => ({ label: name, value: name })),
          },
        ],
      },
      {
        type: ComponentType.ActionRow as const,
        components: [
          {
            type: ComponentType.Button as const,
            style: ButtonStyle.Primary as const,
            label: 'Share here',
            customId: 'share',
          },
          {
            type: ComponentType.Button as const,
            style: ButtonStyle.Secondary as const,
            label: 'Write a note',
            customId: 'note',
          },
          {
            type: ComponentType.Button as const,
            style: ButtonStyle.Danger as const,
            label: 'Fail',
            customId: 'fail',
          },
        ],
      },
    ],
  },
]

const note = new ModalBuilder()
  .setCustomId('note')
  .setTitle('A note')
  .addLabelComponents(
    new LabelBuilder()
      .setLabel('Title')
      .setTextInputComponent(
        new TextInputBuilder().setCustomId('title').setStyle(TextInputStyle.Short).setMinLength(3),
      ),
    new LabelBuilder()
      .setLabel('Kind')
      .setStringSelectMenuComponent(
        new StringSelectMenuBuilder()
          .setCustomId('kind')
          .addOptions({ label: 'Rumour', value: 'rumour' }, { label: 'Fact', value: 'fact' }),
      ),
  )

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused().toLowerCase()
    const found = entries.filter((name) => name.toLowerCase().includes(typed))
    return interaction.respond(found.map((name) => ({ name, value: name })))
  }
  if (interaction.isChatInputCommand()) {
    const { commandName, options } = interaction
    if (commandName === 'lore') {
      await interaction.reply({
        components: dossier(options.getString('entry') ?? 'Everything'),
        flags: MessageFlags.IsComponentsV2 | MessageFlags.Ephemeral,
      })
    } else if (commandName === 'briefing') {
      const channel = options.getChannel('channel', true)
      await interaction.reply(`Sent ${options.getString('about', true)} to <#${channel.id}>`)
    } else if (commandName === 'slow') {
      await interaction.deferReply({ flags: MessageFlags.Ephemeral })
      await interaction.editReply('Thought about it.')
    }
  } else if (interaction.isMessageContextMenuCommand()) {
    await interaction.reply(`Filed: ${interaction.targetMessage.content}`)
  } else if (interaction.isStringSelectMenu()) {
    await interaction.update({ components: dossier(interaction.values.join()) })
  } else if (interaction.isButton() && interaction.customId === 'share') {
    await interaction.reply('Shared for all.')
  } else if (interaction.isButton() && interaction.customId === 'note') {
    await interaction.showModal(note)
  } else if (interaction.isModalSubmit()) {
    const { fields } = interaction
    await interaction.reply(
      `${fields.getTextInputValue('title')}: ${fields.getStringSelectValues('kind').join()}`,
    )
  }
}

/** A bot on the real discord.js that answers like a script; returns how to stop it. */
export async function startScriptedBot(discord: LocalDiscord): Promise<() => Promise<void>> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: discord.apiUrl },
  })
  const ready = new Promise((resolve) => client.once(Events.ClientReady, resolve))
  client.on(Events.InteractionCreate, (interaction) => {
    answer(interaction).catch((error: unknown) => client.emit(Events.Error, error as Error))
  })
  await client.login(discord.token)
  await ready
  await client.application?.commands.set(commands)
  return () => client.destroy()
}
