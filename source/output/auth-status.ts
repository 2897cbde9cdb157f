import {type Identity} from '../contract/wire/entities.js';
import {pad} from '../terminal/measure.js';
import {clean, join, type Printable, printable} from '../terminal/printable.js';
import {installationData, installationTable, type ListedInstallation} from './installation-table.js';
import {scopesText, timeCell, unknownWord} from './key-cells.js';
import {type View} from './view.js';

/** Who is signed in, and where. */
export type AuthStatus = {
	/** `undefined` where the installation does not say. */
	readonly identity: Identity | undefined;
	/** The address without a slash at its end, and what people call it. */
	readonly host: string;
	readonly label: string | undefined;
	readonly isReadOnly: boolean;
	/** Where the address and the credential came from. */
	readonly hostFrom: string;
	readonly credentialFrom: string;
	readonly installations: readonly ListedInstallation[];
};

/** The status as JSON has it: what is unknown is `null`. */
export function authStatusData({identity, installations, ...status}: AuthStatus): object {
	return {
		user: identity?.name ?? identity?.key_id ?? null,
		scopes: identity?.scopes ?? null,
		expiry: identity?.expires_at ?? null,
		host: status.host,
		label: status.label ?? null,
		read_only: status.isReadOnly,
		key_id: identity?.key_id ?? null,
		tenant_id: identity?.tenant_id ?? null,
		host_from: status.hostFrom,
		credential_from: status.credentialFrom,
		installations: installations.map((each) => installationData(each)),
	};
}

/** The status as lines, without line ends, and the installations below it. */
export function authStatusLines(status: AuthStatus, view: View): Printable[] {
	const {identity, installations} = status;
	const {paint} = view;
	const name = identity?.name ?? identity?.key_id;
	const label = status.label === undefined ? printable`` : printable` (${clean(status.label)})`;
	const fields: ReadonlyArray<readonly [term: Printable, value: Printable, aside?: Printable]> = [
		[printable`Host`, printable`${paint('strong', clean(status.host))}${label}`, clean(status.hostFrom)],
		[printable`User`, name === undefined ? unknownWord : clean(name)],
		[printable`Scopes`, identity === undefined ? unknownWord : scopesText(identity)],
		[printable`Expiry`, identity === undefined ? unknownWord : timeCell(identity.expires_at, view).text],
		[printable`API key`, printable`from ${clean(status.credentialFrom)}`],
		...(status.isReadOnly ? [[printable`Changes`, paint('warning', printable`read-only`)] as const] : []),
	];
	const lines = fields.map(([term, value, aside]) =>
		join([
			paint('quiet', pad(term, 9)),
			value,
			...(aside === undefined ? [] : [paint('quiet', printable`, ${aside}`)]),
		]),
	);
	return installations.length === 0 ? lines : [...lines, printable``, ...installationTable(installations, view)];
}
