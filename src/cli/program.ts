import { existsSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { suggest } from '../forms/own/suggest.js';
import type { CheckFlags } from './check-command.js';
import { type Context, makeContext, sayFailure } from './context.js';
import { Failure } from './failure.js';
import { STANDARD_INPUT } from './inputs.js';
import { askedFor, chooseLanguage } from './language.js';
import type { MergeFlags } from './merge-command.js';
import { formOption, outputOptions, parseOptions, runOptions } from './options.js';
import type { FormFlags } from './own-forms.js';
import type { ParseFlags } from './parse-flags.js';
import type { StageFlags } from './stage-command.js';
import { EXIT, type Streams, write } from './streams.js';
import type { Help } from './texts/index.js';
import { VERSION } from './version.js';

const HELP_WIDTH = 80;

/** Takes the command line apart and runs the command. The exit code comes back; nothing here ends the process. */
export async function run(argv: readonly string[], streams: Streams): Promise<number> {
  const asked = askedFor('--lang', argv);
  const context = makeContext(streams, chooseLanguage(asked, streams.env), askedFor('--log', argv));
  let exit: number = EXIT.clean;
  const program = makeProgram(context, (code) => {
    exit = code;
  });
  try {
    if (asked !== undefined && asked !== 'zh' && asked !== 'en') throw new Failure('unknown-language', asked);
    await program.parseAsync(argv, { from: 'user' });
    return exit;
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return EXIT.clean;
    await sayFailure(context, toFailure(error, context));
    return EXIT.failure;
  }
}

function toFailure(error: unknown, { texts }: Context): Failure {
  if (error instanceof CommanderError) return new Failure('usage', texts.usage(error.code, error.message));
  if (error instanceof Failure) return error;
  throw error;
}

function makeProgram(context: Context, done: (code: number) => void): Command {
  const { help } = context.texts;
  const program = configure(new Command('declparse'), context).enablePositionalOptions();
  program.description(help.program).version(VERSION, '-V, --version', help.options.version);
  program.helpCommand('help [command]', help.commands.help).addHelpText('after', help.examples);

  const parse = async (words: string[], flags: ParseFlags) => {
    const isNamed = words.length > 0 || flags.filesFrom !== undefined;
    const noInput = !isNamed && context.streams.stdin.isTTY === true;
    done(noInput ? await showHelp(program, context) : await parseWords(words, flags, context));
  };
  parseOptions(program, context).action((words: string[], flags: ParseFlags) => {
    if (words[0] !== undefined && !existsSync(words[0])) refuseMistyped(words[0], program);
    return parse(words, flags);
  });
  parseOptions(subcommand(program, 'parse', context), context).action(parse);

  runOptions(subcommand(program, 'check', context), context)
    .argument('[files...]', help.checkFiles)
    .option('--expect', help.options.expect)
    .option('-f, --format <format>', help.options.checkFormat)
    .action(async (words: string[], flags: CheckFlags) => {
      if (words.length === 0 && flags.filesFrom === undefined) throw new Failure('no-files', 'check');
      done(await (await import('./check-command.js')).runCheck(words, flags, context));
    });
  formOption(outputOptions(subcommand(program, 'merge', context), help.options.mergeOutput, context), context)
    .argument('<results...>', help.mergeFiles)
    .action(async (words: string[], flags: MergeFlags) => {
      done(await (await import('./merge-command.js')).runMerge(words, flags, context));
    });
  formOption(subcommand(program, 'schema', context), context).action(async (flags: FormFlags) => {
    done(await (await import('./schema-command.js')).runSchema(flags, context));
  });
  addForms(program, context, done);
  subcommand(program, 'rules', context).action(async () => {
    done(await (await import('./rules-command.js')).runRules(context));
  });
  return program;
}

/** `forms` lists and describes; its subcommands help to write a definition of one's own. */
function addForms(program: Command, context: Context, done: (code: number) => void): void {
  const { help } = context.texts;
  const load = () => import('./forms-command.js');
  const forms = formOption(subcommand(program, 'forms', context), context)
    .argument('[id]', help.formId)
    .allowExcessArguments() // of a mistyped command
    .action(async (id: string | undefined, flags: FormFlags, { args: [, tooMany] }: Command) => {
      const describe = async () => {
        if (tooMany === undefined) return (await load()).runForms(id, flags, context);
        throw new Failure(
          'usage',
          context.texts.usage('commander.excessArguments', `too many arguments: '${tooMany}'`),
        );
      };
      const hint = (error: unknown) => {
        if (id !== undefined) refuseMistyped(id, forms);
        throw error;
      };
      done(await describe().catch(hint));
    });
  formOption(subcommand(forms, 'forms show', context), context)
    .argument('<id>', help.formId)
    .action(async (id: string, flags: FormFlags) => done(await (await load()).runShow(id, flags, context)));
  subcommand(forms, 'forms lint', context)
    .argument('<files...>', help.formFiles)
    .action(async (words: string[]) => done(await (await load()).runLint(words, context)));
  subcommand(forms, 'forms draft', context)
    .argument('<sample>', help.formSample)
    .option('--id <id>', help.options.id)
    .action(async (sample: string, flags: { id?: string }) =>
      done(await (await import('./forms-draft-command.js')).runDraft(sample, flags, context)),
    );
  subcommand(forms, 'forms schema', context).action(async () => done(await (await load()).runFormsSchema(context)));
}

async function parseWords(words: readonly string[], flags: ParseFlags & StageFlags, context: Context): Promise<number> {
  const inputs = words.length > 0 || flags.filesFrom !== undefined ? words : [STANDARD_INPUT];
  if (flags.stage !== undefined || flags.debugSvg !== undefined)
    return (await import('./stage-command.js')).runStage(inputs, flags, context);
  const { runParse } = await import('./parse-command.js');
  return runParse(inputs, flags, context);
}

/** A word that is most like a command was meant to be one. */
function refuseMistyped(word: string, command: Command): void {
  const names = [...command.commands.map((each) => each.name()), 'help'];
  const meant = suggest(word, names);
  if (meant === null || meant === word) return;
  const path = command.parent ? `${command.name()} ` : '';
  throw new Failure('unknown-command', word, `declparse ${path}${meant}`);
}

async function showHelp(program: Command, { streams }: Context): Promise<number> {
  await write(streams.stderr, program.helpInformation());
  return EXIT.failure;
}

function subcommand(program: Command, name: Exclude<keyof Help['commands'], 'help'>, context: Context): Command {
  const { commands } = context.texts.help;
  return configure(program.command(name.split(' ').at(-1)!).description(commands[name]), context);
}

/** Output goes to our streams, errors are ours to print, and help speaks the user's language. */
function configure(command: Command, { streams, texts: { help } }: Context): Command {
  return command
    .exitOverride()
    .configureOutput({
      writeOut: (text) => streams.stdout.write(text),
      writeErr: (text) => streams.stderr.write(text),
      outputError: () => {},
      getOutHelpWidth: () => HELP_WIDTH, // wherever it is shown: the build writes it down once
    })
    .configureHelp({ styleTitle: (title) => help.titles[title] ?? title })
    .helpOption('-h, --help', help.options.help)
    .option('--lang <zh|en>', help.options.lang);
}
