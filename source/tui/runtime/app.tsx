import {Box, Text, useApp, useInput, usePaste, useWindowSize} from 'ink';
import {useEffect, useSyncExternalStore} from 'react';
import {type Theme, ThemeProvider} from '../components/theme.js';
import {toKeyPresses} from '../input/key-press.js';
import {isTooSmall} from '../model/layout.js';
import {crumbsOf, type Session, topScreen} from '../session/model.js';
import {shownNotice} from '../session/events.js';
import {activeBindings, screenModule} from '../session/modules.js';
import {type Screen} from '../screens/registry.js';
import {type Store} from './store.js';

export type AppProperties = {
	readonly store: Store;
	readonly theme: Theme;
	/** Given Ink's controls of the terminal once they are there. */
	readonly onReady: (app: ReturnType<typeof useApp>) => void;
};

/** The session on the screen: the one component that listens to keys. */
export function App({store, theme, onReady}: AppProperties) {
	const app = useApp();
	const session = useSyncExternalStore(store.subscribe, store.getState);
	const {columns, rows} = useWindowSize();
	useEffect(() => {
		onReady(app);
	}, [app, onReady]);
	useEffect(() => {
		store.dispatch({type: 'resized', columns, rows});
	}, [store, columns, rows]);
	useInput((input, key) => {
		for (const press of toKeyPresses(input, key)) {
			store.dispatch({type: 'key-pressed', press});
		}
	});
	usePaste((text) => {
		store.dispatch({type: 'text-pasted', text});
	});
	const {size} = session.context;
	return (
		<ThemeProvider value={theme}>
			{isTooSmall(size) ? (
				<TooSmall screen={topScreen(session)} rows={size.rows} />
			) : (
				<CurrentScreen session={session} />
			)}
		</ThemeProvider>
	);
}

function TooSmall({screen, rows}: {readonly screen: Screen; readonly rows: number}) {
	// The question before leaving, in as few words as there is room for.
	const question = screenModule(screen).smallText?.(screen);
	return (
		<Box flexDirection="column">
			{question === undefined ? undefined : <Text wrap="truncate">{question}</Text>}
			{question !== undefined && rows === 1 ? undefined : <Text wrap="truncate">too small</Text>}
		</Box>
	);
}

function CurrentScreen({session}: {readonly session: Session}) {
	const {context} = session;
	const screen = topScreen(session);
	const {View} = screenModule(screen);
	return (
		<View
			screen={screen}
			context={context}
			notice={shownNotice(session)}
			bindings={activeBindings(screen, context)}
			crumbs={crumbsOf(session)}
		/>
	);
}
