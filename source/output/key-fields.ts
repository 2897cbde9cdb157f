import {type Key} from '../contract/wire/entities.js';
import {type Secret} from '../core/secret.js';
import {measure, pad} from '../terminal/measure.js';
import {clean, join, type Printable, printable} from '../terminal/printable.js';
import {scopesText, unknownWord} from './key-cells.js';
import {secretText} from './secret-text.js';
import {type View} from './view.js';

/** What is shown in the place of a secret: itself, or where it went. */
export type SecretField = {readonly secret: Secret} | {readonly note: Printable};

/** One key as labelled lines, without line ends: the form of a minted key for people. */
export function keyFields(key: Key, secret: SecretField, view: View): Printable[] {
	const rows: Array<readonly [label: Printable, value: Printable]> = [
		[printable`ID`, clean(key.id)],
		[printable`Name`, clean(key.name)],
		[printable`Tenant`, clean(key.tenant_id ?? unknownWord)],
		[printable`Secret`, 'secret' in secret ? secretText(secret.secret).text : secret.note],
		[printable`Scopes`, scopesText(key)],
		[printable`Expires`, clean(key.expires_at === undefined ? unknownWord : (key.expires_at ?? 'never'))],
	];
	const width = Math.max(...rows.map(([label]) => measure(label))) + 3;
	return rows.map(([label, value]) => join([view.paint('quiet', pad(label, width)), value]));
}
