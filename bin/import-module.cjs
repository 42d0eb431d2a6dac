// Imports an ES module for the program: where code comes with what was compiled at the build, Node no longer knows to which
// script it belongs, and refuses an import() in it. This file is loaded in the usual way.
module.exports = (path) => import(path);
