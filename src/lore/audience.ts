import type { RevealAudience } from './visibility.ts'

/** Whether all whom `more` names are named by an audience already; null is everyone. */
export const covers = (audience: RevealAudience | null, more: RevealAudience): boolean =>
  audience === null ||
  (more.roles.every((role) => audience.roles.includes(role)) &&
    more.users.every((user) => audience.users.includes(user)))

/** Whoever either of two audiences names, each once. */
export const joined = (one: RevealAudience | null, other: RevealAudience): RevealAudience => ({
  roles: [...new Set([...(one?.roles ?? []), ...other.roles])],
  users: [...new Set([...(one?.users ?? []), ...other.users])],
})
