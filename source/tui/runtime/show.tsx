import {render} from 'ink';
import {backgroundOf} from '../../terminal/background.js';
import {type TerminalInput} from '../../terminal/input.js';
import {type Background, glyphs, painter, reversesCurrent} from '../../terminal/theme.js';
import {App} from './app.js';
import {type AppHandle} from './app-handle.js';
import {type Store} from './store.js';

/** How the session looks. */
export type DisplayOptions = {
	readonly hasColor: boolean;
	readonly depth: number;
	readonly background: Background;
	readonly unicode: boolean;
	readonly isReadAloud?: boolean;
};

type ShowOptions = {
	readonly store: Store;
	readonly handle: AppHandle;
	/** The keyboard, without the terminal's reports. */
	readonly input: TerminalInput;
	readonly stdout: NodeJS.WriteStream;
	readonly look: DisplayOptions;
};

/** Draws the session, in the colors of the terminal's background once that is known. */
export function showSession({store, handle, input, stdout, look}: ShowOptions): ReturnType<typeof render> {
	const app = (background: Background) => (
		<App
			store={store}
			theme={{
				paint: painter(look.hasColor, {...look, background, keepsWeight: true}),
				isCurrentReversed: reversesCurrent(look.hasColor, look),
				glyphs: glyphs(look.unicode),
				unicode: look.unicode,
				isReadAloud: look.isReadAloud,
			}}
			onReady={handle.connect}
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
	input.on('background', (color: string) => {
		instance.rerender(app(backgroundOf(color) ?? look.background));
	});
	return instance;
}
