import {createInterface} from 'node:readline/promises';
import {type Key} from '../../contract/schemas.js';
import {PhywareError} from '../../core/errors.js';
import {relativeTime} from '../../core/relative-time.js';
import {type View} from '../../output/view.js';
import {clean, join, say} from '../../terminal/printable.js';
import {type Context} from '../context.js';
import {note} from '../notes.js';

/** Shows what would stop working and asks once; everything but yes is no. Throws `DECLINED` on no. */
export async function confirmRevocation(keys: readonly Key[], {paint, now}: View, context: Context): Promise<void> {
	await note(
		context,
		keys.length === 1
			? say`This key stops working at once and cannot be brought back:`
			: say`These ${keys.length} keys stop working at once and cannot be brought back:`,
	);
	await note(
		context,
		join(
			keys.map((key) => {
				const used = clean(key.last_used_at === null ? 'never used' : `used ${relativeTime(key.last_used_at, now)}`);
				return say`  ${paint('strong', clean(key.name))}  ${clean(key.id)}  tenant ${clean(key.tenant_id)}  ${used}`;
			}),
			'\n',
		),
	);

	const answer = await ask(keys.length === 1 ? 'Revoke it? [y/N] ' : `Revoke all ${keys.length}? [y/N] `, context);
	if (!/^y(?:es)?$/i.test(answer.trim())) {
		throw new PhywareError('DECLINED', 'Nothing was revoked.');
	}
}

/** One line from a person. The end of input counts as an empty line. */
async function ask(question: string, {stdin, stderr, signal}: Context): Promise<string> {
	const lines = createInterface({input: stdin, output: stderr, terminal: false});
	const ended = new Promise<string>((resolve) => {
		lines.once('close', () => {
			resolve('');
		});
	});
	try {
		return await Promise.race([lines.question(question, {signal}), ended]);
	} catch (error) {
		signal.throwIfAborted();
		throw error;
	} finally {
		lines.close();
	}
}
