import {type SessionContext} from '../../model/context.js';
import {type Mode} from '../../model/screen-module.js';
import {backBinding, endBindings, listMoves, move, openKey} from '../../model/shared-bindings.js';
import {type AttentionIntent, type AttentionScreen, keysToRevoke, currentFinding, keyToRotate} from './model.js';

const hasRows = ({findings}: AttentionScreen) => findings.length > 0;
const hasKey = (screen: AttentionScreen, context: SessionContext) => currentFinding(screen, context)?.key !== undefined;

export const attentionMode: Mode<AttentionScreen, AttentionIntent> = {
	title: 'Attention',
	splitsAlt: true,
	bindings: [
		{...move, isEnabled: hasRows},
		...listMoves,
		{...openKey, isEnabled: hasKey},
		{
			intent: 'revoke',
			keys: ['r'],
			shown: 'r',
			label: 'revoke',
			help: 'Revoke the marked keys or this key',
			isChange: true,
			isEnabled: (screen, context) => keysToRevoke(screen, context).length > 0,
			labelFor: ({marked}) => (marked.size > 0 ? `revoke ${marked.size} marked` : undefined),
		},
		{
			intent: 'rotate',
			keys: ['R'],
			shown: 'R',
			label: 'rotate',
			help: 'Rotate the key: create the one that replaces it',
			isChange: true,
			isEnabled: (screen, context) => keyToRotate(screen, context) !== undefined,
		},
		{intent: 'mark', keys: ['space'], shown: 'space', label: 'mark', help: 'Mark or unmark the key', isEnabled: hasKey},
		{intent: 'unmark-all', keys: ['u'], shown: 'u', help: 'Unmark all', isEnabled: ({marked}) => marked.size > 0},
		{
			intent: 'copy-fix',
			keys: ['Y'],
			shown: 'Y',
			label: 'copy the command that fixes it',
			short: 'copy command',
			help: 'Copy the command that fixes it',
			isEnabled: hasRows,
		},
		{intent: 'reload', keys: ['ctrl+r'], shown: 'ctrl+r', help: 'Look at every tenant again'},
		backBinding,
		...endBindings,
	],
};
