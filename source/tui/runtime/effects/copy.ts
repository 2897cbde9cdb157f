import {type Secret} from '../../../core/secret.js';
import {type Clipboard} from '../../../terminal/clipboard.js';
import {clipboardSeconds} from '../../screens/secret/update.js';
import {runEffect, type EffectContext} from './attempt.js';

/** Copies to the clipboard; a secret is taken out again after a while, if it is still there. */
export type Copier = {
	/** `what` is how the text is called once it is copied. */
	copyText: (text: string, what: string) => Promise<void>;
	copySecret: (secret: Secret, keyId: string) => Promise<void>;
};

export function createCopier(context: EffectContext, clipboard: Clipboard): Copier {
	const {dispatch} = context;
	let clearing: NodeJS.Timeout | undefined;
	const clearLater = (secret: string) => {
		clearTimeout(clearing);
		clearing = setTimeout(() => {
			void clipboard.clear(secret).then((isCleared) => {
				if (isCleared) {
					dispatch({type: 'clipboard-cleared'});
				}
			});
		}, clipboardSeconds * 1000).unref();
	};

	const copy = async (text: string, what: string, onCopied: () => void = () => undefined) =>
		runEffect(
			context,
			async () => {
				dispatch({type: 'copied', what, certainty: await clipboard.copy(text)});
				onCopied();
			},
			(error) => ({type: 'copy-failed', error}),
		);

	return {
		copyText: async (text, what) => copy(text, what),
		async copySecret(secret, keyId) {
			const text = secret.reveal();
			await copy(text, keyId, () => {
				clearLater(text);
			});
		},
	};
}
