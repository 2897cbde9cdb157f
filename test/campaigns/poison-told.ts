import {type Run} from '../helpers/run.js';

const plainError = /^error: [^\n]+\n(?: {2}[^\n]+\n){0,2}$/;

/** What is wrong with an error as it is told, in the form for people or in that for programs. */
export function errorFaults({stdout, stderr, exitCode}: Run, isJson: boolean): string[] {
	const isRight = isJson ? isOneError(stderr) : plainError.test(stderr);
	return [
		...(isRight ? [] : [`No error of the form: ${JSON.stringify(stderr.slice(0, 400))}`]),
		...(stdout === '' ? [] : [`Something in stdout: ${JSON.stringify(stdout.slice(0, 400))}`]),
		...(exitCode! > 0 && !stderr.includes('INTERNAL') && !stderr.includes('unexpected')
			? []
			: [`It ended with ${exitCode}: ${stderr.slice(0, 600)}`]),
	];
}

function isOneError(stderr: string): boolean {
	try {
		const {error} = JSON.parse(stderr) as {error: {message: string}};
		return typeof error.message === 'string' && error.message !== '' && stderr.indexOf('\n') === stderr.length - 1;
	} catch {
		return false;
	}
}

/** The longest part of an error, in characters: a message and a reason of a server's, an id, and words of ours. */
const longestPart = 1600;

/** Parts that are longer. */
export function longParts(stderr: string, isJson: boolean): string[] {
	const parts = isJson ? Object.values((JSON.parse(stderr) as {error: object}).error).map(String) : stderr.split('\n');
	return parts
		.filter((part) => part.length > longestPart)
		.map((part) => `A part of ${part.length} characters: ${JSON.stringify(part.slice(0, 100))}`);
}

/** Words that are not those that the server sent: on one line, cut where they are too long, secrets taken out. */
export function otherWords(stderr: string, name: string, poison: string): string[] {
	const masked = poison.trim().replaceAll(/phk_[a-z]+_[\w-]+/g, '<redacted>');
	const whole = masked.replaceAll(/\s+/g, ' ');
	const wanted = whole.length > 300 ? `${whole.slice(0, 299).replace(/[\uD800-\uDBFF]$/, '')}…` : whole;
	const {error} = JSON.parse(stderr) as {error: {message: string; remediation: string}};
	const given = name === 'a detail' ? error.message : name.startsWith('PhyCloud') ? error.remediation : wanted;
	return wanted === '' || given === wanted ? [] : [`The words are not the same: ${JSON.stringify(given)}`];
}
