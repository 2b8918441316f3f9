import { existsSync } from 'node:fs'
import type { Environment } from './config.ts'

/**
 * The process's environment, with the variables of the file `.env` in the working directory where
 * the process has none of that name. The only reader of `process.env`.
 */
export function readEnvironment(): Environment {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return process.env
}
