import { type ApplicationCommandRegistry, Command } from '@sapphire/framework'
import {
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  EmbedBuilder,
  MessageFlags,
} from 'discord.js'

const everyone = { level: 'public' }

/** `/lore` with three queries for a reply and three for completions, and no cache. */
export class LoreCommand extends Command {
  override registerApplicationCommands(registry: ApplicationCommandRegistry): void {
    registry.registerChatInputCommand((builder) =>
      builder
        .setName('lore')
        .setDescription('Look something up')
        .addStringOption((option) =>
          option.setName('entry').setDescription('What to look up').setAutocomplete(true),
        ),
    )
  }

  override async chatInputRun(interaction: ChatInputCommandInteraction): Promise<void> {
    const { prisma } = this.container
    const asked = interaction.options.getString('entry', true)
    const guild = await prisma.guild.findUnique({
      where: { id: interaction.guildId ?? '' },
      include: { campaign: true },
    })
    const entry = await prisma.entry.findFirst({
      where: {
        campaignId: guild?.campaignId ?? '',
        archivedAt: null,
        OR: [{ id: asked }, { name: asked }],
        ...everyone,
      },
      include: {
        aliases: { where: everyone, orderBy: { position: 'asc' } },
        tags: { orderBy: { position: 'asc' } },
        attributes: { where: everyone, orderBy: { position: 'asc' } },
        claims: { where: everyone, orderBy: { position: 'asc' } },
        sections: { where: everyone, orderBy: { position: 'asc' } },
      },
    })
    if (entry === null) {
      await interaction.reply({ content: 'Nothing found.', flags: MessageFlags.Ephemeral })
      return
    }
    const ties = await prisma.relation.findMany({
      where: { OR: [{ entryId: entry.id }, { targetId: entry.id }], ...everyone },
      include: { entry: { select: { name: true } }, target: { select: { name: true } } },
    })
    const about = [
      entry.summary,
      ...entry.attributes.map(({ label, value }) => `**${label}** ${value}`),
      ...entry.sections.map(
        ({ heading, body }) => (heading === '' ? '' : `### ${heading}\n`) + body,
      ),
      ...entry.claims.map(({ text, by }) => `- ${text} (${by})`),
    ].join('\n\n')
    const embed = new EmbedBuilder()
      .setTitle(entry.name)
      .setDescription(about.slice(0, 4000))
      .setFooter({ text: guild?.campaign?.name ?? '' })
    if (entry.color !== null) embed.setColor(entry.color)
    if (entry.aliases.length > 0) {
      embed.addFields({ name: 'Also', value: entry.aliases.map(({ name }) => name).join(', ') })
    }
    if (ties.length > 0) {
      const lines = ties.map((tie) => `${tie.entry.name}: ${tie.type} ${tie.target.name}`)
      embed.addFields({ name: 'Ties', value: lines.join('\n').slice(0, 1000) })
    }
    await interaction.reply({ embeds: [embed], flags: MessageFlags.Ephemeral })
  }

  override async autocompleteRun(interaction: AutocompleteInteraction): Promise<void> {
    const { prisma } = this.container
    const typed = interaction.options.getFocused()
    const guild = await prisma.guild.findUnique({ where: { id: interaction.guildId ?? '' } })
    const campaignId = guild?.campaignId ?? ''
    const named = await prisma.entry.findMany({
      where: { campaignId, archivedAt: null, name: { contains: typed }, ...everyone },
      orderBy: { name: 'asc' },
      take: 25,
    })
    const aliased = await prisma.alias.findMany({
      where: { name: { contains: typed }, entry: { campaignId, archivedAt: null }, ...everyone },
      include: { entry: true },
      take: 25,
    })
    const found = new Map(
      [...named, ...aliased.map(({ entry }) => entry)].map((one) => [one.id, one]),
    )
    await interaction.respond(
      [...found.values()].slice(0, 25).map(({ id, name }) => ({ name, value: id })),
    )
  }
}
