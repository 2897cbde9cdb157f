import {getCredential} from '../../config/credential.js';
import {addressSentence, credentialOrigin, type Target} from '../../config/target.js';
import {type ErrorCode, PhywareError, SeveralErrors} from '../../core/errors.js';
import {hostOf} from '../../core/installations.js';
import {type Secret} from '../../core/secret.js';
import {checkGivenKey} from '../../phycloud/remedies.js';
import {clean, printable} from '../../terminal/printable.js';
import {type Context} from '../command/context.js';
import {type ConnectionSettings} from '../options/settings.js';

/** Gets the credential that goes with an address. Throws `UNAUTHENTICATED` where there is none, saying for which address. */
export async function credentialOf(
	{credentialSource, ...target}: Target,
	{timeLimit}: Pick<ConnectionSettings, 'timeLimit'>,
	context: Pick<Context, 'environment' | 'signal' | 'stdin' | 'installations'>,
): Promise<Secret> {
	const {environment, signal} = context;
	if (credentialSource.kind === 'none') {
		throw noCredential(target, context.installations().all.length > 0);
	}

	return getCredential(credentialSource, {
		get stdin() {
			return context.stdin;
		},
		environment,
		signal,
		timeLimit,
		async readStore(host) {
			const {openCredentialStore} = await import('../../config/credential-store.js');
			const key = await openCredentialStore({environment, signal}).get(host);
			if (key === undefined) {
				throw new PhywareError('UNAUTHENTICATED', `The credential store has no API key for ${host} any more.`, {
					remedy: signInAgain(host),
				});
			}

			return key;
		},
	});
}

function noCredential(target: Pick<Target, 'address' | 'addressOrigin'>, hasSignedIn: boolean): PhywareError {
	const host = target.addressOrigin === 'default' && !hasSignedIn ? '' : ` --host ${hostOf(target.address)}`;
	const signIn = `Sign in with phyware auth login${host}`;
	return new PhywareError('UNAUTHENTICATED', 'No API key.', {
		origin: addressSentence(target),
		remedy: hasSignedIn
			? `${signIn}\nTo use an installation that is signed in to, run: phyware auth switch --host <HOST>`
			: `${signIn}, set PHYCLOUD_API_KEY, pipe the key to --api-key -, or use --demo, which needs none.`,
	});
}

function signInAgain(host: string): string {
	return `To sign in again, run: phyware auth login --host ${host}`;
}

/** The errors that the credential may be the cause of. */
const aboutCredential: ReadonlySet<ErrorCode> = new Set(['UNAUTHENTICATED', 'FORBIDDEN']);

/** An error that says where what it is about came from: the address or the credential. */
export function withOrigins(error: unknown, target: Target): unknown {
	if (error instanceof SeveralErrors) {
		return new SeveralErrors(error.errors.map((each) => withOrigins(each, target) as PhywareError));
	}

	if (!(error instanceof PhywareError)) {
		return error;
	}

	const origins = [
		isAboutAddress(error.code, target) ? addressSentence(target) : undefined,
		aboutCredential.has(error.code) ? credentialSentence(target) : undefined,
	].filter((sentence) => sentence !== undefined);
	if (origins.length === 0) {
		return error;
	}

	const {code, message, reason, requestId, status, details, retryAfter} = error;
	const isStored = target.credentialSource.kind === 'store' || isOfSettings(target);
	const remedy = isStored && error.remedy === checkGivenKey ? signInAgain(target.installation!.host) : error.remedy;
	return new PhywareError(code, message, {
		reason,
		origin: origins.join(' '),
		remedy,
		requestId,
		status,
		details,
		retryAfter,
	});
}

/** What is not found may well be elsewhere, where no address was given for the call. */
function isAboutAddress(code: ErrorCode, {addressOrigin}: Target): boolean {
	return code === 'CONNECTION' || (code === 'NOT_FOUND' && addressOrigin === 'active');
}

function isOfSettings({credentialSource}: Target): boolean {
	return credentialSource.kind === 'command' && credentialSource.origin === 'auth login';
}

function credentialSentence({credentialSource}: Target): string | undefined {
	const origin = credentialOrigin(credentialSource);
	return origin === undefined ? undefined : `The API key is from ${origin}.`;
}

/** Says where address and credential came from. */
export function logOrigins(target: Target, {stderr}: Pick<Context, 'stderr'>): void {
	const sentences = [addressSentence(target), credentialSentence(target) ?? 'There is no API key.'];
	stderr.write(printable`debug: ${clean(sentences.join(' '))}\n`);
}
