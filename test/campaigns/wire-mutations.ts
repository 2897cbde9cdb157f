import {brotliCompressSync, deflateSync, gzipSync} from 'node:zlib';
import {pick} from '../helpers/seeded.js';
import {bytewise, chunk, chunked, encoded, framed, head, inOrder, someBytes, type WireMutation} from './wire-frames.js';

/** Everything that gunzips to more than any answer may be. */
const bomb = gzipSync(Buffer.alloc(20 * 1024 * 1024, ' '));

const wrongLengths = [
	'0',
	'1',
	'-1',
	'007',
	'1e3',
	'NaN',
	'9007199254740993',
	'99999999999999999999999',
	'',
	' 5',
	'0x10',
	'5, 6',
];
const statuses = [
	100, 102, 103, 199, 200, 201, 202, 203, 204, 205, 206, 207, 226, 299, 300, 301, 302, 303, 304, 305, 307, 308, 399,
	400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 411, 413, 415, 418, 422, 425, 426, 429, 451, 499, 500, 501,
	502, 503, 504, 505, 511, 520, 524, 599, 600, 700, 999,
];
const headerTexts = [
	'\u0080\u00FF',
	'"',
	',',
	';;;',
	'x'.repeat(7000),
	'\u00C3\u00A9',
	'%00',
	'-1',
	'99999999999999',
	'\t',
];
const locations = [
	'//',
	'http://',
	'data:,x',
	'https://user:pass@other.example/',
	'\u00FF',
	'http://[',
	'?a#b',
	'x'.repeat(5000),
];

