// Loads the built program with the code that was compiled when it was built, so that a short run need not compile it again.
const { readFileSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

/**
 * A function is optimised when it has used up its budget. The usual one is used up within the first file, long before
 * optimising has paid; with this one only longer runs do it. For Node 20 only, which knows the setting. It must be made before
 * code is loaded, since compiled code is refused under others than it was compiled under.
 */
const SETTING = '--interrupt-budget=1000000';
if (process.versions.v8.startsWith('11.')) require('node:v8').setFlagsFromString(SETTING);
Module.enableCompileCache?.(); // Node 22 and later: where our compiled code is refused, the next start need not compile again

const COMPILED = '.compiled';
/** What was loaded from source to be kept, by path. */
const scripts = new Map();

/**
 * Loads a CommonJS file of the program, and through it the files that it asks for. Another version of Node than the build's
 * refuses the compiled code and compiles the source.
 * @param {string} path
 * @param {boolean} keeps for `keepCompiled`
 */
function load(path, keeps = false) {
  const known = require.cache[path];
  if (known) return known.exports;
  const script = keeps ? readScript(path) : compiledScript(path);
  if (!script || script.cachedDataRejected) return require(path);
  if (keeps) scripts.set(path, script);
  const module = new Module(path, require.main);
  module.filename = path;
  require.cache[path] = module;
  const folder = dirname(path);
  const ask = (name) => (name.startsWith('.') ? load(join(folder, name), keeps) : require(name));
  script.runInThisContext()(module.exports, ask, module, path, folder);
  module.loaded = true;
  return module.exports;
}

function compiledScript(path) {
  try {
    return readScript(path, readFileSync(path + COMPILED));
  } catch {
    return null;
  }
}

/** Null for a file that imports modules, which compiled code cannot do. */
function readScript(path, cachedData) {
  const source = readFileSync(path, 'latin1'); // the build leaves nothing but ASCII in it
  return source.includes('import(') ? null : new Script(Module.wrap(source), { filename: path, cachedData });
}

/** Writes the compiled code of all that was loaded, the functions that were called by now included. */
function keepCompiled() {
  for (const [path, script] of scripts) writeFileSync(path + COMPILED, script.createCachedData());
}

module.exports = { load, keepCompiled };
