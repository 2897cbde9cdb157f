import {BlockList, isIP} from 'node:net';

/**
Whether a list such as that of `NO_PROXY` names a host, as curl reads it.

Entries are separated by commas and blanks. A name stands for itself and its subdomains, with or without a dot before it; an address may have a prefix length (`10.0.0.0/8`); any entry may have a port; `*` stands for all. `host` is a URL's `hostname`, `port` a number in decimal.
*/
export function isExempt(list: string, host: string, port: string): boolean {
	const bare = stripDot(host.replaceAll(/^\[|\]$/g, '').toLowerCase());
	return list
		.toLowerCase()
		.split(/[\s,]+/)
		.filter((entry) => entry !== '')
		.some((entry) => matches(entry, bare, port));
}

function matches(entry: string, host: string, port: string): boolean {
	if (entry === '*') {
		return true;
	}

	const [pattern, entryPort] = splitPort(entry);
	if (entryPort !== undefined && Number(entryPort) !== Number(port)) {
		return false;
	}

	if (isIP(host) !== 0) {
		return holdsAddress(pattern, host);
	}

	const name = stripDot(pattern.replace(/^\*?\./, ''));
	return name !== '' && (host === name || host.endsWith(`.${name}`));
}

/** Takes the port off an entry; an IPv6 address has colons of its own, and needs brackets to have one. */
function splitPort(entry: string): readonly [pattern: string, port: string | undefined] {
	const bracketed = /^\[([^\]]*)\](\/\d+)?(?::(\d+))?$/.exec(entry);
	if (bracketed !== null) {
		return [`${bracketed[1]!}${bracketed[2] ?? ''}`, bracketed[3]];
	}

	const [, pattern, port] = /^([^:]*):(\d+)$/.exec(entry) ?? [];
	return [pattern ?? entry, port];
}

/** Whether an address, or a range of them (`/24`, or `first-last`), holds a host's address. */
function holdsAddress(pattern: string, host: string): boolean {
	const [, first = pattern, sign, second = ''] = /^([^-/]*)([-/])(.*)$/.exec(pattern) ?? [];
	const family = isIP(first);
	if (family === 0 || family !== isIP(host)) {
		return false;
	}

	const type = family === 4 ? 'ipv4' : 'ipv6';
	const addresses = new BlockList();
	try {
		if (sign === '/') {
			if (!/^\d{1,3}$/.test(second)) {
				return false;
			}

			addresses.addSubnet(first, Number(second), type);
		} else if (sign === '-') {
			addresses.addRange(first, second, type);
		} else {
			addresses.addAddress(first, type);
		}
	} catch {
		// A prefix or an end that the address cannot have.
		return false;
	}

	return addresses.check(host, type);
}

function stripDot(name: string): string {
	return name.replace(/\.$/, '');
}
