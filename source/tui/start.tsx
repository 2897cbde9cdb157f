import {render, type useApp} from 'ink';
import {type Secret} from '../core/secret.js';
import {type PhyCloud} from '../phycloud/client.js';
import {type ErrorFacts, InterruptedError, PhywareError} from '../core/errors.js';
import {type Journal} from '../storage/journal/journal.js';
import {withFallback, type Preferences} from '../storage/preferences.js';
import {openClipboard} from '../terminal/clipboard.js';
import {altEscape, autowrap, backgroundOf, focusReports} from '../terminal/background.js';
import {type TerminalInput} from '../terminal/input.js';
import {TerminalOutput} from '../terminal/output.js';
import {type Background, glyphs, painter} from '../terminal/theme.js';
import {printable} from '../terminal/printable.js';
import {App} from './runtime/app.js';
import {type ListPreferences} from './model/list-preferences.js';
import {type KeyPrefill} from './model/context.js';
import {createEffectRunner} from './runtime/effects/perform.js';
import {orHangUp} from './runtime/hang-up.js';
import {exitNotice} from './session/exit-notice.js';
import {initialState} from './session/initial-state.js';
import {type Message} from './model/messages.js';
import {createStore, type Store} from './runtime/store.js';
import {suspend} from './runtime/suspend.js';

export type SessionOptions = {
	readonly address: URL;
	readonly isDemo: boolean;
	readonly allowsHttp: boolean;
	/** The client of the credential that was given, if one was. */
	readonly client: PhyCloud | undefined;
	/** Makes a client for a credential that is given in the session. */
	readonly connect: (address: URL, credential: Secret) => PhyCloud;
	readonly journal: Journal;
	/** What is said first. */
	readonly notice?: string | undefined;
	/** `undefined` where it cannot be opened: then nothing is remembered, which is said. */
	readonly memory: Preferences | undefined;
	readonly tenantId: string | undefined;
	/** Opens the form for a new key at once, filled in with what was given. */
	readonly create?: KeyPrefill | undefined;
	/** How the list is to be sorted and filtered, over what is remembered. */
	readonly view?: Partial<ListPreferences> | undefined;
	/** The keyboard, without the terminal's reports. */
	readonly input: TerminalInput;
	readonly stdout: NodeJS.WriteStream;
	readonly environment: Readonly<Record<string, string | undefined>>;
	readonly now: () => Date;
	readonly randomUuid: () => string;
	/** Aborted when the session has to end without being asked. */
	readonly signal: AbortSignal;
	readonly look: {
		readonly hasColour: boolean;
		readonly depth: number;
		readonly background: Background;
		readonly unicode: boolean;
		readonly isReadAloud?: boolean;
	};
};

/** How often the clock moves on where each change is read aloud, in milliseconds. */
const quietClock = 60_000;

/** How long the first frame waits for what there is to show, in milliseconds: where that comes at once, one frame is drawn instead of two. */
const patience = 60;

/** How a session ended: its exit code, and what the person must know who left it. */
export type SessionEnd = {readonly exitCode: number; readonly facts: ErrorFacts | undefined};

