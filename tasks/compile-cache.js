/**
 * `node --import ./tasks/compile-cache.js …`: keeps the JavaScript that node makes of our files, and its code, for later starts.
 * They take less time and some 15 MB less memory, as the compiler of TypeScript is not loaded; that is why this file is none.
 * Where the folder cannot be written to nothing is kept; NODE_DISABLE_COMPILE_CACHE=1 turns it off.
 */
import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

// `npm ci` empties it. The common folder for temporary files is one that others could write to.
enableCompileCache(fileURLToPath(new URL("../node_modules/.cache/compiled", import.meta.url)));
