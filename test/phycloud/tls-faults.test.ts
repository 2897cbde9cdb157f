import test from 'ava';
import {connectionError} from '../../source/phycloud/faults.js';

type Case = readonly [code: string, message: RegExp, remedy: RegExp, origin?: string];

const cases: readonly Case[] = [
	['CERT_HAS_EXPIRED', /has expired\.$/, /clock of this computer/],
	['CERT_NOT_YET_VALID', /is not valid yet\.$/, /clock of this computer/],
	['CERT_REVOKED', /has been revoked\.$/, /operator of the server/],
	['ERR_TLS_CERT_ALTNAME_INVALID', /is for another host name\.$/, /--url/],
	['HOSTNAME_MISMATCH', /is for another host name\.$/, /--url/],
	['DEPTH_ZERO_SELF_SIGNED_CERT', /is self-signed and not trusted\.$/, /--ca-file <PATH>/],
	['SELF_SIGNED_CERT_IN_CHAIN', /from an authority that is not trusted\.$/, /--ca-file <PATH>/],
	['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /from an authority that is not trusted\.$/, /--ca-file <PATH>/],
	['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', /from an authority that is not trusted\.$/, /--ca-file <PATH>/],
	['ERR_SSL_WRONG_VERSION_NUMBER', /does not speak https\.$/, /Check the port/],
	[
		'ERR_SSL_PACKET_LENGTH_TOO_LONG',
		/does not speak https\.$/,
		/--url http:\/\/localhost:8000$/,
		'https://localhost:8000',
	],
	['ERR_SSL_UNSUPPORTED_PROTOCOL', /TLS versions that are too old/, /TLS 1\.2 and 1\.3/],
	['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', /TLS versions that are too old/, /TLS 1\.2 and 1\.3/],
	['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', /refused the connection\.$/, /--cert <PATH> --key <PATH>/],
	['ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE', /refused the connection\.$/, /--cert <PATH> --key <PATH>/],
	['ERR_SSL_TLSV1_ALERT_UNKNOWN_CA', /does not accept the client certificate\.$/, /Check --cert/],
	['ERR_SSL_SSL/TLS_ALERT_BAD_CERTIFICATE', /does not accept the client certificate\.$/, /Check --cert/],
	['ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED', /does not accept the client certificate\.$/, /Check --cert/],
	['EPROTO', /^Could not make a secure connection to .*\.$/, /--ca-file/],
	['CERT_SIGNATURE_FAILURE', /^Could not make a secure connection to .*\.$/, /--ca-file/],
];

for (const [code, message, remedy, origin = 'https://phycloud.example:8443'] of cases) {
	test(`${code} has words and a cure of its own, and nothing has arrived`, (t) => {
		const error = connectionError({code}, {origin}, 'request-of-ours');
		t.regex(error.message, message);
		t.true(error.message.includes(origin));
		t.regex(error.remedy!, remedy);
		t.true(error.reason!.includes(code));
		t.like(error, {mayHaveArrived: false, transient: false});
	});
}

test('plain http to a server for https is named as such', (t) => {
	const fault = {code: 'HPE_INVALID_CONSTANT', cause: {rawPacket: Uint8Array.of(0x15, 3, 3, 0, 2)}};
	const error = connectionError(fault, {origin: 'http://localhost:8443'}, 'request-of-ours');
	t.is(error.message, 'http://localhost:8443 speaks https, not http.');
	t.is(error.remedy, 'Use https: --url https://localhost:8443');
});

test('the reason that OpenSSL gives is read from the message, and nothing else of it is shown', (t) => {
	const message = 'write EPROTO 40:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../x.c:1: canary';
	const error = connectionError({code: 'EPROTO', message}, {origin: 'https://localhost:8000'}, 'request-of-ours');
	t.is(error.message, 'https://localhost:8000 does not speak https.');
	t.is(error.reason, 'Plain http servers answer like that; TLS error: ERR_SSL_WRONG_VERSION_NUMBER.');
	t.is(error.remedy, 'Use http: --url http://localhost:8000');
});
