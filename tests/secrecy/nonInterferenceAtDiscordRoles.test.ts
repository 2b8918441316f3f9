import { ids } from '../playground/openLocal.ts'
import { testLookAlike } from './lookAlike.ts'

testLookAlike({ id: ids.ayla, roles: [ids.starfleet], permissions: '0' })
