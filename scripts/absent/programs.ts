/** In place of `node:child_process` for Commander, which could start programs as subcommands: this program has none, and Node takes 3 ms to load it. */
const absent = {};

export default absent;
