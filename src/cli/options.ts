import type { Command } from 'commander';
import type { Context } from './context.js';

/** Own form definitions. */
export function formOption(command: Command, { texts: { help } }: Context): Command {
  return command.option('--form <file>', help.options.form, (word: string, before: string[] = []) => [...before, word]);
}

/** What every command that reads declarations takes. */
export function runOptions(command: Command, context: Context): Command {
  const { options } = context.texts.help;
  return formOption(command, context)
    .option('--strict', options.strict)
    .option('--password <password>', options.password)
    .option('--rules <on|off>', options.rules)
    .option('--engine <engine>', options.engine)
    .option('--files-from <list>', options.filesFrom)
    .option('-0, --null', options.null)
    .option('-j, --jobs <n>', options.jobs)
    .option('--timeout <seconds>', options.timeout)
    .option('--memory <megabytes>', options.memory)
    .option('-q, --quiet', options.quiet)
    .option('--log <text|json>', options.log);
}

/** How output is written; `help` says what `--output` is for this command. */
export function outputOptions(command: Command, help: string, { texts }: Context): Command {
  const { options } = texts.help;
  return command
    .option('-o, --output <path>', help)
    .option('-f, --format <format>', options.format)
    .option('--table <table>', options.table)
    .option('--headers <key|zh>', options.headers)
    .option('--excel', options.excel);
}

export function parseOptions(command: Command, context: Context): Command {
  const { help } = context.texts;
  const parsing = outputOptions(command.argument('[files...]', help.files), help.options.output, context)
    .option('--evidence', help.options.evidence)
    .option('--resume', help.options.resume)
    .option('--shard <i/n>', help.options.shard)
    .option('--stage <stage>', help.options.stage)
    .option('--debug-svg <folder>', help.options.debugSvg);
  return runOptions(parsing, context);
}
