import {type Installation, idsOf, tenantWith} from './installation.js';
import {ratioRow, type Row} from './row.js';
import {sideBySide, timeOf} from './timing.js';

const node = process.execPath;
const ours = ['dist/cli.js', 'cloud', 'keys'] as const;

/** What goes over many tenants, or many keys. */
export async function bulkRows({address, env}: Installation): Promise<Row[]> {
	const [audit, bareAudit] = await sideBySide(
		[
			async () => timeOf({argv: [node, ...ours, 'audit', '--all-tenants', '-o', 'jsonl'], env}),
			async () => timeOf({argv: [node, 'bench/subjects/bare-audit.mjs', address], env}),
		],
		5,
	);
	const ids = await idsOf({address, env}, tenantWith(5000));
	const [revoke, bareRevoke] = await sideBySide(
		[
			async () => timeOf({argv: [node, ...ours, 'revoke', '--yes', ...ids], env}),
			async () => timeOf({argv: [node, 'bench/subjects/bare-revoke.mjs', address, ...ids], env}),
		],
		3,
	);
	return [
		ratioRow(
			{what: '`audit --all-tenants`, 1,000 tenants × 100 keys', against: 'a bare script, 8 tenants at once'},
			[audit!, bareAudit!],
			1.3,
		),
		ratioRow(
			{what: '`revoke --yes`, 5,000 ids', against: 'a bare script, 4 keys at once'},
			[revoke!, bareRevoke!],
			1.3,
		),
	];
}
