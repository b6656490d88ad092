"use strict";
const { createHash } = require("node:crypto");
const { stripTypeScriptTypes } = require("node:module");

/** Jest transform: blanks the types out, so lines and columns stay those of the source. */
module.exports = {
  process: (source) => ({ code: stripTypeScriptTypes(source) }),
  getCacheKey: (source, path) =>
    createHash("sha1")
      .update(process.version)
      .update(path)
      .update("\0")
      .update(source)
      .digest("hex"),
};
