import process from 'node:process';
import {Writable} from 'node:stream';
import {createInterface} from 'node:readline/promises';
import {clean, type Printable, printable} from '../../terminal/printable.js';
import {type Context} from '../command/context.js';

/** Asks a person a question that only yes answers with yes. */
export async function askYesNo(question: Printable, context: Context): Promise<boolean> {
	const answer = await ask(printable`${question} [y/N] `, context);
	return /^y(?:es)?$/i.test(answer.trim());
}

/** Asks a person to type a number, and nothing else. */
export async function askNumber(question: Printable, number: number, context: Context): Promise<boolean> {
	const answer = await ask(printable`${question} `, context);
	return answer.trim() === String(number);
}

/** Asks a person for a line that does not show while it is typed. */
export async function askHidden(question: Printable, {stdin, stderr, signal}: Context): Promise<string> {
	const silent = new Writable({
		write(_, __, done) {
			done();
		},
	});
	// The terminal stops showing what is typed here: before the question, since some answer within a millisecond of it.
	const lines = createInterface({input: stdin, output: silent, terminal: true});
	stderr.write(printable`${question} `);
	// The terminal makes no signal of it while a line is hidden: the program gets it as ever.
	lines.on('SIGINT', () => {
		process.kill(process.pid, 'SIGINT');
	});
	try {
		return await lines.question('', {signal});
	} catch (error) {
		signal.throwIfAborted();
		throw error;
	} finally {
		lines.close();
		stderr.write('\n');
	}
}

/** Asks a person for a line; nothing typed means the default. */
export async function askLine(question: Printable, otherwise: string, context: Context): Promise<string> {
	const answer = await ask(printable`${question} [${clean(otherwise)}] `, context);
	return answer.trim() || otherwise;
}

/** One line from a person. The end of input counts as an empty line. */
async function ask(question: Printable, {stdin, stderr, signal}: Context): Promise<string> {
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
