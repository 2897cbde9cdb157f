import {once} from 'node:events';
import {render, type useApp} from 'ink';
import {type Secret} from '../core/secret.js';
import {type PhyCloud} from '../phycloud/client.js';
import {type Memory} from '../settings/memory.js';
import {openClipboard} from '../terminal/clipboard.js';
import {backgroundOf, focusReports} from '../terminal/background.js';
import {type TerminalInput} from '../terminal/input.js';
import {type Background, glyphs, painter} from '../terminal/theme.js';
import {App} from './app.js';
import {type KeysView} from './session/keys-view.js';
import {type Prefill} from './session/step.js';
import {createPerformer} from './effects/perform.js';
import {startState} from './session/start-state.js';
import {createStore} from './store.js';

export type SessionOptions = {
	readonly address: URL;
	readonly isDemo: boolean;
	readonly allowsHttp: boolean;
	/** The client of the credential that was given, if one was. */
	readonly client: PhyCloud | undefined;
	/** Makes a client for a credential that is given in the session. */
	readonly connect: (address: URL, credential: Secret) => PhyCloud;
	readonly memory: Memory;
	readonly tenantId: string | undefined;
	/** Opens the form for a new key at once, filled in with what was given. */
	readonly create?: Prefill | undefined;
	/** How the list is to be sorted and filtered, over what is remembered. */
	readonly view?: Partial<KeysView> | undefined;
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

/** Runs the interactive session and returns its exit code. */
export async function startSession(options: SessionOptions): Promise<number> {
	const {input, stdout, look, now, signal} = options;
	const {session, effects} = startState({
		...options,
		hasCredential: options.client !== undefined,
		create: options.create,
		view: options.view,
		size: {columns: stdout.columns, rows: stdout.rows},
		now: now(),
	});
	let exitCode = 0;
	let controls: ReturnType<typeof useApp> | undefined;
	const store = createStore(session, (effect) => {
		performer.perform(effect);
	});
	const performer = createPerformer({
		...options,
		clipboard: openClipboard(options.environment, stdout),
		dispatch: store.dispatch,
		exit(code) {
			exitCode = code;
			controls?.exit();
		},
		suspend() {
			void suspend(controls!, () => {
				performer.perform({do: 'refresh'});
			});
		},
	});
	const onReady = (ready: ReturnType<typeof useApp>) => {
		controls = ready;
	};

	const clock = setInterval(
		() => {
			store.dispatch({type: 'time-passed', now: now()});
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
		performer.perform({do: 'refresh'});
	});
	stdout.write(focusReports.on);
	signal.addEventListener('abort', () => {
		instance.unmount();
	});
	for (const effect of effects) {
		performer.perform(effect);
	}

	try {
		await instance.waitUntilExit();
	} finally {
		clearInterval(clock);
		performer.stop();
		stdout.write(focusReports.off);
	}

	signal.throwIfAborted();
	return exitCode;
}

/** Puts the whole group of processes aside, as a shell does it, until it is brought back to the front. */
async function suspend({suspendTerminal}: ReturnType<typeof useApp>, onResume: () => void): Promise<void> {
	const keepAlive = setInterval(() => undefined, 60_000);
	const suspension = await suspendTerminal();
	try {
		const resumed = once(process, 'SIGCONT');
		process.kill(0, 'SIGTSTP');
		await resumed;
	} finally {
		clearInterval(keepAlive);
		await suspension.resume();
		onResume();
	}
}
