/** Why a campaign's clock gives an in-universe day no real time, in words for the GM. */
export const obstacles = {
  manual: "The campaign's clock is set by hand, so nothing falls due by itself.",
  paused: "The campaign's clock is paused, so nothing falls due.",
  never: "The campaign's clock never comes to that day.",
} as const
