import {type Key} from '../../../contract/wire/entities.js';
import {scopesText} from '../../../output/key-cells.js';
import {clean, type Printable, printable} from '../../../terminal/printable.js';

/** The scope that says the most, and how many more there are: `admin:keys +2`. */
export function shortScopesText(key: Pick<Key, 'scopes'>): Printable {
	const {scopes = []} = key;
	const [first] = scopes.toSorted((a, b) => Number(b.startsWith('admin:')) - Number(a.startsWith('admin:')));
	return first === undefined || scopes.length === 1
		? scopesText(key)
		: printable`${clean(first)} +${scopes.length - 1}`;
}
