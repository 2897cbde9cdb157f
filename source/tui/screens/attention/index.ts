import {type ScreenModule} from '../../model/screen-module.js';
import {attentionMode} from './keys.js';
import {type AttentionIntent, type AttentionScreen, createAttentionScreen} from './model.js';
import {updateAttention} from './update.js';
import {AttentionView} from './view.js';

/** What needs attention in any tenant. */
export const attentionScreen: ScreenModule<AttentionScreen, AttentionIntent, 'attention'> = {
	init: ({tenantId}) => createAttentionScreen(tenantId),
	update: updateAttention,
	modes: {attention: attentionMode},
	modeOf: () => 'attention',
	View: AttentionView,
};
