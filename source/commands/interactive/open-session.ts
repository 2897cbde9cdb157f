import {type SessionEnd} from '../../tui/start.js';
import {type KeyState} from '../../core/key-status.js';
import {type ErrorFacts, PhywareError} from '../../core/errors.js';
import {type KeyOrder} from '../../core/key-order.js';
import {type Secret} from '../../core/secret.js';
import {createTemporaryPreferences, type Preferences} from '../../storage/preferences.js';
import {backgroundIn, backgroundOf, backgroundQuery} from '../../terminal/background.js';
import {usesScreenReader, showsColor, showsUnicode} from '../../terminal/facts.js';
import {TerminalInput} from '../../terminal/input.js';
import {type Background} from '../../terminal/theme.js';
import {write} from '../../terminal/write.js';
import {resolveTarget} from '../../config/target.js';
import {credentialOf} from '../connection/credential.js';
import {findReadOnly, readOnlyError} from '../../config/read-only.js';
import {installationAt, noInstallations} from '../../core/installations.js';
import {readOnlyClient} from '../../phycloud/read-only-client.js';
import {clientOptions, withInstallation} from '../connection/connect.js';
import {type Context} from '../command/context.js';
import {reminder, rotationReminder} from '../connection/remind.js';
import {type ConnectionInput} from '../options/connection.js';
import {type ConnectionSettings, connectionSettings} from '../options/settings.js';
import {printExitNotice} from './exit-notice.js';

/** Where the session opens. */
export type SessionRequest = {
	/** The tenant whose keys to show; the picker opens without one. */
	readonly tenantId?: string | undefined;
	/** Opens the form for a new key, filled in with what was given. */
	readonly prefill?: {
		readonly name?: string | undefined;
		readonly scopes?: readonly string[] | undefined;
		readonly expires?: string | undefined;
	};
	/** How the list is to be sorted and filtered. */
	readonly listPreferences?: {readonly order?: KeyOrder; readonly status?: KeyState};
};

/** The longest that a request of the session waits, in milliseconds: a person is told sooner than a script. */
const sessionTimeLimit = 10_000;

/** Opens the interactive session, and resolves with its exit code once it is left. Throws what ended it, if that was not the user. */
export async function openSession(request: SessionRequest, given: ConnectionInput, context: Context): Promise<number> {
	const settings = connectionSettings(given, context);
	const timeLimit = given.one('timeout') === undefined ? sessionTimeLimit : settings.timeLimit;
	// What is logged would land on the screen.
	const sessionSettings = {...settings, timeLimit, debug: settings.debug && context.stderr.isTTY !== true};
	const {stdout, environment} = context;
	const stdin = context.stdin as NodeJS.ReadStream;
	const input = new TerminalInput(stdin);
	let background = backgroundIn(environment) ?? 'dark';
	input.once('background', (color: string) => {
		background = backgroundOf(color) ?? background;
	});
	// Asked before the session is loaded, so that the answer is there when it is drawn.
	stdin.setRawMode(true);
	await write(stdout, backgroundQuery);
	const left = new AbortController();
	const {exitCode, facts = given.has('demo') ? afterDemo(environment) : undefined} = await loadAndStart({
		request,
		given,
		context,
		settings: sessionSettings,
		input,
		background: () => background,
		left: left.signal,
	}).finally(() => {
		left.abort();
		stdin.setRawMode(false);
		input.release();
	});
	if (facts !== undefined) {
		await printExitNotice(facts, context);
	}

	return exitCode;
}

type LoadOptions = {
	readonly request: SessionRequest;
	readonly given: ConnectionInput;
	readonly context: Context;
	readonly settings: ConnectionSettings;
	readonly input: TerminalInput;
	/** The terminal's background, as far as it is known by now. */
	readonly background: () => Background;
	/** Aborted once the session is left. */
	readonly left: AbortSignal;
};

/** Loads the session while its first request is on its way, and runs it. */
async function loadAndStart({
	request,
	given,
	context,
	settings,
	input,
	background,
	left,
}: LoadOptions): Promise<SessionEnd> {
	const {stdout, environment} = context;
	const installations = given.has('demo') ? noInstallations : context.installations();
	const [{createClient}, {prefetch}] = await Promise.all([
		import('../../phycloud/client.js'),
		import('../../phycloud/prefetch.js'),
	]);
	return withInstallation(settings, context, async ({address, demoTenant, credential, journal, rotations}) => {
		const connect = (to: URL, secret: Secret) => {
			const created = createClient({...clientOptions(settings, context, to), address: to, credential: secret});
			const readOnly = findReadOnly(given.has('read-only'), environment, installationAt(installations, to));
			return readOnly === undefined ? created : readOnlyClient(created, () => readOnlyError(readOnly));
		};

		const secret = await givenCredential(credential);
		const client = secret && prefetch(connect(address, secret), request.tenantId, left);
		const [{startSession}, preferences, notice] = await Promise.all([
			import('../../tui/start.js'),
			preferencesFor(demoTenant !== undefined),
			reminder(journal, address).then(
				async (line) => line ?? (demoTenant === undefined ? rotationReminder(rotations, address) : undefined),
			),
		]);
		return startSession({
			address,
			isDemo: demoTenant !== undefined,
			allowsHttp: given.has('allow-http'),
			installations,
			isReadOnly: findReadOnly(given.has('read-only'), environment, undefined) !== undefined,
			client,
			connect,
			async openInstallation(host) {
				// Nothing that was given for another address goes there.
				const allowHttp = given.has('allow-http');
				const target = resolveTarget({url: host, allowHttp, environment: {}}, installations);
				return connect(target.address, await credentialOf(target, settings, context));
			},
			journal,
			rotations,
			notice,
			preferences,
			tenantId: request.tenantId,
			prefill: request.prefill,
			listPreferences: request.listPreferences,
			input,
			stdout: stdout as NodeJS.WriteStream,
			environment,
			now: context.now,
			randomUuid: context.randomUuid,
			signal: context.signal,
			look: {
				hasColor: showsColor(stdout, environment, given.has('no-color')),
				depth: stdout.getColorDepth?.(environment) ?? 4,
				background: background(),
				unicode: showsUnicode(environment),
				isReadAloud: usesScreenReader(environment),
			},
		});
	});
}

/** What comes after the demo, in one line. */
function afterDemo(environment: Context['environment']): ErrorFacts {
	return {reason: `On your installation: phyware cloud keys --url https://${showsUnicode(environment) ? '…' : '...'}`};
}

async function givenCredential(credential: () => Promise<Secret>): Promise<Secret | undefined> {
	try {
		return await credential();
	} catch (error) {
		if (error instanceof PhywareError && error.code === 'UNAUTHENTICATED') {
			return undefined;
		}

		throw error;
	}
}

/** The demo leaves nothing behind; unusable preferences never block work. */
async function preferencesFor(isDemo: boolean): Promise<Preferences | undefined> {
	if (isDemo) {
		return createTemporaryPreferences();
	}

	try {
		const {openPreferences: openMemory} = await import('../../storage/stored-preferences.js');
		return openMemory();
	} catch {
		return undefined;
	}
}
