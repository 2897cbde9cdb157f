/** How far a rotation is. Only of a `proven` one the old key is revoked without force. */
export const verdicts = [
	'proven',
	'new-key-unused',
	'old-key-in-use',
	'old-key-used-last',
	'unknown-use',
	'old-key-revoked',
	'new-key-inactive',
	'new-key-pending',
	'new-key-missing',
	'under-way',
] as const;
export type VerdictKind = (typeof verdicts)[number];

/** What became of a rotation: its old key was revoked, both are kept, nothing was left to do, or it stays open. */
export const rotationOutcomes = ['revoked', 'kept', 'over', 'open'] as const;
export type RotationOutcome = (typeof rotationOutcomes)[number];
