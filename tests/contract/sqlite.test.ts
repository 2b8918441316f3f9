import { describe } from 'vitest'
import { temporaryStore } from '../store/temporaryStore.ts'
import { seatsContract } from './seatsContract.ts'
import { storeContract } from './storeContract.ts'

describe('the store on SQLite', () => {
  seatsContract(
    async () => ({ ...(await temporaryStore()), passLeases: () => Promise.resolve() }),
    false,
  )
  storeContract(async () => ({
    ...(await temporaryStore()),
    // They are counted in the time that a claim names.
    passLeases: () => Promise.resolve(),
  }))
})
