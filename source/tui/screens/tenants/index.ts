import {textOf} from '../../input/text-field.js';
import {type ScreenModule} from '../../model/screen-module.js';
import {tenantsMode} from './keys.js';
import {createTenantsScreen, type TenantsIntent, type TenantsScreen} from './model.js';
import {clampSelection, updateTenants} from './update.js';
import {TenantsView} from './view.js';

/** The picker of tenants. */
export const tenantsScreen: ScreenModule<TenantsScreen, TenantsIntent, 'tenants'> = {
	init: ({selected}) => createTenantsScreen(selected),
	update: updateTenants,
	modes: {tenants: tenantsMode},
	modeOf: () => 'tenants',
	isHelpTyped: ({field}) => textOf(field) === '',
	resize: clampSelection,
	View: TenantsView,
};
