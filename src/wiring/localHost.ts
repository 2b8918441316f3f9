import { dirname, join } from 'node:path'
import { isPostgresql } from '../store/openStore.ts'
import { sqlitePath } from '../store/sqliteFile.ts'
import type { LocalPlace } from './localCampaign.ts'

/** What a local Discord asks of the bot's side, and where it finds and keeps its things. */
export interface LocalHostOptions {
  readonly port: number
  readonly stateFile: string
  readonly nextMark: () => Promise<{ readonly at: number; readonly label: string } | null>
  readonly clockMoved: () => Promise<void>
}

/** A running local Discord, as far as the bot's side needs it. */
export interface LocalHost {
  /** Of its page. */
  readonly url: string
  readonly apiUrl: string
  readonly token: string
  /** ms since 1970: the clock that the bot goes by. */
  readonly now: () => number
  /** Where the campaign is played. */
  readonly place: LocalPlace
  readonly close: () => Promise<void>
}

/**
 * The local Discord's memory lies beside the database's file: they are kept, moved and deleted
 * together. PostgreSQL's files are elsewhere.
 */
export const localStateFile = (databaseUrl: string): string =>
  join(isPostgresql(databaseUrl) ? 'data' : dirname(sqlitePath(databaseUrl)), 'local-discord.json')