/** Runs the interactive session. Throws the `InterruptedError` of a signal that ended it. */
export async function startSession(options: SessionOptions): Promise<SessionEnd> {
	const {input, look, now} = options;
	const output = new TerminalOutput(options.stdout);
	const stdout = output as unknown as NodeJS.WriteStream;
	const signal = orHangUp(options.signal, input, output);
	let isForgetful = false;
	let tellForgetting = () => {
		isForgetful = true;
	};

	const memory = withFallback(options.memory, () => {
		tellForgetting();
	});
	const {session, effects} = initialState({
		...options,
		memory,
		hasCredential: options.client !== undefined,
		create: options.create,
		view: options.view,
		size: {columns: stdout.columns, rows: stdout.rows},
		now: now(),
	});
	// A signal that came while all this was loaded.
	signal.throwIfAborted();
	let exitCode = 0;
	let controls: ReturnType<typeof useApp> | undefined;
	const store = createStore(session, (effect) => {
		performer.perform(effect);
	});
	const {dispatch} = store;
	tellForgetting = () => {
		dispatch(forgetting);
	};

	if (isForgetful) {
		tellForgetting();
	}

	const performer = createEffectRunner({
		...options,
		memory,
		clipboard: openClipboard(options.environment, stdout),
		dispatch,
		exit(code) {
			exitCode = code;
			controls?.exit();
		},
		suspend() {
			void putAside();
		},
	});
	for (const effect of effects) {
		performer.perform(effect);
	}

	if (effects.length > 0) {
		await loaded(store, patience);
	}

	// A signal that came meanwhile.
	if (signal.aborted) {
		performer.stop();
		signal.throwIfAborted();
	}

	const modes = {
		enter() {
			stdout.write(
				printable`${focusReports.on}${altEscape.on}${look.isReadAloud === true ? printable`` : autowrap.off}`,
			);
		},
		leave() {
			stdout.write(
				printable`${focusReports.off}${altEscape.off}${look.isReadAloud === true ? printable`` : autowrap.on}`,
			);
		},
	};
	let isAside = false;
	const putAside = async () => {
		if (isAside || controls === undefined) {
			return;
		}

		isAside = true;
		const wasStopped = await suspend(controls, {modes, signal});
		isAside = false;
		performer.perform({type: 'refresh'});
		if (!wasStopped && !signal.aborted) {
			dispatch({type: 'fault', error: notPutAside()});
		}
	};

	const onReady = (ready: ReturnType<typeof useApp>) => {
		controls = ready;
	};

	const clock = setInterval(
		() => {
			dispatch({type: 'time-passed', now: now()});
		},
		look.isReadAloud ? quietClock : 1000,
	);
	const app = (background: Background) => (
		<App
			store={store}
			theme={{
				paint: painter(look.hasColour, {...look, background}),
				glyphs: glyphs(look.unicode),
				unicode: look.unicode,
				isReadAloud: look.isReadAloud,
			}}
			onReady={onReady}
		/>
	);
	if (look.isReadAloud !== true) {
		// For the first frame, too: a character that is wider than it was taken for must not go on in the next row.
		stdout.write(autowrap.off);
	}

	const instance = render(app(look.background), {
		stdin: input as unknown as NodeJS.ReadStream,
		stdout,
		exitOnCtrlC: false,
		patchConsole: false,
		interactive: true,
		alternateScreen: look.isReadAloud !== true,
		isScreenReaderEnabled: look.isReadAloud === true,
		incrementalRendering: true,
		maxFps: 60,
	});
	input.on('background', (colour: string) => {
		instance.rerender(app(backgroundOf(colour) ?? look.background));
	});
	input.on('focus', () => {
		performer.perform({type: 'refresh'});
	});
	stdout.write(altEscape.keep);
	modes.enter();
	const onAbort = () => {
		// What is read aloud stays on the screen.
		dispatch({type: 'covered'});
		// Once that is drawn.
		queueMicrotask(() => {
			instance.unmount();
		});
	};

	signal.addEventListener('abort', onAbort);
	if (signal.aborted) {
		onAbort();
	}

	const ignoreQuit = onSignal('SIGQUIT', () => {
		// Ink puts back what it changed, and ends the program; this is what it does not know of.
		modes.leave();
		ignoreQuit();
		process.kill(process.pid, 'SIGQUIT');
	});
	const ignoreContinue = onSignal('SIGCONT', () => {
		if (!isAside) {
			// Stopped and brought back from outside: the shell has changed the terminal meanwhile.
			void controls?.suspendTerminal().then(async (suspension) => {
				await suspension.resume();
				modes.enter();
			});
		}
	});
	try {
		await instance.waitUntilExit();
	} finally {
		clearInterval(clock);
		ignoreContinue();
		ignoreQuit();
		performer.stop();
		modes.leave();
		if (look.isReadAloud === true) {
			// What was read aloud stays on the screen: the shell goes on below it.
			stdout.write('\n');
		}

		output.release();
	}

	const facts = exitNotice(store.getState(), signal.aborted);
	if (signal.aborted) {
		const {reason} = signal as {readonly reason: unknown};
		throw reason instanceof InterruptedError ? new InterruptedError(reason.signal, facts) : reason;
	}

	return {exitCode, facts};
}

/** Resolves once there is something to show, or after so many milliseconds. */
async function loaded(store: Store, milliseconds: number): Promise<void> {
	const {promise, resolve} = Promise.withResolvers<void>();
	const stop = store.subscribe(() => {
		if (store.getState().hasLoaded) {
			resolve();
		}
	});
	const timer = setTimeout(resolve, milliseconds);
	await promise;
	clearTimeout(timer);
	stop();
}

const forgetting: Message = {
	type: 'fault',
	error: new PhywareError(
		'OUTPUT',
		'The settings of sessions cannot be read or written: nothing is remembered this time.',
	),
};

function notPutAside(): PhywareError {
	return new PhywareError('INTERNAL', 'Nothing here brings a program back that was put aside: the session goes on.');
}

/** Hears a signal until the answer is called. */
function onSignal(name: NodeJS.Signals, listener: () => void): () => void {
	process.on(name, listener);
	return () => {
		process.off(name, listener);
	};
}
