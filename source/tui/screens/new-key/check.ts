import {parseExpiry} from '../../../core/expiry.js';
import {nameProblem} from '../../../core/key-name.js';
import {parseScopes} from '../../../core/scopes.js';
import {type ParseResult, tryParse} from '../../input/try-parse.js';
import {textOf} from '../../input/text-field.js';
import {expiryPresets, isOtherExpiry, type NewKeyScreen, type FormProblems} from './model.js';

/** What the form asks for, or what is wrong with it. */
export type CheckedForm =
	| {readonly ok: true; readonly name: string; readonly scopes: readonly string[]; readonly expiresAt: string | null}
	| {readonly ok: false; readonly problems: FormProblems};

/** Checks the whole form. */
export function checkForm(screen: NewKeyScreen, now: Date): CheckedForm {
	const name = textOf(screen.keyName).trim();
	const nameIssue = nameProblem(name);
	const scopes = tryParse(() => parseScopes([...screen.checked, textOf(screen.otherScopes)]));
	const expires = resolveExpiry(screen, now);
	if (nameIssue === undefined && scopes.ok && expires.ok) {
		return {ok: true, name, scopes: scopes.value, expiresAt: expires.value};
	}

	return {
		ok: false,
		problems: {
			...(nameIssue !== undefined && {name: nameIssue}),
			...(!scopes.ok && {scopes: scopes.problem}),
			...(!expires.ok && {expires: expires.problem}),
		},
	};
}

/** The instant that the chosen or typed expiry stands for, `null` for never, or why it stands for none. */
export function resolveExpiry(screen: NewKeyScreen, now: Date): ParseResult<string | null> {
	const typed = textOf(screen.otherExpiry).trim();
	if (isOtherExpiry(screen) && typed === '') {
		return {ok: false, problem: 'Type when the key expires: 30d, 6mo, 2027-01-31.'};
	}

	return tryParse(() => parseExpiry(requestedExpiry(screen), now));
}

/** The expiry in the words in which it was asked for. */
export function requestedExpiry({preset, otherExpiry}: Pick<NewKeyScreen, 'preset' | 'otherExpiry'>): string {
	return expiryPresets[preset]!.value ?? textOf(otherExpiry).trim();
}
