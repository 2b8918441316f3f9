import { describe } from 'vitest'
import { temporaryStore } from '../store/temporaryStore.ts'
import { storeContract } from './storeContract.ts'

describe('the store on SQLite', () => {
  storeContract(async () => ({
    ...(await temporaryStore()),
    // They are counted in the time that a claim names.
    passLeases: () => Promise.resolve(),
  }))
})
