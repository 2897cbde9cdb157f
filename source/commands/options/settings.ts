import {parseTimeLimit} from '../../core/duration.js';
import {type ListFormat, listFormats, type OutputFormat, outputFormats} from '../../output/formats.js';
import {type View} from '../../output/view.js';
import {noInstallations} from '../../core/installations.js';
import {type ClientCertificate, readAuthorities, readClientCertificate} from '../../config/certificates.js';
import {findReadOnly, type ReadOnly, readOnlyError} from '../../config/read-only.js';
import {resolveTarget, type Target} from '../../config/target.js';
import {canAsk, columnsOf, canOpenSession, showsColor, showsUnicode} from '../../terminal/facts.js';
import {glyphs, type Paint, painter} from '../../terminal/theme.js';
import {type Context} from '../command/context.js';
import {type CommandInput} from '../command/input.js';
import {invalidChoice, invalidValue, notTogether} from '../command/usage-errors.js';
import {type ConnectionInput, defaultTimeLimit} from './connection.js';

/** Some of the flags that a command has. */
type Given<Value extends string, Switch extends string = never> = Pick<
	CommandInput<Value, Switch, never>,
	'one' | 'has'
>;

/** Where to connect to and how, checked but for the credential, which is only read when it is needed. */
export type ConnectionSettings = {
	/** `undefined` for the demo installation, which starts when it is needed. */
	readonly target: Target | undefined;
	/** Why nothing may be changed, as a sentence; `undefined` where it may. */
	readonly readOnly: ReadOnly | undefined;
	readonly timeLimit: number;
	readonly certificateAuthority: string | undefined;
	readonly clientCertificate: ClientCertificate | undefined;
	readonly debug: boolean;
};

/** Reads the connection's flags over the environment and the settings. Throws a validation error for what cannot be. */
export function connectionSettings(
	input: ConnectionInput,
	context: Pick<Context, 'environment' | 'installations'>,
	host?: string,
): ConnectionSettings {
	const {environment} = context;
	const given = {
		url: input.one('url'),
		apiKey: input.one('api-key'),
		credentialCommand: input.one('credential-command'),
	};
	const caFile = input.one('ca-file');
	const demo = input.has('demo');
	if (demo) {
		refuseBesideDemo({url: given.url, 'api-key': given.apiKey, 'credential-command': given.credentialCommand});
	}

	const target = demo
		? undefined
		: resolveTarget({...given, host, allowHttp: input.has('allow-http'), environment}, context.installations());
	return {
		target,
		readOnly: findReadOnly(input.has('read-only'), environment, target?.installation),
		timeLimit: parseTimeout(input.one('timeout'), defaultTimeLimit),
		certificateAuthority: caFile === undefined ? undefined : readAuthorities(caFile),
		clientCertificate: readClientCertificate(input.one('cert'), input.one('key')),
		debug: input.has('debug'),
	};
}

function refuseBesideDemo(given: Readonly<Record<string, string | undefined>>): void {
	const flag = Object.keys(given).find((name) => given[name] !== undefined);
	if (flag !== undefined) {
		throw notTogether('demo', flag, 'The demo uses its own URL and API key.');
	}
}

/** The settings of a command that changes something. Throws `READ_ONLY` where nothing may be changed. */
export function writableConnection(
	input: ConnectionInput,
	context: Pick<Context, 'environment' | 'installations'>,
): ConnectionSettings {
	const settings = connectionSettings(input, context);
	if (settings.readOnly !== undefined) {
		throw readOnlyError(settings.readOnly);
	}

	return settings;
}

/** How to connect by the environment alone. */
export function environmentSettings(
	{environment}: Pick<Context, 'environment'>,
	timeLimit: number,
): ConnectionSettings & {readonly target: Target} {
	return {
		target: resolveTarget({allowHttp: false, environment}, noInstallations),
		readOnly: undefined,
		timeLimit,
		certificateAuthority: undefined,
		clientCertificate: undefined,
		debug: false,
	};
}

/** The time limit that a flag gives, in milliseconds. Throws a validation error for what is none. */
export function parseTimeout(text: string | undefined, otherwise: number, flag = 'timeout'): number {
	const limit = text === undefined ? otherwise : parseTimeLimit(text);
	if (limit === undefined || limit > 24 * 3_600_000) {
		throw invalidValue(text!, flag, '500ms, 30s, 2m or up to 24h');
	}

	return limit;
}

/** The time limit of a command that a secret is delivered to, in milliseconds. */
export function commandTimeout(input: Given<'command-timeout'>): number {
	return parseTimeout(input.one('command-timeout'), 120_000, 'command-timeout');
}

/** The format that was asked for. Throws a validation error for an unknown one. */
export function outputFormat(input: Given<'output'>): OutputFormat {
	const format = input.one('output') ?? 'table';
	if (!isOutputFormat(format)) {
		throw invalidChoice(format, 'output', outputFormats);
	}

	return format;
}

/** The same for a list, which can be a report as well. */
export function listFormat(input: Given<'output'>): ListFormat {
	const text = input.one('output') ?? 'table';
	const format = listFormats.find((word) => word === text);
	if (format === undefined) {
		throw invalidChoice(text, 'output', listFormats);
	}

	return format;
}

function isOutputFormat(text: string): text is OutputFormat {
	return (outputFormats as readonly string[]).includes(text);
}

/** Whether this call may ask a person. */
export function mayAsk(input: Given<'output', 'no-input'>, context: Context): boolean {
	return canOpenSession({...context, noInput: input.has('no-input'), output: input.one('output') ?? 'table'});
}

/** Whether the command can ask, whatever stdout and the format are. */
export function mayQuestion(input: Given<never, 'no-input'>, context: Context): boolean {
	return canAsk({...context, noInput: input.has('no-input')});
}

/** How errors look on standard error. */
export function errorPainter(
	input: Given<never, 'no-color'>,
	{stderr, environment}: Pick<Context, 'stderr' | 'environment'>,
): Paint {
	return painter(showsColor(stderr, environment, input.has('no-color')));
}

/** How tables look on standard output. */
export function viewOf(input: Given<never, 'no-color'>, {stdout, environment, now}: Context): View {
	return {
		person: stdout.isTTY === true,
		columns: columnsOf(stdout),
		paint: painter(showsColor(stdout, environment, input.has('no-color'))),
		glyphs: glyphs(showsUnicode(environment)),
		now: now(),
	};
}
