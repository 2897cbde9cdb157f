import {type Socket} from 'node:net';
import {type Random} from '../helpers/seeded.js';

/** How a proxy misbehaves: in how it opens a connection, or in what becomes of the bytes that pass. */
export type Way =
	| {readonly name: string; readonly open: (socket: Socket) => unknown}
	| {
			readonly name: string;
			readonly direction: 'up' | 'down';
			readonly act: (from: Socket, to: Socket, random: Random) => unknown;
	  };

const answer =
	(head: string, body = '') =>
	(socket: Socket) => {
		socket.write(`HTTP/1.1 ${head}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
	};

/** Writes something again and again, until the connection is gone. */
const drip = (begin: string, more: string, milliseconds: number) => (socket: Socket) => {
	socket.write(begin);
	const timer = setInterval(() => {
		if (socket.destroyed) {
			clearInterval(timer);
		} else {
			socket.write(more);
		}
	}, milliseconds);
};

const opens: Readonly<Record<string, (socket: Socket) => unknown>> = {
	'says nothing': () => undefined,
	'closes at once': (socket) => socket.end(),
	'resets at once': (socket) => socket.resetAndDestroy(),
	'answers 101': (socket) =>
		socket.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
	'answers 407': answer('407 Proxy Authentication Required'),
	'answers 407 and closes'(socket) {
		answer('407 Proxy Authentication Required', 'no')(socket);
		socket.end();
	},
	'answers 403 with a page': answer('403 Forbidden\r\ncontent-type: text/html', '<!doctype html><h1>Blocked</h1>'),
	'answers 302': answer('302 Found\r\nlocation: https://login.example/'),
	'answers 301 to itself': answer('301 Moved\r\nlocation: /'),
	'answers 400': answer('400 Bad Request'),
	'answers 404': answer('404 Not Found'),
	'answers 429': answer('429 Too Many Requests\r\nretry-after: 1'),
	'answers 500': answer('500 Oops'),
	'answers 502': answer('502 Bad Gateway'),
	'answers 503': answer('503 Busy'),
	'answers 504': answer('504 Timeout'),
	'answers 204': (socket) => socket.write('HTTP/1.1 204 No Content\r\n\r\n'),
	'answers 200 with a page': answer('200 OK\r\ncontent-type: text/html', '<!doctype html><h1>Hello</h1>'),
	'answers 200 and more bytes': (socket) => socket.write('HTTP/1.1 200 OK\r\n\r\nhello'),
	'answers 200 and goes silent': (socket) => socket.write('HTTP/1.1 200 OK\r\n\r\n'),
	'answers 200 and closes': (socket) => socket.end('HTTP/1.1 200 OK\r\n\r\n'),
	'answers in another protocol': (socket) => socket.write('SSH-2.0-OpenSSH_9.2\r\n'),
	'answers with an alert of TLS': (socket) => socket.write(Buffer.from([0x15, 3, 1, 0, 2, 2, 70])),
	'answers with noise': (socket) =>
		socket.write(Buffer.from(Array.from({length: 512}, (_, index) => (index * 167) % 256))),
	'answers half a status line': (socket) => socket.write('HTTP/1.1 20'),
	'answers half a header': (socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-le'),
	'answers a header without end': drip('HTTP/1.1 200 OK\r\nx: ', 'y'.repeat(1000), 5),
	'answers headers without end': drip('HTTP/1.1 200 OK\r\n', 'x: y\r\n', 5),
	'answers 100 again and again': drip('HTTP/1.1 100 Continue\r\n\r\n', 'HTTP/1.1 100 Continue\r\n\r\n', 20),
	'answers 102 again and again': drip('HTTP/1.1 102 Processing\r\n\r\n', 'HTTP/1.1 102 Processing\r\n\r\n', 20),
	'answers a letter at a time': drip('H', 'T', 300),
	'answers with a wrong length': (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 999\r\n\r\n{}'),
	'answers twice'(socket) {
		answer('502 Bad Gateway')(socket);
		answer('200 OK')(socket);
	},
};

const acts: Readonly<Record<string, (from: Socket, to: Socket, random: Random) => unknown>> = {
	'ends the connection': (_, to) => to.end(),
	'resets the connection': (_, to) => to.resetAndDestroy(),
	'resets both sides'(from, to) {
		from.resetAndDestroy();
		to.resetAndDestroy();
	},
	'goes silent': () => undefined,
	'goes silent and closes later'(_, to) {
		setTimeout(() => {
			to.destroy();
		}, 300);
	},
	'puts noise in': (_, to, random) => to.write(Buffer.from(Array.from({length: 64}, () => Math.floor(random() * 256)))),
};

/** All the ways, named as sentences go on after "a proxy that". */
export const ways: readonly Way[] = [
	...Object.entries(opens).map(([name, open]) => ({name, open})),
	...(['up', 'down'] as const).flatMap((direction) =>
		Object.entries(acts).map(([name, act]) => ({name: `${name} on the way ${direction}`, direction, act})),
	),
];
