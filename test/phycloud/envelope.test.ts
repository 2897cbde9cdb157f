import test from 'ava';
import {isFromGateway, isInProgress} from '../../source/phycloud/envelope.js';
import {sampleAnswer} from './sample-answer.js';

const own = (code: unknown) => ({error: {code, message: 'Said so.'}});

test('a plain 500 and whatever has PhyCloud’s own form are the server’s word', (t) => {
	t.false(isFromGateway(sampleAnswer(500, '<h1>Oops</h1>')));
	t.false(isFromGateway(sampleAnswer(500, own('SERVER'))));
	t.false(isFromGateway(sampleAnswer(503, own('SERVER'))));
	t.false(isFromGateway(sampleAnswer(404, 'nothing here')));
});

for (const [what, body] of Object.entries({
	'no body': '',
	'a web page': '<h1>Bad gateway</h1>',
	'a problem document': {title: 'Service unavailable'},
	'a message': {message: 'no healthy upstream'},
	'a code beside its message': {code: 'SERVER', message: 'Said so.'},
	'an error that is a sentence': {error: 'upstream timed out'},
	'a code that is no text': own(503),
	'a list': [own('SERVER')],
	'bytes that are no UTF-8': new Uint8Array([0xff, 0xfe]),
})) {
	test(`a 503 with ${what} may come from a gateway`, (t) => {
		t.true(isFromGateway(sampleAnswer(503, body)));
	});
}

test('only a 409 with the code IN_PROGRESS says that a request is still being worked on', (t) => {
	t.true(isInProgress(sampleAnswer(409, own('IN_PROGRESS'))));
	t.true(isInProgress(sampleAnswer(409, {code: 'IN_PROGRESS', message: 'Said so.'})));
	t.true(isInProgress(sampleAnswer(409, {detail: {code: 'IN_PROGRESS'}})));
	t.true(isInProgress(sampleAnswer(409, {error: 'IN_PROGRESS', message: 'Said so.'})));
	t.false(isInProgress(sampleAnswer(409, {message: 'IN_PROGRESS'})));
	t.false(isInProgress(sampleAnswer(409, '"IN_PROGRESS"')));
	t.false(isInProgress(sampleAnswer(409, 'IN_PROGRESS')));
	t.false(isInProgress(sampleAnswer(409, own('CONFLICT'))));
	t.false(isInProgress(sampleAnswer(409, {error: {code: 'CONFLICT', message: '"code":"IN_PROGRESS"'}})));
	t.false(isInProgress(sampleAnswer(500, own('IN_PROGRESS'))));
});
