export { joinLines } from './join-lines.js';
export { type MeasuredLine, paragraphsFromWidths, toParagraphs } from './paragraphs.js';
export { partSheets } from './side-by-side.js';
export { type Rebuilt, toBlocks } from './to-blocks.js';
export { piecesFromLine, visualLines } from './visual-lines.js';
