import { readers } from './hiddenMatter.ts'
import { testSayTheSame } from './sayTheSame.ts'

testSayTheSame(readers.filter(({ roles }) => roles.length === 0))
