import {type Context} from './commands/command/context.js';
import {parseCommandLine} from './commands/parse.js';
import {InterruptedError, PhywareError, SeveralErrors, type StopSignal, stopSignals} from './core/errors.js';
import {isMachineFormat, type OutputFormat} from './output/formats.js';
import {report} from './report.js';
import {readInstallations} from './storage/installations/read-installations.js';
import {columnsOf, showsColor} from './terminal/facts.js';
import {hangUpTraces, ignoresHangUp} from './terminal/hang-up.js';
import {type Printable} from './terminal/printable.js';
import {painter} from './terminal/theme.js';
import {write} from './terminal/write.js';

/** Runs a command line and returns its exit code. Nothing it throws gets past it. */
export async function main(argv: readonly string[], host: NodeJS.Process): Promise<number> {
	// The arguments, which could hold a credential, are no longer to be read in the list of processes.
	host.title = 'phyware';
	const signal = abortOnSignals(host);
	// A stream reports its error to the writer; that it also emits it must not end the process.
	host.stdout.on('error', () => undefined);
	host.stderr.on('error', () => undefined);
	let usesStdin = false;
	const context: Context = {
		get stdin() {
			usesStdin = true;
			return host.stdin;
		},
		stdout: host.stdout,
		stderr: host.stderr,
		environment: takeEnvironment(host),
		installations: () => readInstallations(),
		now: () => new Date(),
		randomUuid: () => crypto.randomUUID(),
		signal,
	};
	try {
		return await run(argv, context);
	} catch (error) {
		const paint = painter(showsColor(host.stderr, host.env, argv.includes('--no-color')));
		const {exitCode, text} = report(stopped(error, signal), {json: asksForJson(argv), paint});
		await write(host.stderr, text).catch(() => undefined);
		return exitCode;
	} finally {
		if (usesStdin) {
			// The input is not read any more: an open pipe must not keep the program waiting. A file, and /dev/null, have nothing to let go of.
			const {stdin} = host;
			stdin.unref?.();
		}
	}
}

/** The environment; what helper programs inherit of it, such as those for the clipboard, has no credential. */
function takeEnvironment(host: NodeJS.Process): Context['environment'] {
	const environment = {...host.env};
	delete host.env['PHYCLOUD_API_KEY'];
	return environment;
}

/** Runs the command of a line, and resolves with its exit code. */
async function run(argv: readonly string[], context: Context): Promise<number> {
	const invocation = parseCommandLine(argv, Math.min(columnsOf(context.stdout) ?? 100, 100));
	if (invocation.kind === 'print') {
		await write(context.stdout, invocation.text as Printable);
		return 0;
	}

	const command = await invocation.definition.load!();
	return Promise.race([command.run(invocation.input, context, invocation.tree), overdue(context.signal)]);
}

/** What to report: an interruption comes out of a command in many shapes; an error of ours has more to say, and goes on saying it. */
function stopped(error: unknown, signal: AbortSignal): unknown {
	if (!signal.aborted || error instanceof InterruptedError) {
		return error;
	}

	const reason = signal.reason as unknown;
	return reason instanceof InterruptedError && (error instanceof PhywareError || error instanceof SeveralErrors)
		? new SeveralErrors([reason, ...(error instanceof SeveralErrors ? error.errors : [error])])
		: reason;
}

/** Whether errors are to be JSON: this must be known even where the command line does not parse. */
function asksForJson(argv: readonly string[]): boolean {
	const format = argv
		.flatMap((word, index) => {
			const attached = /^(?:--output=|-o=?)(.+)$/.exec(word)?.[1];
			return attached ?? (word === '--output' || word === '-o' ? (argv[index + 1] ?? []) : []);
		})
		.at(-1);
	return isMachineFormat(format as OutputFormat);
}

/** How long a command may clean up after it was asked to stop, in milliseconds. */
const cleanUpTime = 1500;

/** After this time, in milliseconds, the system's own way with a signal ends the program, whatever still hangs. */
const patience = 2000;

/** Rejects if a command that was asked to stop does not: whatever still holds the program is left behind. */
async function overdue(signal: AbortSignal): Promise<never> {
	return new Promise((_, reject) => {
		signal.addEventListener('abort', () => {
			setTimeout(() => {
				reject(signal.reason as Error);
			}, cleanUpTime).unref();
		});
	});
}

/**
Turns a signal into an abort. Further ones change nothing: the time to clean up is bounded anyway.

The listeners stay until the process ends. Libraries that clean up on signals send them again, and would end it too early if there were no other listener.
*/
function abortOnSignals(host: NodeJS.Process): AbortSignal {
	const controller = new AbortController();
	const isIgnored = (name: StopSignal) => name === 'SIGHUP' && ignoresHangUp(hangUpTraces(host));
	for (const name of Object.keys(stopSignals) as StopSignal[]) {
		// One that was ignored on purpose gets a listener that does nothing: without any, Node would end.
		if (isIgnored(name)) {
			host.on(name, () => undefined);
			continue;
		}

		host.on(name, () => {
			if (controller.signal.aborted) {
				return;
			}

			controller.abort(new InterruptedError(name));
			setTimeout(() => {
				host.removeAllListeners(name);
				host.kill(host.pid, name);
			}, patience).unref();
		});
	}

	// An uncaught error would be printed with lines of source. It ends the command as a signal does, in our words.
	host.on('uncaughtException', (error) => {
		controller.abort(error);
	});
	return controller.signal;
}
