import {textOf} from '../../input/text-field.js';
import {type Mode} from '../../model/screen-module.js';
import {
	openInstallations,
	quitBinding,
	move,
	pickerMoves,
	footerPriority,
	suspendBinding,
	textHelp,
} from '../../model/shared-bindings.js';
import {tenantChoices, type TenantsIntent, type TenantsScreen} from './model.js';

export const tenantsMode: Mode<TenantsScreen, TenantsIntent> = {
	title: 'Tenants',
	bindings: [
		move,
		...pickerMoves,
		{
			intent: 'open',
			keys: ['return'],
			shown: '⏎',
			label: 'open',
			help: 'Open the tenant',
			isEnabled: (screen, {recentTenants}) =>
				screen.tenants === undefined || tenantChoices(screen, recentTenants).length > 0,
		},
		{
			intent: 'clear',
			keys: ['escape'],
			shown: 'esc',
			label: 'clear',
			help: 'Clear the filter',
			priority: footerPriority.out,
			isEnabled: ({field}) => textOf(field) !== '',
		},
		{
			intent: 'attention',
			keys: ['!'],
			shown: '!',
			help: 'Attention: what is wrong with keys in any tenant; while nothing is typed',
			isEnabled: ({field}) => textOf(field) === '',
		},
		openInstallations('ctrl+o'),
		{intent: 'reload', keys: ['ctrl+r'], shown: 'ctrl+r', help: 'Reload the tenants'},
		textHelp,
		quitBinding,
		suspendBinding,
	],
};
