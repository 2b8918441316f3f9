import { withSchemaEngine } from '../schemaEngine.ts'
import { paperServer } from './paperServer.ts'

/**
 * The SQL that brings the tables of one PostgreSQL schema's text to another's; null when they
 * agree. Needs no server.
 */
export async function schemaDifference(from: string, to: string): Promise<string | null> {
  return withSchemaEngine(paperServer, to, async (engine) => {
    const { exitCode, stdout } = await engine.diff({
      from: { tag: 'schemaDatamodel', files: [{ path: 'before.prisma', content: from }] },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: to }] },
      script: true,
      exitCode: true,
      filters: { externalTables: [], externalEnums: [] },
    })
    return exitCode === 0 ? null : stdout
  })
}

/** A schema without tables, which the first migration starts from. */
export const emptySchema = 'datasource db {\n  provider = "postgresql"\n}\n'
