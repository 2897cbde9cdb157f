import {type Mode} from '../../model/screen-module.js';
import {interruptBinding, readMoves, scroll, footerPriority, suspendBinding} from '../../model/shared-bindings.js';
import {type HelpIntent, type HelpScreen} from './model.js';

export const helpMode: Mode<HelpScreen, HelpIntent> = {
	title: 'Help',
	splitsAlt: true,
	bindings: [
		{
			intent: 'back',
			keys: ['escape', '?', 'f1', 'q', 'return'],
			shown: 'esc',
			label: 'back',
			help: 'Back to where you were',
			priority: footerPriority.out,
		},
		scroll,
		...readMoves,
		interruptBinding,
		suspendBinding,
	],
};
