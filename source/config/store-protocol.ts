/** What the process that speaks to the credential store is asked, as one line of JSON on its standard input. */
export type StoreRequest =
	/** Writes, reads and deletes something that is no key. */
	| {readonly operation: 'probe'}
	| {readonly operation: 'get' | 'delete'; readonly host: string}
	| {readonly operation: 'set'; readonly host: string; readonly key: string};

/** What it answers, as one line of JSON on its standard output, after a line that says that it is ready. */
export type StoreAnswer =
	| {readonly ok: true; readonly key?: string | null}
	/** `absent`: the library that reaches the store is not installed. */
	| {readonly ok: false; readonly kind: 'absent' | 'failed'; readonly reason: string};

/** The line that says that the process has loaded what it needs: what takes long from then on is the store. */
export const readyLine = 'ready';
