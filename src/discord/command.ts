import type { ActionData, ArgumentsOf, CommandData } from './commandData.ts'
import type { Component } from './components.ts'
import type { BaseContext, GmContext, PlayerContext, SetupContext } from './context.ts'
import type { Reply } from './reply.ts'

/** What a command may use, by whom it is for. */
interface Contexts {
  /** Works before set-up too. */
  readonly anyone: BaseContext
  readonly player: PlayerContext
  readonly gm: GmContext
  /** GMs, and before set-up whoever may manage the server. */
  readonly setup: SetupContext
}
export type Audience = keyof Contexts

type Answer = Reply | Promise<Reply>

/** A choice of an autocompletion; the user may submit its name instead of its value. */
export interface Completion {
  readonly name: string
  readonly value: string
}

/** What came with a pressed component or a submitted form. */
export interface Pressed {
  /** The arguments in its custom id: forgeable, so looked up again. */
  readonly parts: readonly string[]
  /** The in-universe day as of which its page was told; null for the present. Forgeable too. */
  readonly asOf: number | null
  /** The chosen values of a select. */
  readonly values: readonly string[]
  /** The fields of a form, by id. */
  readonly fields: Readonly<Record<string, string>>
  /** The message with the component, as it stands: Discord vouches for that. */
  readonly standing: readonly Component[]
}

type Runs<Data extends CommandData, Context> = Data extends {
  readonly subcommands: ReadonlyArray<infer Action>
}
  ? {
      readonly [A in Action as A extends ActionData ? A['name'] : never]: A extends ActionData
        ? (
            args: ArgumentsOf<A>,
            ctx: A extends { readonly gm: true } ? GmContext : Context,
          ) => Answer
        : never
    }
  : (args: ArgumentsOf<Data>, ctx: Context) => Answer

type OptionNames<Data extends CommandData> = Data extends {
  readonly subcommands: ReadonlyArray<infer Action>
}
  ? Action extends { readonly options: ReadonlyArray<{ readonly name: infer Name }> }
    ? Name & string
    : never
  : Data extends { readonly options: ReadonlyArray<{ readonly name: infer Name }> }
    ? Name & string
    : never

interface CommandParts<Data extends CommandData, For extends Audience> {
  readonly data: Data
  readonly for: For
  readonly run: Runs<Data, Contexts[For]>
  readonly autocomplete?: {
    readonly [Name in OptionNames<Data>]?: (
      typed: string,
      ctx: Contexts[For],
    ) => readonly Completion[] | Promise<readonly Completion[]>
  }
  /** By action, as `lore.open`; for the same people as the command. */
  readonly components?: Readonly<Record<string, (pressed: Pressed, ctx: Contexts[For]) => Answer>>
}

type AnyRun = (args: never, ctx: never) => Answer

/** A command as the dispatcher sees it, its types erased. */
export interface Command {
  readonly data: CommandData
  readonly for: Audience
  readonly runOf: (subcommand: string | null) => AnyRun | null
  readonly completerOf: (
    option: string,
  ) =>
    | ((typed: string, ctx: never) => readonly Completion[] | Promise<readonly Completion[]>)
    | null
  readonly components: Readonly<Record<string, (pressed: Pressed, ctx: never) => Answer>>
}

/** Makes a command of its parts; the arguments of `run` are typed from `data`. */
export function command<const Data extends CommandData, For extends Audience>(
  parts: CommandParts<Data, For>,
): Command {
  const runs: unknown = parts.run
  const completers: unknown = parts.autocomplete ?? {}
  return {
    data: parts.data,
    for: parts.for,
    runOf: (subcommand) => {
      const run = subcommand === null ? runs : own(runs, subcommand)
      return typeof run === 'function' ? (run as AnyRun) : null // typed by `Runs` above
    },
    completerOf: (option) => {
      const complete = own(completers, option)
      // Typed by `CommandParts` above.
      return typeof complete === 'function'
        ? (complete as ReturnType<Command['completerOf']>)
        : null
    },
    components: parts.components ?? {},
  }
}

const own = (holder: unknown, name: string): unknown =>
  typeof holder === 'object' && holder !== null && Object.hasOwn(holder, name)
    ? Reflect.get(holder, name)
    : null
