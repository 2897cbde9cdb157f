import {PhywareError} from '../core/errors.js';
import {type KnownInstallation, namedInstallation} from '../core/installations.js';

/** Why nothing may be changed, and what to do about it: sentences. */
export type ReadOnly = {readonly reason: string; readonly remedy: string};

/** Finds what says that nothing may be changed; `undefined` if nothing does. */
export function findReadOnly(
	flag: boolean,
	environment: Readonly<Record<string, string | undefined>>,
	installation: KnownInstallation | undefined,
): ReadOnly | undefined {
	if (flag) {
		return {reason: '--read-only was given.', remedy: 'Remove it to allow changes.'};
	}

	if (!['', '0', 'false', 'no', 'off'].includes((environment['PHYWARE_READ_ONLY'] ?? '').trim().toLowerCase())) {
		return {reason: 'PHYWARE_READ_ONLY is set.', remedy: 'Unset it to allow changes.'};
	}

	return installation?.readOnly === true
		? {
				reason: `${namedInstallation(installation)} was signed in to with --read-only.`,
				remedy: `To allow changes, sign in again without it: phyware auth login --host ${installation.host}`,
			}
		: undefined;
}

/** What refuses a change, before anything is sent. */
export function readOnlyError({reason, remedy}: ReadOnly): PhywareError {
	return new PhywareError('READ_ONLY', 'Nothing may be changed: phyware is in read-only mode.', {
		reason: `${reason} Nothing was sent.`,
		remedy,
	});
}
