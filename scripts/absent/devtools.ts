/** Stands in the bundle for `react-devtools-core`: Ink imports it, and calls it only in development. */
const nothing = (): undefined => undefined;
const devtools = {initialize: nothing, connectToDevTools: nothing};

export default devtools;
