/** Stands in the bundle for `react-devtools-core`: Ink imports it, and calls it only in development. */
const devtools = {initialize() {}, connectToDevTools() {}};

export default devtools;
