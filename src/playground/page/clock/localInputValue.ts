const two = (value: number) => String(value).padStart(2, '0')

/** A moment as a `datetime-local` field holds it: the reader's own date and time, no zone. */
export function localInputValue(moment: Date): string {
  const date = [moment.getFullYear(), two(moment.getMonth() + 1), two(moment.getDate())].join('-')
  return `${date}T${two(moment.getHours())}:${two(moment.getMinutes())}`
}
