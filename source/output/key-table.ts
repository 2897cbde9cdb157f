import {type Key} from '../contract/wire/entities.js';
import {type Printable} from '../terminal/printable.js';
import {keyColumns} from './key-cells.js';
import {tableLines} from './table.js';
import {type View} from './view.js';

/** The columns of keys of one tenant, or of `tenants`: then each says whose it is. */
export function columnsOfKeys({tenants = false}: {readonly tenants?: boolean | undefined}): typeof keyColumns {
	return tenants ? keyColumns : keyColumns.filter(({name}) => name !== 'tenant');
}

/** Keys as lines under headings, without line ends. */
export function keyTable(
	keys: readonly Key[],
	view: View,
	options: {readonly tenants?: boolean | undefined} = {},
): Printable[] {
	return tableLines(keys, columnsOfKeys(options), view);
}
