/** In place of `node:http2` for Got, which is only asked to speak HTTP/1.1: Node takes 15 ms to load it. */
const absent = {constants: {}};

export const {constants} = absent;

/** What no response is an instance of. */
export const Http2ServerResponse = Function;

export default absent;
