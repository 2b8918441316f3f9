import { setFlagsFromString } from 'node:v8'

/**
 * Keeps the heap near to what is in use. V8 lets it grow to twice that and more before it looks for
 * what is no longer needed: with 10,000 entries 345 MiB after as many interactions, of which 200
 * were needed. In steps of a tenth, the least that V8 takes, it looks more often, and an
 * interaction costs no more than before.
 */
export const keepHeapSmall = (): void => setFlagsFromString('--heap-growing-percent=10')

/**
 * Leaves WebAssembly as it is first compiled. The database client's query compiler runs once for
 * each kind of query, most of them at the start, where V8 deems it busy enough to compile it again
 * and better: that takes 10 MiB, and makes nothing quicker. The number is how many bytes of a
 * function are run before V8 does so.
 */
export const compileWasmOnce = (): void => setFlagsFromString('--wasm-tiering-budget=2000000000')
