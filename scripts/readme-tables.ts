import {environmentVariables} from '../source/commands/help/environment.js';
import {exitCodeMeanings} from '../source/core/exit-codes.js';
import {type ModeName} from '../source/tui/screens/registry.js';
import {keymap, modeTitles} from '../source/tui/session/keymap.js';

/** The tables of the readme that are made from the code, by the name in their marks: `<!-- name -->` … `<!-- /name -->`. */
export const readmeTables: Readonly<Record<string, () => string>> = {
	keys: keysTable,
	environment: () =>
		table(
			['variable', 'what it does'],
			environmentVariables.map(([names, meaning]) => [names.replaceAll(/\w+/g, '`$&`'), meaning]),
		),
	'exit-codes': () =>
		table(
			['exit code', 'meaning'],
			exitCodeMeanings.map(([code, meaning]) => [String(code), meaning]),
		),
};

/** The modes that one meets at once; the others are told by `?`. */
const shownModes: readonly ModeName[] = ['keys', 'new-key', 'secret', 'revoke', 'tenants'];

function keysTable(): string {
	const rows = shownModes.flatMap((mode) =>
		keymap[mode]
			.filter(
				({keys, label, intent}) => keys.length > 0 && label !== undefined && (intent !== 'help' || mode === 'keys'),
			)
			.map(({shown, help}, index) => [index === 0 ? modeTitles[mode] : '', `\`${shown}\``, help]),
	);
	return table(['screen', 'key', 'what it does'], rows);
}

function table(headings: readonly string[], rows: ReadonlyArray<readonly string[]>): string {
	const line = (cells: readonly string[]) =>
		`| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`;
	return [line(headings), line(headings.map(() => '---')), ...rows.map((row) => line(row))].join('\n');
}

/** A text with every marked table made anew. Throws for a table that has no marks. */
export function withTables(text: string): string {
	let made = text;
	for (const [name, make] of Object.entries(readmeTables)) {
		const marked = new RegExp(`(<!-- ${name} -->\n)[^]*?(\n<!-- /${name} -->)`);
		if (!marked.test(made)) {
			throw new Error(`The readme has no marks for ${name}.`);
		}

		made = made.replace(marked, (_, begin: string, end: string) => `${begin}\n${make()}\n${end}`);
	}

	return made;
}
