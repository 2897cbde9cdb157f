import {createRequire} from 'node:module';
import type stringWidth from 'string-width';
import {isPlain} from './plain.js';

const require = createRequire(import.meta.url);

let loaded: typeof stringWidth | undefined;

/** The library compiles patterns when it is loaded, for longer than many a command takes: most texts do without. */
function exactWidth(text: string, options?: Options): number {
	loaded ??= (require('string-width') as {default: typeof stringWidth}).default;
	return loaded(text, options);
}

type Options = Parameters<typeof stringWidth>[1];

const styles = /\u001B\[[\d;]*m/g;

/** The columns that a text takes, styles not counted: `string-width`, faster for texts of plain characters and styles. */
export default function width(text: string, options?: Options): number {
	if (options !== undefined) {
		return exactWidth(text, options);
	}

	const bare = text.includes('\u001B') ? text.replaceAll(styles, '') : text;
	return isPlain(bare) ? bare.length : exactWidth(text);
}
