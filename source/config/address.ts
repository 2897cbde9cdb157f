import {invalid, quote} from '../core/invalid.js';
import {isLoopback} from '../core/loopback.js';

/** The address of an installation if none is given. */
export const defaultAddress = 'http://localhost:8000';

/**
Parses the address of an installation, with an optional path prefix; blanks and line ends around it do not count.

Throws a validation error for what is no http or https URL, carries a user, a query or a fragment, or sends credentials in the clear beyond loopback without `allowHttp`.
*/
export function parseAddress(given: string, allowHttp: boolean): URL {
	const text = given.trim();
	const example = 'Use a URL such as https://phycloud.example or http://localhost:8000.';
	if (/^["'`‘’“”].*["'`‘’“”]$/s.test(text)) {
		throw invalid('The URL is in quotes.', {remedy: `Remove the quotes. ${example}`});
	}

	// The parser would drop line ends and tabs, and so join what are two words.
	if (/[\s\p{Cc}]/u.test(text) || !URL.canParse(text)) {
		// What stands before an @ can be a password.
		throw invalid(text.includes('@') ? 'That is not a URL.' : `${quote(text)} is not a URL.`, {remedy: example});
	}

	const url = new URL(text);
	if (url.username !== '' || url.password !== '') {
		throw invalid('The URL contains a user name or password.', {
			remedy: 'Remove them; the API key goes in PHYCLOUD_API_KEY.',
		});
	}

	if (url.protocol !== 'http:' && url.protocol !== 'https:') {
		throw invalid(`${quote(text)} is not an http or https URL.`, {remedy: example});
	}

	if (url.search !== '' || url.hash !== '' || /[#?]$/.test(text)) {
		throw invalid(`${quote(text)} has a query or a fragment.`, {remedy: 'Remove everything from the ? or # on.'});
	}

	if (url.protocol === 'http:' && !isLoopback(url.hostname) && !allowHttp) {
		throw invalid(`${url.origin} would receive the API key unencrypted.`, {
			reason: 'Plain http is allowed only to this machine.',
			remedy: 'Use https, or add --allow-http if you trust the network between.',
		});
	}

	return url;
}
