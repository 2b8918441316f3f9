/**
 * An expected failure whose text a user may read: what happened and what to do about it.
 * Every other error is logged under an id, and the user sees the id alone.
 */
export class UserError extends Error {
  override readonly name = 'UserError'
}
