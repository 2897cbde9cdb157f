import {Box, Text, useApp, useInput, usePaste, useWindowSize} from 'ink';
import {useEffect, useSyncExternalStore} from 'react';
import {type Theme, ThemeProvider} from '../components/theme.js';
import {toKeyPresses} from '../input/key-press.js';
import {HelpView} from '../screens/help/view.js';
import {KeysView} from '../screens/keys/view.js';
import {NewKeyView} from '../screens/new-key/view.js';
import {RevokeView} from '../screens/revoke/view.js';
import {SecretView} from '../screens/secret/view.js';
import {SignInView} from '../screens/sign-in/view.js';
import {TenantsView} from '../screens/tenants/view.js';
import {isTooSmall} from '../model/layout.js';
import {activeBindings} from '../session/modes.js';
import {type Screen} from '../session/screen.js';
import {type Session, topScreen} from '../session/model.js';
import {type Store} from './store.js';

export type AppProperties = {
	readonly store: Store;
	readonly theme: Theme;
	/** Handed Ink's controls of the terminal, once they are there. */
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
	return (
		<ThemeProvider value={theme}>
			{isTooSmall(session.context.size) ? (
				<TooSmall screen={topScreen(session)} rows={session.context.size.rows} />
			) : (
				<CurrentScreen session={session} />
			)}
		</ThemeProvider>
	);
}

function TooSmall({screen, rows}: {readonly screen: Screen; readonly rows: number}) {
	// The question before leaving, in as few words as there is room for.
	const isAsked = screen.name === 'secret' && screen.leaving !== undefined;
	return (
		<Box flexDirection="column">
			{isAsked ? <Text wrap="truncate">ctrl+c: lose secret</Text> : undefined}
			{isAsked && rows === 1 ? undefined : <Text wrap="truncate">too small</Text>}
		</Box>
	);
}

function CurrentScreen({session}: {readonly session: Session}) {
	const screen = topScreen(session);
	const common = {
		context: session.context,
		notice: session.notice,
		bindings: activeBindings(screen, session.context),
		crumbs: crumbsOf(session),
	};
	switch (screen.name) {
		case 'help': {
			return <HelpView {...common} screen={screen} />;
		}

		case 'keys': {
			return <KeysView {...common} screen={screen} />;
		}

		case 'new-key': {
			return <NewKeyView {...common} screen={screen} />;
		}

		case 'revoke': {
			return <RevokeView {...common} screen={screen} />;
		}

		case 'secret': {
			return <SecretView {...common} screen={screen} />;
		}

		case 'sign-in': {
			return <SignInView {...common} screen={screen} />;
		}

		case 'tenants': {
			return <TenantsView {...common} screen={screen} />;
		}
	}
}

/** The installation, and the tenant if one is open. */
function crumbsOf({context, screens}: Session): string[] {
	const installation = context.isDemo ? 'Demo installation' : (context.address?.host ?? '');
	const keys = screens.find((screen) => screen.name === 'keys');
	const name = keys?.tenant?.name.trim() === '' ? undefined : keys?.tenant?.name;
	return keys === undefined ? [installation] : [installation, name ?? keys.tenantId];
}
