import {type Random} from '../helpers/seeded.js';

/** An answer on its way, before it is put into bytes. */
export type Draft = {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: Uint8Array;
};

/** What goes over the wire, and what becomes of the connection then. */
export type Sent = {
	readonly wire: Uint8Array;
	readonly end: 'keep' | 'close' | 'reset';
	readonly status: number;
	/** What the body decodes to, where the bytes around it leave no doubt. */
	readonly body?: Uint8Array;
};

export type WireMutation = (draft: Draft, random: Random) => Sent;

/** The bytes of an answer in good order; headers as they are, their names may repeat in another case. */
export function inOrder({status, headers, body}: Draft): Sent {
	const all = {'content-type': 'application/json', 'content-length': String(body.byteLength), ...headers};
	return {wire: Buffer.concat([head(status, all), body]), end: 'keep', status, body};
}

/** The head of an answer. */
export function head(status: number | string, headers: Readonly<Record<string, string>>): Buffer {
	const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
	return Buffer.from(`HTTP/1.1 ${status} Status\r\n${lines.join('')}\r\n`, 'latin1');
}

/** Changes to the bytes of an answer in good order. */
export function bytewise(change: (wire: Buffer, at: number, random: Random) => Uint8Array): WireMutation {
	return (draft, random) => {
		const {wire, status} = inOrder(draft);
		const copy = Buffer.from(wire);
		// Mostly in the body: what breaks the head is soon the same as any other broken head.
		const start = random() < 0.7 ? copy.length - draft.body.byteLength : 0;
		return {wire: change(copy, start + Math.floor(random() * (copy.length - start)), random), end: 'keep', status};
	};
}

/** Any bytes, at least one. */
export const someBytes = (random: Random, most: number) =>
	Buffer.from(Array.from({length: 1 + Math.floor(random() * most)}, () => Math.floor(random() * 256)));

/** An answer whose length is told by other headers than it should be. */
export function framed(headers: Readonly<Record<string, string>>, end: Sent['end'] = 'keep'): WireMutation {
	return ({status, headers: own, body}) => ({
		wire: Buffer.concat([head(status, {...own, ...headers}), body]),
		end,
		status,
	});
}

/** An answer in chunks that are what they are. */
export function chunked(textOf: (body: Buffer, random: Random) => ReadonlyArray<Buffer | string>): WireMutation {
	return ({status, headers, body}, random) => {
		const parts = textOf(Buffer.from(body), random).map((part) => Buffer.from(part));
		return {
			wire: Buffer.concat([head(status, {...headers, 'transfer-encoding': 'chunked'}), ...parts]),
			end: 'keep',
			status,
		};
	};
}

/** One chunk, with its size or what stands there instead. */
export function chunk(body: Uint8Array, size = body.length.toString(16)): Buffer {
	return Buffer.concat([Buffer.from(`${size}\r\n`), body, Buffer.from('\r\n')]);
}

/** A body that is packed in a way that its header names, or not. */
export function encoded(
	encoding: string,
	pack: (body: Uint8Array, random: Random) => Uint8Array,
	isHonest = false,
): WireMutation {
	return (draft, random) => {
		const sent = inOrder({
			...draft,
			headers: {...draft.headers, 'content-encoding': encoding},
			body: pack(draft.body, random),
		});
		const {body: _, ...packed} = sent;
		return isHonest ? {...packed, body: draft.body} : packed;
	};
}
