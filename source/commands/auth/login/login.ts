import {type Identity} from '../../../contract/wire/entities.js';
import {openCredentialStore} from '../../../config/credential-store.js';
import {PhywareError} from '../../../core/errors.js';
import {
	hostOf,
	installationAt,
	type KnownInstallation,
	type KnownInstallations,
	namedInstallation,
} from '../../../core/installations.js';
import {invalid, quote} from '../../../core/invalid.js';
import {type Secret} from '../../../core/secret.js';
import {verifyCredential} from '../../../keys/verify-credential.js';
import {createClient} from '../../../phycloud/client.js';
import {clean, printable} from '../../../terminal/printable.js';
import {type Context} from '../../command/context.js';
import {changeSettings} from '../../installations/change.js';
import {note, warn} from '../../command/notes.js';
import {clientOptions} from '../../connection/connect.js';
import {credentialOf, withOrigins} from '../../connection/credential.js';
import {listInstallations} from '../../installations/listed.js';
import {warnOfOverrides} from '../../installations/overrides.js';
import {printStatus} from '../../installations/print.js';
import {askForKey} from './ask-for-key.js';
import {type LoginInput} from './options.js';
import {type LoginOptions, parseLogin} from './parse-login.js';

/** Gets the key, checks it with PhyCloud, and keeps what is needed to get it again. Nothing is kept of what fails. */
export async function runLogin(options: LoginOptions, context: Context): Promise<void> {
	const {target, access} = options;
	const store = openCredentialStore(context);
	if (access.kind === 'store') {
		// Before anybody looks for a key.
		await store.probe(hostOf(target.address));
	}

	const key = await keyFor(options, context);
	const {identity, isAccepted} = await verify(key, options, context);
	const installation: KnownInstallation = {
		host: hostOf(target.address),
		label: options.label,
		readOnly: options.readOnly,
		access,
		keyId: identity?.key_id,
		user: identity?.name,
	};
	const before = installationAt(context.installations(), target.address);
	const kept = await keep(installation, key, context);
	await printStatus(
		{
			identity,
			host: kept.host,
			label: kept.label,
			isReadOnly: kept.readOnly,
			hostFrom: 'the active installation',
			credentialFrom: access.kind === 'store' ? 'the credential store' : 'the credential command',
			installations: listInstallations(context.installations()),
		},
		options,
		context,
	);
	await note(context, printable`Signed in to ${clean(namedInstallation(kept))}, which is now the active installation.`);
	await tellOfDoubts({identity, isAccepted, before, kept}, context);
}

async function keyFor({target, access, connection}: LoginOptions, context: Context): Promise<Secret> {
	const {credentialSource} = target;
	return access.kind === 'store' && credentialSource.kind === 'none'
		? askForKey(hostOf(target.address), context)
		: credentialOf(target, connection, context);
}

/** Asks PhyCloud about the key. Throws its refusal, which says that nothing was stored. */
async function verify(key: Secret, {target, connection}: LoginOptions, context: Context) {
	const {address} = target;
	const client = createClient({...clientOptions(connection, context, address), address, credential: key});
	try {
		return await verifyCredential(client, context);
	} catch (error) {
		const explained = withOrigins(error, target);
		if (!(explained instanceof PhywareError) || explained.code === 'INTERRUPTED') {
			throw explained;
		}

		const {code, message, reason, origin, remedy, requestId, status} = explained;
		throw new PhywareError(code, message, {
			reason,
			origin: [origin, 'Nothing was stored.'].filter(Boolean).join(' '),
			remedy,
			requestId,
			status,
		});
	}
}

/** Keeps the key where it is to be kept, and then tells the settings: if they fail, what was there before is there again. */
async function keep(installation: KnownInstallation, key: Secret, context: Context): Promise<KnownInstallation> {
	const {host, access} = installation;
	const store = openCredentialStore(context);
	const known = context.installations().all.find((each) => each.host === host);
	const earlier = access.kind === 'store' && known?.access.kind === 'store' ? await store.get(host) : undefined;
	if (access.kind === 'store') {
		await store.set(host, key);
	}

	let kept = installation;
	try {
		await changeSettings((before) => {
			kept = {...installation, label: installation.label ?? before.all.find((each) => each.host === host)?.label};
			return withInstallationAdded(before, kept);
		});
	} catch (error) {
		if (access.kind === 'store') {
			await (earlier === undefined ? store.delete(host) : store.setText(host, earlier));
		}

		throw error;
	}

	if (access.kind === 'command' && known?.access.kind === 'store') {
		await store.delete(host).catch(async () => {
			await warn(context, printable`The API key that was kept for ${clean(host)} is still in the credential store.`);
		});
	}

	return kept;
}

function withInstallationAdded({all}: KnownInstallations, added: KnownInstallation): KnownInstallations {
	const others = all.filter(({host}) => host !== added.host);
	const same = others.find(({label}) => label !== undefined && label === added.label);
	if (same !== undefined) {
		throw invalid(`The label ${quote(added.label!)} is taken.`, {
			reason: `It is that of ${same.host}.`,
			remedy: 'Choose another: --label <NAME>',
		});
	}

	return {active: added.host, all: [...others, added]};
}

type Doubts = {
	readonly identity: Identity | undefined;
	readonly isAccepted: true | undefined;
	readonly before: KnownInstallation | undefined;
	readonly kept: KnownInstallation;
};

async function tellOfDoubts({identity, isAccepted, before, kept}: Doubts, context: Context): Promise<void> {
	if (isAccepted === undefined) {
		await warn(context, printable`PhyCloud did not say whether it accepts this API key.`);
	}

	if (identity?.key_id !== undefined && identity.scopes?.includes('admin:keys') === false) {
		await warn(context, printable`This API key lacks the scope admin:keys: it cannot manage keys.`);
	}

	if (before?.readOnly === true && !kept.readOnly) {
		await warn(context, printable`${clean(namedInstallation(kept))} is no longer read-only.`);
	}

	await warnOfOverrides(context);
}

/** What the command does. */
export async function run(input: LoginInput, context: Context): Promise<number> {
	await runLogin(await parseLogin(input, context), context);
	return 0;
}
