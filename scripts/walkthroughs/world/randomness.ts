/* Loaded into the program before it starts (`--import`): what is random to it is the same whenever the same command runs at the same time of the clock. */
import crypto, {createHash} from 'node:crypto';
import {readFileSync} from 'node:fs';
import {syncBuiltinESMExports} from 'node:module';
import path from 'node:path';
import process from 'node:process';

const start = readFileSync(path.join(process.env['WALKTHROUGH_CLOCK']!, 'now'), 'utf8');
const seed = JSON.stringify([start, ...process.argv.slice(2)]);

/** A stream of bytes for one purpose: what one asks for does not change what another gets. */
function stream(purpose: string): (size: number) => Buffer {
	let count = 0;
	return (size) => createHash('shake256', {outputLength: size}).update(`${seed} ${purpose} ${count++}`).digest();
}

const bytes = stream('bytes');
const numbers = stream('numbers');
const ids = stream('ids');
const randomUuid: typeof crypto.randomUUID = () => {
	const digits = ids(16).toString('hex');
	return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-8${digits.slice(17, 20)}-${digits.slice(20)}`;
};

Math.random = () => numbers(4).readUInt32BE() / 2 ** 32;
crypto.randomBytes = bytes as typeof crypto.randomBytes;
crypto.randomUUID = randomUuid;
globalThis.crypto.randomUUID = randomUuid;
syncBuiltinESMExports();
