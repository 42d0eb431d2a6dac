import type { Language } from '../messages/index.js';

/** `zh` or `en` as asked for, else by the locale of the environment; English for everything that is not Chinese. */
export function chooseLanguage(asked: string | undefined, env: Readonly<Record<string, string | undefined>>): Language {
  const locale = asked || env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^zh/iu.test(locale) ? 'zh' : 'en';
}

/** The value of an option before the command line is parsed: its own mistakes, and the help, are printed accordingly. */
export function askedFor(option: '--lang' | '--log', argv: readonly string[]): string | undefined {
  const at = argv.indexOf(option);
  return at >= 0 ? argv[at + 1] : argv.find((word) => word.startsWith(`${option}=`))?.slice(option.length + 1);
}
