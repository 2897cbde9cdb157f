import {severities} from '../../../core/audit-rules.js';
import {type InputOf} from '../../command/input.js';
import {type OptionDefinition} from '../../command/option.js';
import {listConnectionOptions, tenantOption} from '../../options/connection.js';
import {selectionOptions} from '../../options/selection.js';

export const auditOptions = [
	{...tenantOption, summary: 'Audit the keys of this tenant.', otherwise: 'all tenants'},
	...selectionOptions,
	{
		name: 'fail-on',
		value: '<SEVERITY>',
		takes: {kind: 'choice', choices: severities},
		summary: 'Exit with 1 if there is a finding at least this severe: high, medium or low.',
		otherwise: 'exit with 0',
	},
	...listConnectionOptions,
] as const satisfies readonly OptionDefinition[];

/** What was given to `audit`. */
export type AuditInput = InputOf<typeof auditOptions>;
