import type { BulletinContent } from '../../src/bulletins/content.ts'

export const content: BulletinContent = {
  color: 0x3fb0ac,
  masthead: 'Federation News Service',
  headline: 'Sixteen years on, Ohmallera remembers',
  dateline: 'OHMALLERA, BETAZED',
  story: 'Bells were rung at the hour of the attack.\n\nNobody spoke.',
  stardate: '240402.22',
  attached: { title: 'To My Beloved', text: 'They ask me why.\n\nI ask them how.' },
}
