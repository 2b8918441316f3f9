import { ids } from '../playground/openLocal.ts'
import { testLookAlike } from './lookAlike.ts'

testLookAlike({ id: ids.sam, roles: [], permissions: '0' })
