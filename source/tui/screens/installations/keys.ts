import {type Mode} from '../../model/screen-module.js';
import {backBinding, endBindings, listMoves, move} from '../../model/shared-bindings.js';
import {type InstallationsIntent, type InstallationsScreen} from './model.js';

const isFree = ({opening}: InstallationsScreen) => opening === undefined;

export const installationsMode: Mode<InstallationsScreen, InstallationsIntent> = {
	title: 'Installations',
	splitsAlt: true,
	bindings: [
		move,
		...listMoves,
		{
			intent: 'switch',
			keys: ['return'],
			shown: '⏎',
			label: 'switch',
			help: 'Switch to the installation; what is open here stays',
			isEnabled: isFree,
		},
		{...backBinding, isEnabled: isFree},
		...endBindings,
	],
};
