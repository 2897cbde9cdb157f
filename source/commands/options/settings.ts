import {parseTimeLimit} from '../../core/duration.js';
import {invalid, quote} from '../../core/invalid.js';
import {suggest} from '../../core/suggest.js';
import {type OutputFormat, outputFormats} from '../../output/formats.js';
import {type View} from '../../output/view.js';
import {defaultAddress, parseAddress} from '../../config/address.js';
import {type ClientCertificate, readAuthorities, readClientCertificate} from '../../config/certificates.js';
import {canAsk, columnsOf, interactiveAllowed, showsColor, showsUnicode} from '../../terminal/facts.js';
import {glyphs, type Paint, painter} from '../../terminal/theme.js';
import {type Context} from '../command/context.js';
import {type Flags} from '../command/flags.js';
import {defaultTimeLimit} from './connection.js';

/** Where to connect to and how, checked but for the credential, which is only read when it is needed. */
export type ConnectionSettings = {
	/** `undefined` for the demo installation, which starts when it is needed. */
	readonly address: URL | undefined;
	readonly apiKey: string | undefined;
	readonly timeLimit: number;
	readonly certificateAuthority: string | undefined;
	readonly clientCertificate: ClientCertificate | undefined;
	readonly debug: boolean;
};

/** Reads the connection's flags over the environment. Throws a validation error for what cannot be. */
export function connectionSettings(flags: Flags, {environment}: Pick<Context, 'environment'>): ConnectionSettings {
	const url = flags.one('url');
	const apiKey = flags.one('api-key');
	const caFile = flags.one('ca-file');
	const demo = flags.has('demo');
	if (demo && (url !== undefined || apiKey !== undefined)) {
		throw invalid(`--demo and --${url === undefined ? 'api-key' : 'url'} exclude each other.`, {
			reason: 'The demo brings its own installation and credential.',
			remedy: 'Leave one of them out.',
		});
	}

	return {
		address: demo
			? undefined
			: parseAddress(url ?? (environment['PHYCLOUD_URL']?.trim() || defaultAddress), flags.has('allow-http')),
		apiKey,
		timeLimit: timeLimit(flags.one('timeout')),
		certificateAuthority: caFile === undefined ? undefined : readAuthorities(caFile),
		clientCertificate: readClientCertificate(flags.one('cert'), flags.one('key')),
		debug: flags.has('debug'),
	};
}

function timeLimit(text: string | undefined): number {
	const limit = text === undefined ? defaultTimeLimit : parseTimeLimit(text);
	if (limit === undefined || limit > 24 * 3_600_000) {
		throw invalid(`${quote(text!)} is not a time limit.`, {
			remedy: 'Give seconds or a unit: --timeout 30, 30s, 500ms or 2m.',
		});
	}

	return limit;
}

/** The format that was asked for. Throws a validation error for an unknown one. */
export function outputFormat(flags: Flags): OutputFormat {
	const format = flags.one('output') ?? 'table';
	if (!isOutputFormat(format)) {
		const meant = suggest(format, outputFormats);
		throw invalid(`${quote(format)} is not an output format.`, {
			remedy: meant === undefined ? `Choose one of: ${outputFormats.join(', ')}.` : `Did you mean ${meant}?`,
		});
	}

	return format;
}

function isOutputFormat(text: string): text is OutputFormat {
	return (outputFormats as readonly string[]).includes(text);
}

/** Whether this call may ask a person. */
export function mayAsk(flags: Flags, context: Context): boolean {
	return interactiveAllowed({...context, noInput: flags.has('no-input'), output: outputFormat(flags)});
}

/** Whether somebody can be asked a question, whatever standard output and the format are. */
export function mayQuestion(flags: Flags, context: Context): boolean {
	return canAsk({...context, noInput: flags.has('no-input')});
}

/** How errors look on standard error. */
export function errorPaint(flags: Flags, {stderr, environment}: Pick<Context, 'stderr' | 'environment'>): Paint {
	return painter(showsColor(stderr, environment, flags.has('no-color')));
}

/** How tables look on standard output. */
export function viewOf(flags: Flags, {stdout, environment, now}: Context): View {
	return {
		person: stdout.isTTY === true,
		columns: columnsOf(stdout),
		paint: painter(showsColor(stdout, environment, flags.has('no-color'))),
		glyphs: glyphs(showsUnicode(environment)),
		now: now(),
	};
}