export const wireMutations: Readonly<Record<string, WireMutation>> = {
	'a flipped bit': bytewise((wire, at, random) => {
		wire[at]! ^= 1 << Math.floor(random() * 8);
		return wire;
	}),
	'other bytes': bytewise((wire, at, random) => {
		someBytes(random, 8).copy(wire, at);
		return wire;
	}),
	'more bytes': bytewise((wire, at, random) =>
		Buffer.concat([wire.subarray(0, at), someBytes(random, 20), wire.subarray(at)]),
	),
	'fewer bytes': bytewise((wire, at, random) =>
		Buffer.concat([wire.subarray(0, at), wire.subarray(at + 1 + Math.floor(random() * 20))]),
	),
	'bytes twice': bytewise((wire, at, random) =>
		Buffer.concat([wire.subarray(0, at + Math.floor(random() * 40)), wire.subarray(at)]),
	),
	cut(draft, random) {
		const {wire, status} = inOrder(draft);
		return {
			wire: wire.subarray(0, Math.floor(random() * wire.length)),
			end: pick(random, ['close', 'close', 'close', 'reset', 'reset', 'keep']),
			status,
		};
	},
	'another status'(draft, random) {
		return inOrder({...draft, status: pick(random, statuses)});
	},
	'a status that is none': ({body}, random) => ({
		wire: Buffer.concat([head(pick(random, ['20', '2000', 'abc', '-200', '0', '']), {}), body]),
		end: 'close',
		status: 0,
	}),
	redirected: (draft, random) =>
		inOrder({...draft, status: pick(random, [301, 302, 303, 307, 308]), headers: {location: pick(random, locations)}}),
	'a wrong length': (draft, random) =>
		framed({'content-length': pick(random, wrongLengths)}, pick(random, ['keep', 'close']))(draft, random),
	'a length too long': (draft, random) =>
		framed({'content-length': String(draft.body.byteLength + 1 + Math.floor(random() * 50))}, 'close')(draft, random),
	'a length too short': (draft, random) =>
		framed({'content-length': String(Math.floor(random() * draft.body.byteLength))})(draft, random),
	'two lengths': framed({'content-length': '5', 'Content-Length': '6'}),
	'no length': (draft) => ({
		...framed({'content-type': 'application/json'}, 'close')(draft, Math.random),
		body: draft.body,
	}),
	'a length and chunks': framed({'content-length': '10', 'transfer-encoding': 'chunked'}, 'close'),
	'chunks in order': (draft, random) => ({
		...chunked((body) => [chunk(body.subarray(0, 5)), chunk(body.subarray(5)), '0\r\n\r\n'])(draft, random),
		body: draft.body,
	}),
	'chunks of a wrong size': chunked((body, random) => [
		chunk(body, pick(random, ['0', '1', '-1', 'fffffffffffffffff', 'g', '', ' ', '5;ext="', '0x5', '7fffffff'])),
		'0\r\n\r\n',
	]),
	'chunks without an end': (draft, random) => ({
		...chunked((body) => [chunk(body)])(draft, random),
		end: pick(random, ['close', 'close', 'reset', 'keep']),
	}),
	'chunks with trailers': chunked((body, random) => [
		chunk(body),
		`0\r\n${`x-${'a'.repeat(20)}: b\r\n`.repeat(pick(random, [1, 2000]))}\r\n`,
	]),
	'packed well': encoded('gzip', (body) => gzipSync(body), true),
	'packed well by another': encoded('br', (body) => brotliCompressSync(body), true),
	'packed by none that is named': encoded('gzip', (body) => body),
	'packed otherwise': encoded('deflate', (body) => gzipSync(body), true),
	'packed and cut': encoded(
		'gzip',
		(body, random) => {
			const packed = gzipSync(body);
			return packed.subarray(0, Math.floor(random() * packed.length));
		},
		true,
	),
	'packed and broken': encoded(
		'gzip',
		(body, random) => {
			const packed = gzipSync(body);
			packed[Math.floor(random() * packed.length)]! ^= 0x55;
			return packed;
		},
		true,
	),
	'packed twice': encoded('gzip, deflate', (body) => deflateSync(gzipSync(body)), true),
	'packed unknown': encoded('snappy', (body) => body),
	bomb: encoded('gzip', () => bomb),
	'another header': (draft, random) =>
		inOrder({
			...draft,
			headers: {
				[pick(random, ['etag', 'retry-after', 'location', 'content-type', 'set-cookie', 'x'])]: pick(
					random,
					headerTexts,
				),
			},
		}),
	'too many headers': (draft, random) =>
		inOrder({
			...draft,
			headers: Object.fromEntries(Array.from({length: pick(random, [100, 3000])}, (_, index) => [`x-${index}`, 'y'])),
		}),
	'answers before it'(draft, random) {
		const sent = inOrder(draft);
		const early = Buffer.from(
			`HTTP/1.1 ${pick(random, [100, 102, 103])} Early\r\nlink: <x>\r\n\r\n`.repeat(pick(random, [1, 50])),
		);
		return {...sent, wire: Buffer.concat([early, sent.wire])};
	},
	'switched protocols': ({body}) => ({
		wire: Buffer.concat([
			Buffer.from('HTTP/1.1 101 Switching\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n'),
			body,
		]),
		end: 'keep',
		status: 101,
	}),
	'two answers'(draft) {
		const {wire, status, body} = inOrder(draft);
		return {wire: Buffer.concat([wire, wire]), end: 'keep', status, body: body!};
	},
	'an older protocol'(draft) {
		const {wire, ...sent} = inOrder(draft);
		return {
			...sent,
			wire: Buffer.from(Buffer.from(wire).toString('latin1').replace('HTTP/1.1', 'HTTP/1.0'), 'latin1'),
			end: 'close',
		};
	},
	'another protocol': (_, random) => ({
		wire: Buffer.from(
			pick(random, [
				'SSH-2.0-OpenSSH\r\n',
				'HTTP/2.0 200\r\n\r\n',
				'\u0016\u0003\u0001',
				'ICY 200 OK\r\n\r\n',
				'220 smtp\r\n',
				'\n'.repeat(3),
			]),
		),
		end: pick(random, ['close', 'reset']),
		status: 0,
	}),
	nothing: (_, random) => ({wire: Buffer.alloc(0), end: pick(random, ['close', 'reset']), status: 0}),
	'line ends of another kind'(draft) {
		const {wire, ...sent} = inOrder(draft);
		return {
			wire: Buffer.from(Buffer.from(wire).toString('latin1').replaceAll('\r\n', '\n'), 'latin1'),
			end: 'close',
			status: sent.status,
		};
	},
};
