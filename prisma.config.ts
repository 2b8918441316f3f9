import { defineConfig } from 'prisma/config'

// `generate`, `validate` and `format` need no engine, yet the CLI fetches one
// first, which a closed network refuses. Any existing file satisfies it.
if (process.argv.some((word) => word === 'generate' || word === 'validate' || word === 'format')) {
  process.env['PRISMA_SCHEMA_ENGINE_BINARY'] ??= process.execPath
}

export default defineConfig({ schema: 'prisma/schema.prisma' })
