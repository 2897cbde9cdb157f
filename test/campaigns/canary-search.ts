import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import {pick, type Random} from '../helpers/seeded.js';

/** A secret that is searched for. */
export type Canary = {readonly text: string; readonly body: string};

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A secret of PhyCloud's own form, or of another that its interface allows. */
export function canaryOf(random: Random, form: 'own' | 'other'): Canary {
	const body = Array.from({length: 43}, () => pick(random, [...letters])).join('');
	return {text: `${form === 'own' ? 'phk_live_' : 'sk.'}${body}`, body};
}

/** So much of a secret in one piece is too much: what is shown of one are its last four characters. */
const pieceLength = 8;

/** Whether a secret, or a piece of it, lies in some bytes: as it is, in another case, in base64, or as hexadecimal digits. */
export function holds(bytes: string | Uint8Array, {body}: Canary): boolean {
	const text = typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('latin1');
	const lower = text.toLowerCase();
	const wide = lower.replaceAll('\0', '');
	const pieces = Array.from({length: body.length - pieceLength + 1}, (_, start) =>
		body.slice(start, start + pieceLength),
	);
	const packed = [0, 1, 2].map((shift) =>
		Buffer.from('_'.repeat(shift) + body)
			.toString('base64')
			.slice(4, -8),
	);
	return (
		pieces.some((piece) => wide.includes(piece.toLowerCase())) ||
		packed.some((each) => text.includes(each)) ||
		lower.includes(Buffer.from(body).toString('hex').slice(0, 24))
	);
}

/** The files in a folder and below that hold a secret, in their name or in themselves. */
export function filesThatHold(folder: string, canary: Canary): string[] {
	return readdirSync(folder, {recursive: true, withFileTypes: true})
		.map((item) => ({file: path.join(item.parentPath, item.name), isFile: item.isFile()}))
		.filter(({file, isFile}) => holds(file, canary) || (isFile && holds(readFileSync(file), canary)))
		.map(({file}) => path.relative(folder, file));
}

/** How often a secret stands whole in a text. */
export function countOf(text: string, {text: secret}: Canary): number {
	return text.split(secret).length - 1;
}
