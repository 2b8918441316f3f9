declare const brand: unique symbol

/**
 * A day of a campaign's history as an integer: the one thing that in-universe time is made of.
 * Day 0 is 1 January 1970 of the proleptic Gregorian calendar, counted in in-universe years;
 * every other calendar says by its epoch where its own days fall.
 */
export type DayNumber = number & { readonly [brand]: 'DayNumber' }

/** Names an integer as a day. Throws a RangeError for anything but a safe integer. */
export function dayNumber(value: number): DayNumber {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a whole number of days`)
  return value as DayNumber
}
