// Loads the built program with the code that was compiled when it was built, so that a short run need not compile it again.
const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname, join } = require('node:path');
const { Script, constants } = require('node:vm');

/**
 * A function is optimised when it has used up its budget. The usual one is used up within the first file, long before
 * optimising has paid; with this one only longer runs do it. Simple machine code is made in smaller portions, as most functions
 * are called but a few dozen times, and what types a function meets is noted a little later. Patterns are compiled to machine code
 * at once: the usual first form of one is replaced as soon as it is used again, as most are. Of PDFium, most functions are never
 * called: only those that are, are looked over before. For Node 20 only, which knows the settings. They must be made before code
 * is loaded, since compiled code is refused under others than it was compiled under.
 */
const SETTINGS =
  '--interrupt-budget=1000000 --baseline-batch-compilation-threshold=1024 --interrupt-budget-factor-for-feedback-allocation=16' +
  ' --regexp-tier-up-ticks=0 --wasm-lazy-validation';
/** What else a worker runs under, undone. */
const UNDONE = '--max-inlined-bytecode-size-cumulative=920';
/** What they are otherwise. Node's own modules have compiled code as well, which is refused under other settings than these. */
const USUAL =
  '--interrupt-budget=67584 --baseline-batch-compilation-threshold=4096 --interrupt-budget-factor-for-feedback-allocation=8' +
  ` --regexp-tier-up-ticks=1 --no-wasm-lazy-validation ${UNDONE}`;
const hasSettings = process.versions.v8.startsWith('11.');
void [process.stdout, process.stderr]; // Node loads what writes to them when they are first asked for
set(SETTINGS);
/** What holds when nothing is being loaded. */
let running = SETTINGS;
Module.enableCompileCache?.(); // Node 22 and later: where our compiled code is refused, the next start need not compile again

const COMPILED = '.compiled';
/** With these a usual kind of run begins, and most of the files that it needs stand together in one file beside them. */
const LEADER = /[/\\](?:(?:plain|program)-\w+|worker)\.cjs$/u;
const PACK = '.pack';
/** The functions of files that came in a pack, by path. */
const packed = new Map();

/**
 * Loads a CommonJS file of the program, and through it the files that it asks for. Another version of Node than the build's
 * refuses the compiled code and compiles the source.
 * @param {string} path
 * @param {Map<string, Script> | null} kept for the build: takes what was loaded, from source, by path
 */
function load(path, kept = null) {
  const known = require.cache[path];
  if (known) return known.exports;
  if (LEADER.test(path)) openPack(path + PACK, kept);
  const wrapper = packed.get(path) ?? scriptOf(path, Module.wrap, kept)?.runInThisContext();
  if (!wrapper) return require(path);
  const module = new Module(path, require.main);
  module.filename = path;
  require.cache[path] = module;
  const folder = dirname(path);
  const ask = (name) => (name.startsWith('.') ? load(join(folder, name), kept) : requireUsual(name));
  wrapper(module.exports, ask, module, path, folder);
  module.loaded = true;
  return module.exports;
}

function requireUsual(name) {
  return under(USUAL, () => require(name));
}

function under(flags, task) {
  set(flags);
  try {
    return task();
  } finally {
    set(running);
  }
}

/** From now on other settings hold when nothing is being loaded; they are named above with what undoes them. */
function runUnder(flags) {
  running = flags;
  set(running);
}

function set(flags) {
  if (hasSettings) require('node:v8').setFlagsFromString(flags);
}

/** To open and take in a file costs about half a millisecond, whatever is in it: those of a pack cost that once. */
function openPack(path, kept) {
  const wrappers = scriptOf(path, (source) => source, kept)?.runInThisContext() ?? {};
  for (const [name, wrapper] of Object.entries(wrappers)) packed.set(join(dirname(path), name), wrapper);
}

/** Null where there is no compiled code that fits. */
function scriptOf(path, wrap, kept) {
  try {
    const cachedData = kept ? undefined : readFileSync(path + COMPILED);
    const source = readFileSync(path, 'latin1'); // the build leaves nothing but ASCII in it
    const importModuleDynamically = constants.USE_MAIN_CONTEXT_DEFAULT_LOADER;
    const compile = () => new Script(wrap(source), { filename: path, cachedData, importModuleDynamically });
    const script = running === SETTINGS ? compile() : under(`${SETTINGS} ${UNDONE}`, compile);
    kept?.set(path, script);
    return script.cachedDataRejected ? null : script;
  } catch {
    return null;
  }
}

module.exports = { load, runUnder };
