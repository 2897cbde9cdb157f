/** How bad a finding is, the worst first. */
export const severities = ['high', 'medium', 'low'] as const;
export type Severity = (typeof severities)[number];

/** What an audit looks for, in the order in which it is reported. */
export const auditRules = [
	'admin-never-expires',
	'inactive-tenant',
	'pending-create',
	'expires-soon',
	'unused',
	'never-used',
	'open-rotation',
	'never-expires',
	'expired',
] as const;
export type AuditRule = (typeof auditRules)[number];
