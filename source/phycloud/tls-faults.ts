import {isLoopback} from '../core/loopback.js';
import {type Fault, type ErrorSentences} from './fault-words.js';
import {lacksAuthority} from './trust.js';

const caFile = 'If the installation has its own certificate authority, add it: --ca-file <PATH>.';
const serverSide = 'Only the operator of the server can fix this.';

/** The words for a fault of TLS: before a connection is trusted, nothing is sent. `undefined` for another fault, and for one that broke an open connection. */
export function tlsFault(fault: Fault, origin: string): ErrorSentences | undefined {
	const code = codeOf(fault);
	// With TLS 1.3 a server looks at the client's certificate when the connection is open, but at no request before that.
	if (
		fault.wasOpen === true &&
		!/ALERT_(?:CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE|UNKNOWN_CA|\w*CERTIFICATE\w*|ACCESS_DENIED)/.test(code)
	) {
		return undefined;
	}

	const words = certificateFault(code, origin) ?? handshakeFault(code, origin) ?? plainFault(fault, origin);
	return words && {reason: `TLS error: ${code}.`, ...words, arrived: false};
}

/** The code of a fault; where Node only says that the protocol was broken, the one that OpenSSL has in the message. */
function codeOf({code, message}: Fault): string {
	const reason = code === 'EPROTO' ? /:SSL routines:\w*:([\w /]{1,60}):/.exec(String(message))?.[1] : undefined;
	const known = typeof code === 'string' ? code : '';
	return reason === undefined ? known : `ERR_SSL_${reason.toUpperCase().replaceAll(' ', '_')}`;
}

function certificateFault(code: string, origin: string): ErrorSentences | undefined {
	switch (code) {
		case 'CERT_HAS_EXPIRED': {
			return {
				message: `The certificate of ${origin} has expired.`,
				remedy: `Check the clock of this computer. If it is right: ${serverSide}`,
			};
		}

		case 'CERT_NOT_YET_VALID': {
			return {
				message: `The certificate of ${origin} is not valid yet.`,
				remedy: `Check the clock of this computer. If it is right: ${serverSide}`,
			};
		}

		case 'CERT_REVOKED': {
			return {message: `The certificate of ${origin} has been revoked.`, remedy: serverSide};
		}

		case 'ERR_TLS_CERT_ALTNAME_INVALID':
		case 'HOSTNAME_MISMATCH': {
			return {
				message: `The certificate of ${origin} is for another host name.`,
				remedy: 'Check the host in --url (or PHYCLOUD_URL): it must be a name in the certificate.',
			};
		}

		case 'DEPTH_ZERO_SELF_SIGNED_CERT': {
			return {
				message: `The certificate of ${origin} is self-signed and not trusted.`,
				remedy: 'If you trust it, add it: --ca-file <PATH>.',
			};
		}

		default: {
			return lacksAuthority(code)
				? {message: `The certificate of ${origin} is from an authority that is not trusted.`, remedy: caFile}
				: undefined;
		}
	}
}

function handshakeFault(code: string, origin: string): ErrorSentences | undefined {
	if (/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST|UNEXPECTED_MESSAGE|RECORD_TOO_SMALL/.test(code)) {
		const {hostname, host} = new URL(origin);
		return {
			message: `${origin} does not speak https.`,
			reason: `Plain http servers answer like that; TLS error: ${code}.`,
			remedy: isLoopback(hostname) ? `Use http: --url http://${host}` : 'Check the port in --url (or PHYCLOUD_URL).',
		};
	}

	if (/UNSUPPORTED_PROTOCOL|PROTOCOL_VERSION|VERSION_TOO_LOW|NO_PROTOCOLS_AVAILABLE/.test(code)) {
		return {
			message: `${origin} only supports TLS versions that are too old or too new.`,
			remedy: `phyware supports TLS 1.2 and 1.3. ${serverSide}`,
		};
	}

	if (/ALERT_(?:CERTIFICATE_REQUIRED|HANDSHAKE_FAILURE)/.test(code)) {
		return {
			message: `${origin} refused the connection.`,
			reason: `It may require a client certificate; TLS error: ${code}.`,
			remedy: 'If it does, add yours: --cert <PATH> --key <PATH>.',
		};
	}

	if (/ALERT_(?:UNKNOWN_CA|\w*CERTIFICATE\w*|ACCESS_DENIED|DECRYPT_ERROR)/.test(code)) {
		return {
			message: `${origin} does not accept the client certificate.`,
			remedy: 'Check --cert and --key: it may be expired, revoked or from an authority that the server does not trust.',
		};
	}

	return /^(?:CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|EPROTO$)/.test(code)
		? {message: `Could not make a secure connection to ${origin}.`, remedy: caFile}
		: undefined;
}

/** The first byte of a TLS record that holds an alert: what a server for https answers to plain http. */
const alertRecord = 0x15;

/** The words for plain http that was sent to a server for https. */
function plainFault({code, rawPacket, cause}: Fault, origin: string): ErrorSentences | undefined {
	const packet = rawPacket ?? (cause as Fault | undefined)?.rawPacket;
	return String(code).startsWith('HPE_') && packet instanceof Uint8Array && packet[0] === alertRecord
		? {
				message: `${origin} speaks https, not http.`,
				reason: 'It answered with a TLS alert.',
				remedy: `Use https: --url ${origin.replace(/^http:/, 'https:')}`,
			}
		: undefined;
}
