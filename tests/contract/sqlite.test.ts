import { describe } from 'vitest'
import { temporaryStore } from '../store/temporaryStore.ts'
import { storeContract } from './storeContract.ts'

describe('the store on SQLite', () => {
  storeContract(temporaryStore)
})
