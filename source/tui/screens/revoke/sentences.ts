import {errorSentences} from '../../../core/errors.js';
import {grouped} from '../../../core/quantity.js';
import {type Role} from '../../../terminal/theme.js';
import {failedKeys, failures, failureText, isRevoking, type RevokeScreen} from './model.js';

/** What stands above the keys: what will happen, or what has. */
export function headText(screen: RevokeScreen): readonly [role: Role, text: string] {
	const {keys, progress} = screen;
	const whose = screen.whose === '' ? '' : ` ${screen.whose}`;
	if (progress === undefined) {
		return [
			'strong',
			keys.length === 1
				? `This key${whose} stops working at once. This cannot be undone.`
				: `These keys${whose} stop working at once. This cannot be undone. ${screen.risk}`,
		];
	}

	if (isRevoking(screen)) {
		const ended = progress
			.values()
			.filter(({kind}) => kind !== 'waiting')
			.toArray().length;
		return ['normal', keys.length === 1 ? 'Revoking' : `Revoking: ${grouped(ended)} of ${grouped(keys.length)}`];
	}

	return failedKeys(screen).length === 0 ? endText(screen) : ['danger', failureText(screen)];
}

/** What came of revocations of which none failed. */
function endText({keys, progress}: RevokeScreen): readonly [role: Role, text: string] {
	const accepted = keys.filter(({id}) => progress?.get(id)?.kind === 'accepted').length;
	if (accepted > 0) {
		return [
			'warning',
			`PhyCloud accepted the request. ${accepted === 1 ? '1 key still works' : `${accepted} keys still work`} for now.`,
		];
	}

	return ['good', keys.length === 1 ? 'Revoked.' : `All ${keys.length} are revoked.`];
}

/** Why keys were not revoked, each reason once. */
export function reasonTexts(screen: RevokeScreen): string[] {
	return [...new Set(failures(screen).map((error) => errorSentences(error)))];
}

/** The question, without its field. */
export function askText({keys, expected}: RevokeScreen, isTerse: boolean): string {
	return isTerse ? `Type ${expected}` : `Type ${expected} to revoke ${keys.length === 1 ? 'it' : 'them'}`;
}
