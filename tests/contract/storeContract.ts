import { briefingsContract } from './briefingsContract.ts'
import { crosspostsContract } from './crosspostsContract.ts'
import { deskContract } from './deskContract.ts'
import { draftsContract } from './draftsContract.ts'
import { archiveContract } from './archiveContract.ts'
import { headlinesContract } from './headlinesContract.ts'
import { importContract } from './importContract.ts'
import { ledgerContract } from './ledgerContract.ts'
import { loreContract } from './loreContract.ts'
import { newsChannelsContract } from './newsChannelsContract.ts'
import { revealsContract } from './revealsContract.ts'
import type { Store } from '../../src/store/store.ts'

/** An empty database of its own, gone after the test. */
export interface TestStore {
  readonly store: Store
  /** Another connection to the same database, as another process has one. */
  readonly another: () => Promise<Store>
  /** Lets the leases end that are over by the time which a test names. */
  readonly passLeases: () => Promise<void>
  readonly remove: () => Promise<void>
}

/** What every database must do: run it against each. */
export function storeContract(openTestStore: () => Promise<TestStore>): void {
  importContract(openTestStore)
  loreContract(openTestStore)
  ledgerContract(openTestStore)
  archiveContract(openTestStore)
  headlinesContract(openTestStore)
  briefingsContract(openTestStore)
  deskContract(openTestStore)
  draftsContract(openTestStore)
  newsChannelsContract(openTestStore)
  crosspostsContract(openTestStore)
  revealsContract(openTestStore)
}
