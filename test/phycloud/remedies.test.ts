import test from 'ava';
import {refusal} from '../../source/phycloud/refusals.js';
import {sampleAnswer} from './sample-answer.js';

const page = {type: 'text/html', body: '<html><h1>No</h1></html>'};
const own = (code: string, message = 'Said so') => ({error: {code, message}});
const scope = /^Ensure admin:keys scope/;
const between = /--url \(or PHYCLOUD_URL\).*proxy.*VPN.*firewall/;
const allowed = /^Check that this API key is allowed to do this\..* request id to the operator of the server\.$/;
const key = /^Check PHYCLOUD_API_KEY/;
const values = /^Check the values given/;
const otherName = /^Choose a different name\.$/;
const lookAgain = /^List the tenant's keys/;
const prefix = /^Check the id, and that --url .* path prefix/;
const later = /^Wait a moment and run the command again\.$/;

const advice: ReadonlyArray<readonly [status: number, what: string, body: unknown, remedy: RegExp]> = [
	[403, "PhyCloud's own FORBIDDEN", own('FORBIDDEN', 'Insufficient'), scope],
	[403, 'nothing', '', scope],
	[403, 'JSON without words', {}, scope],
	[403, 'words about a scope', {message: 'Scope missing'}, scope],
	[403, 'words about permission', {detail: 'You do not have permission to perform this action.'}, scope],
	[403, 'words about privileges', {error: 'insufficient privileges'}, scope],
	[403, 'words about a role', {errors: [{message: 'Requires the role of an admin'}]}, scope],
	[403, "OAuth's code for a scope", {error: 'insufficient_scope', error_description: 'Ask for more'}, scope],
	[403, "another code in PhyCloud's own form", own('SUSPENDED', 'Tenant suspended'), allowed],
	[403, 'words about something controlled', {message: 'Access is controlled by your plan'}, allowed],
	[403, 'other words', {message: 'Not in your plan'}, allowed],
	[403, 'plain text', 'Request blocked', allowed],
	[403, 'a web page', page, between],
	[401, "PhyCloud's own UNAUTHENTICATED", own('UNAUTHENTICATED'), key],
	[401, 'nothing', '', key],
	[401, 'other words', {error: 'invalid_token'}, key],
	[401, 'a web page', page, /login page of a gateway.*--url \(or PHYCLOUD_URL\)/],
	[404, "PhyCloud's own NOT_FOUND", own('NOT_FOUND', 'Key not found'), /^Check KEY_ID, and that --url/],
	[
		404,
		"PhyCloud's own NOT_FOUND of a tenant",
		own('NOT_FOUND', 'Tenant not found'),
		/^Check --tenant-id, and that --url/,
	],
	[404, 'nothing', '', prefix],
	[404, 'other words', '404 page not found', prefix],
	[404, 'a web page', page, /^Check --url \(or PHYCLOUD_URL\): the address or its path prefix may be wrong\.$/],
	[410, 'a web page', page, /path prefix/],
	[409, "PhyCloud's own CONFLICT", own('CONFLICT'), otherName],
	[409, 'nothing', '', otherName],
	[409, 'words about a name', {errors: {name: ['has already been used']}}, otherName],
	[409, 'words about something that exists', {message: 'Key already exists'}, otherName],
	[409, 'other words', {message: 'The tenant is being moved'}, lookAgain],
	[409, 'a web page', page, between],
	[409, 'a request in progress', {code: 'IN_PROGRESS', message: 'Wait'}, /^Wait a moment and list/],
	[422, 'nothing', '', values],
	[422, 'other words', {errors: ['No']}, values],
	[400, 'a web page', page, between],
	[429, 'nothing', '', later],
	[429, 'other words', {message: 'Slow down'}, later],
	[429, 'a web page', page, later],
	[500, 'other words', {message: 'Oops'}, /^Run the command again\. .* request id to the operator of the server\.$/],
	[502, 'a web page', page, /^Run the command again\. .*firewall\.$/],
];

for (const [status, what, body, remedy] of advice) {
	test(`${status} with ${what} gets advice that fits`, (t) => {
		const answer =
			body === page ? sampleAnswer(status, page.body, {'content-type': page.type}) : sampleAnswer(status, body);
		t.regex(refusal(answer)!.remedy!, remedy);
	});
}

test('a gateway that limits requests says when to come back', (t) => {
	const answer = sampleAnswer(429, page.body, {'content-type': page.type, 'retry-after': '7'});
	t.is(refusal(answer)!.remedy, 'Run the command again in 7 s.');
});

test("a server's own advice is kept, whatever it says besides", (t) => {
	for (const body of [{error: {remediation: 'Call us'}}, {message: 'No', remediation: 'Call us'}]) {
		t.is(refusal(sampleAnswer(403, body))!.remedy, 'Call us');
	}
});
