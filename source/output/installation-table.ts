import {type KnownInstallation} from '../core/installations.js';
import {clean, type Printable, printable} from '../terminal/printable.js';
import {type Column} from './column.js';
import {tableLines} from './table.js';
import {type View} from './view.js';

/** An installation that was signed in to, and whether it is the active one. */
export type ListedInstallation = KnownInstallation & {readonly isActive: boolean};

const columns: ReadonlyArray<Column<ListedInstallation>> = [
	{
		name: 'host',
		heading: printable`INSTALLATION`,
		expendable: 0,
		cell: ({host, isActive}) => ({text: clean(host), role: isActive ? 'strong' : 'normal'}),
		value: ({host}) => host,
	},
	{
		name: 'label',
		heading: printable`LABEL`,
		expendable: 1,
		cell: ({label}) => ({text: label === undefined ? printable`` : clean(label), role: 'normal'}),
		value: ({label}) => label,
	},
	{
		name: 'state',
		heading: printable`STATE`,
		expendable: 0,
		cell: ({isActive}) => ({text: isActive ? printable`active` : printable``, role: 'good'}),
		value: ({isActive}) => isActive || undefined,
	},
	{
		name: 'changes',
		heading: printable`CHANGES`,
		expendable: 2,
		cell: ({readOnly}) =>
			readOnly ? {text: printable`read-only`, role: 'warning'} : {text: printable`allowed`, role: 'quiet'},
		value: ({readOnly}) => readOnly,
	},
	{
		name: 'access',
		heading: printable`API KEY FROM`,
		expendable: 3,
		cell: ({access}) => ({
			text: access.kind === 'store' ? printable`credential store` : printable`credential command`,
			role: 'quiet',
		}),
		value: ({access}) => access.kind,
	},
];

/** Installations as lines under headings, without line ends. */
export function installationTable(installations: readonly ListedInstallation[], view: View): Printable[] {
	return tableLines(installations, columns, view);
}

/** An installation as JSON has it. */
export function installationData({host, label, readOnly, access, keyId, user, isActive}: ListedInstallation): object {
	return {
		host,
		label: label ?? null,
		active: isActive,
		read_only: readOnly,
		credential: access.kind,
		user: user ?? null,
		key_id: keyId ?? null,
	};
}
