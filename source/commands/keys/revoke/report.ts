import {type PartialKey} from '../../../contract/wire/entities.js';
import {InterruptedError, PhywareError} from '../../../core/errors.js';
import {exitCodeOf} from '../../../core/exit-codes.js';
import {grouped} from '../../../core/quantity.js';
import {type Revocation} from '../../../keys/revoke-key.js';
import {type DocumentFormat, dataLine, keyDocument, keysDocument} from '../../../output/documents.js';
import {errorText} from '../../../output/error-text.js';
import {isMachineFormat, type OutputFormat} from '../../../output/formats.js';
import {keyData} from '../../../output/key-data.js';
import {clean, join, type Printable, printable} from '../../../terminal/printable.js';
import {type Paint} from '../../../terminal/theme.js';
import {write} from '../../../terminal/write.js';
import {type Context} from '../../command/context.js';
import {note} from '../../command/notes.js';

/** What a bulk revocation says as it goes on, and at its end. */
export type RevokeReport = {
	/** Notes that a key's request is under way. */
	readonly begin: (id: string) => void;
	/** Reports a key that is done. */
	readonly add: (revocation: Revocation) => Promise<void>;
	/** Prints what only the whole can say. Resolves with the exit code: that of the first key, as they were given, that was not revoked. */
	readonly finish: () => Promise<number>;
	/** The interruption, with a tally of what was done and the command for the rest. */
	readonly interrupted: (error: InterruptedError) => Promise<InterruptedError>;
};

type ReportOptions = {
	readonly format: OutputFormat;
	readonly ids: readonly string[];
	/** Whether one key was asked for by its id: then the JSON has that alone. */
	readonly isSingle: boolean;
	readonly errorPaint: Paint;
};

/** A report in a format: lines as keys are done for `table` and `jsonl`, one document at the end for the others. */
export function createRevokeReport({format, ids, isSingle, errorPaint}: ReportOptions, context: Context): RevokeReport {
	const begun = new Set<string>();
	const ended = new Map<string, Revocation>();
	const isStreamed = format === 'table' || format === 'jsonl';

	const printRest = async () => {
		const done = doneOf(ended);
		if (!isStreamed && done.length > 0) {
			await printDocument(
				done.map(({key}) => key),
				{format, isSingle},
				context,
			);
		}

		const before = done.filter(({outcome}) => outcome === 'already').map(({id}) => clean(id));
		if (format !== 'table' && before.length > 0) {
			await note(context, printable`Revoked before this: ${join(before, ' ')}`);
		}
	};

	return {
		begin(id) {
			begun.add(id);
		},

		async add(revocation) {
			ended.set(revocation.id, revocation);
			if (revocation.outcome === 'failed') {
				const {id, error} = revocation;
				const named = new PhywareError(error.code, `${id}: ${error.message}`, error);
				await write(context.stderr, errorText(named, {json: isMachineFormat(format), paint: errorPaint}));
			} else if (isStreamed) {
				const {key} = revocation;
				await write(context.stdout, format === 'table' ? outcomeLine(revocation) : dataLine(keyData(key)));
			}
		},

		async finish() {
			await printRest();
			const first = ids.map((id) => ended.get(id)).find((revocation) => revocation?.outcome === 'failed');
			return first?.outcome === 'failed' ? exitCodeOf(first.error) : 0;
		},

		async interrupted({signal}) {
			await printRest();
			const failed = ended
				.values()
				.filter(({outcome}) => outcome === 'failed')
				.toArray();
			const unknown = ids.filter((id) => begun.has(id) && !ended.has(id));
			const untouched = ids.filter((id) => !begun.has(id));
			const left = [...failed.map(({id}) => id), ...unknown, ...untouched];
			return new InterruptedError(signal, {
				reason: `${tally({revoked: ended.size - failed.length, 'not revoked': failed.length + untouched.length, unknown: unknown.length})}.`,
				...(left.length > 0 && {remedy: `For the rest, run: phyware cloud keys revoke --yes ${left.join(' ')}`}),
			});
		},
	};
}

/** Prints keys as one document: a single key where one id was given, a list otherwise. */
export async function printDocument(
	keys: readonly PartialKey[],
	{format, isSingle}: Pick<ReportOptions, 'isSingle'> & {readonly format: DocumentFormat},
	{stdout}: Pick<Context, 'stdout'>,
): Promise<void> {
	const data = keys.map((key) => keyData(key));
	await write(stdout, isSingle ? await keyDocument(data[0]!, format) : await keysDocument(data, format));
}

function doneOf(ended: ReadonlyMap<string, Revocation>) {
	return ended
		.values()
		.filter((revocation) => revocation.outcome !== 'failed')
		.toArray();
}

function tally(counts: Readonly<Record<string, number>>): string {
	return Object.entries(counts)
		.map(([what, count]) => `${grouped(count)} ${what}`)
		.join(', ');
}

function outcomeLine({id, key, outcome}: Exclude<Revocation, {outcome: 'failed'}>): Printable {
	const words = {
		revoked: printable`revoked`,
		already: printable`already revoked`,
		accepted: printable`revocation accepted, still ${clean(key.status ?? 'active')}`,
	};
	return keyLine({...key, id}, words[outcome]);
}

/** A key's id, what became or would become of it, and its name where that is known. */
export function keyLine({id, name}: PartialKey, words: Printable): Printable {
	return name === undefined ? printable`${clean(id)} ${words}\n` : printable`${clean(id)} ${words}: ${clean(name)}\n`;
}
