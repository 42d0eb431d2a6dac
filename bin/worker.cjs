// Starts a worker of a batch with the code that was compiled when the program was built.
const { join } = require('node:path');

const isKnown = process.versions.v8.startsWith('11.');
// The heap has been laid out by them, and compiled code is refused under others than it was compiled under.
if (isKnown) require('node:v8').setFlagsFromString('--max-old-space-size=0 --initial-old-space-size=0');
const { load, runUnder } = require('./load.cjs');

load(join(__dirname, '..', 'dist', 'worker.cjs'));
/**
 * By default a third of all work is that of the threads that optimise code, much of it in vain: for functions that are hardly
 * called again, with whole other functions inlined. So only what is called a lot is optimised, and with less in it. Of PDFium
 * only what is called is looked over.
 */
if (isKnown) runUnder('--interrupt-budget=500000 --max-inlined-bytecode-size-cumulative=150 --wasm-lazy-validation');
