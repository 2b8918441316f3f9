import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type * as Engine from '@prisma/schema-engine-wasm'

/**
 * Lets Prisma's own schema engine, as WebAssembly, work through `adapter`: no binary is downloaded.
 * Loading it takes about 30 ms, so do this only when there is work. `schema` is the text of a
 * Prisma schema. The engine locks the database and leaves its connections open; they are closed
 * when `work` is done.
 */
export async function withSchemaEngine<Result>(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  schema: string | undefined,
  work: (engine: Engine.SchemaEngine) => Promise<Result>,
): Promise<Result> {
  const glue = await loadGlue()
  const opened: SqlDriverAdapter[] = []
  const noted = async (connecting: Promise<SqlDriverAdapter>): Promise<SqlDriverAdapter> => {
    const connection = await connecting
    opened.push(connection)
    return connection
  }
  const engine = await glue.SchemaEngine.new(
    { datamodels: schema === undefined ? undefined : [['schema.prisma', schema]] },
    () => {},
    bindMigrationAwareSqlAdapterFactory({
      ...adapter,
      connect: () => noted(adapter.connect()),
      connectToShadowDb: () => noted(adapter.connectToShadowDb()),
    }),
  )
  try {
    return await work(engine)
  } finally {
    engine.free()
    for (const connection of opened) await connection.dispose()
  }
}

type Glue = typeof Engine

let loading: Promise<Glue> | null = null

const loadGlue = (): Promise<Glue> => (loading ??= instantiate())

// Node has it; its types for Node 20 lack it.
const webAssembly = Reflect.get(globalThis, 'WebAssembly') as {
  readonly instantiate: (
    code: Uint8Array,
    imports: Readonly<Record<string, object>>,
  ) => Promise<{ readonly instance: { readonly exports: Readonly<Record<string, unknown>> } }>
}

// The package's entry imports the .wasm file as a module, which Node 20 cannot: the parts are put
// together here as that entry would.
async function instantiate(): Promise<Glue> {
  const glue = await import('@prisma/schema-engine-wasm/schema_engine_bg')
  const file = new URL(
    'schema_engine_bg.wasm',
    import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg'),
  )
  const { instance } = await webAssembly.instantiate(await readFile(fileURLToPath(file)), {
    './schema_engine_bg.js': { ...glue },
  })
  glue.__wbg_set_wasm(instance.exports)
  const start = instance.exports['__wbindgen_start']
  if (typeof start === 'function') start()
  return glue
}
