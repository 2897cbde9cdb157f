import {type ReactNode} from 'react';
import {type ErrorFacts} from '../../core/errors.js';
import {type KeyPress} from '../input/key-press.js';
import {type ScreenBinding} from './binding.js';
import {type SessionContext} from './context.js';
import {type Effect} from './effects.js';
import {type Outcome} from './messages.js';
import {type Destinations, type Navigation} from './navigation.js';
import {type Notice} from './notice.js';
import {type ScreenProperties} from './screen-properties.js';

/** What a screen is told: a bound key by its intent, any other key, a paste, the time, or the outcome of an effect. */
export type ScreenMessage<Intent extends string = string> =
	| Outcome
	| {readonly type: 'intended'; readonly intent: Intent}
	| {readonly type: 'typed'; readonly press: KeyPress}
	| {readonly type: 'pasted'; readonly text: string}
	| {readonly type: 'time-passed'};

/** What a screen's update answers: the next state, and what is to be done. */
export type ScreenUpdate<State> = {
	readonly state: State;
	readonly effects?: readonly Effect[];
	readonly navigation?: Navigation;
	readonly notice?: Notice;
};

/** What keys mean on a screen, for as long as it is in this mode. */
export type Mode<State, Intent extends string> = {
	/** Its title in help and in the readme. */
	readonly title: string;
	/** Its bindings, in order of use. */
	readonly bindings: ReadonlyArray<ScreenBinding<State, Intent>>;
	/** Whether Escape and a letter that come as one key, as terminals send them, count as both: not where a slip loses what was typed. */
	readonly splitsAlt?: boolean;
};

/**
A screen of the session: all that the session knows of it.

`State` has the screen's name; a screen that can be gone to adds what it needs to open to `Destinations`.
*/
export type ScreenModule<
	State extends {readonly name: keyof Destinations},
	Intent extends string,
	ModeName extends string,
> = {
	/** The first state of the screen. */
	readonly init: (destination: Destinations[State['name']], context: SessionContext) => State;
	/** The screen when it is gone back to for something: stays as it is if absent. */
	readonly revisit?: (screen: State, destination: Destinations[State['name']], context: SessionContext) => State;
	/** The screen after a message; `undefined` if the message does not concern it. */
	readonly update: (
		screen: State,
		message: ScreenMessage<Intent>,
		context: SessionContext,
	) => ScreenUpdate<State> | undefined;
	/** The modes it can be in, in the order in which help lists them. */
	readonly modes: Readonly<Record<ModeName, Mode<State, Intent>>>;
	readonly modeOf: (screen: State, context: SessionContext) => ModeName;
	/** Whether `?` opens help while typing: no input here begins with it. */
	readonly isHelpTyped?: (screen: State) => boolean;
	/** Keeps the visible rows on a terminal of another size; `before` is the context of the old size. */
	readonly resize?: (screen: State, context: SessionContext, before: SessionContext) => State;
	/** Hides secrets while the session is suspended or ends. */
	readonly cover?: (screen: State) => State;
	/** The screen with a question before the session exits; `undefined` if nothing would be lost. */
	readonly confirmExit?: (screen: State, exitCode: number) => State | undefined;
	/** What the user must know on leaving now (`isForced`: by a signal). */
	readonly exitNotice?: (screen: State, isForced: boolean) => ErrorFacts | undefined;
	/** The text for a terminal that is too small for any screen. */
	readonly smallText?: (screen: State) => string | undefined;
	readonly View: (properties: ScreenProperties<State>) => ReactNode;
};
