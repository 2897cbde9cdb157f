import {randomUUID} from 'node:crypto';
import {setTimeout as sleep} from 'node:timers/promises';
import {type Context, Hono} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import {authenticate} from './access.js';
import {ApiError, notFound} from './api-error.js';
import {createCreator} from './create.js';
import {IdempotencyStore} from './idempotency.js';
import {maximumBodySize} from './requests.js';
import {createPace, type RateLimit} from './pace.js';
import {type RandomBytes} from './secrets.js';
import {addKeyRoutes, addTenantKeyRoutes, addTenantRoutes, type Variables} from './routes.js';
import {type EmulatorStore} from './store.js';

export type AppOptions = {
	readonly store: EmulatorStore;
	readonly now: () => Date;
	readonly randomBytes: RandomBytes;
	/** Told of every fault that was answered with 500. */
	readonly onFault?: (error: unknown) => void;
	/** How many requests each credential may send. */
	readonly rateLimit?: RateLimit | undefined;
	/** How long each answer waits, in milliseconds. */
	readonly delay?: number | undefined;
};

/** PhyCloud's HTTP interface over a store. */
export function createApp({
	store,
	now,
	randomBytes,
	onFault,
	rateLimit,
	delay = 0,
}: AppOptions): Hono<{Variables: Variables}> {
	const app = new Hono<{Variables: Variables}>();
	const outcomes = new IdempotencyStore(store);
	const create = createCreator({store, outcomes, randomBytes});
	const pace = rateLimit && createPace(rateLimit);

	app.use(async (context, next) => {
		const given = context.req.header('x-request-id') ?? '';
		const requestId = /^[\w-]{1,128}$/.test(given) ? given : randomUUID();
		context.set('requestId', requestId);
		context.header('X-Request-Id', requestId);
		context.header('Cache-Control', 'no-store');
		// The clock of the times in the answers.
		context.header('Date', now().toUTCString());
		if (delay > 0) {
			await sleep(delay);
		}

		const credential = authenticate(store, context.req.header('authorization'), now());
		const wait = pace?.(credential.id, now()) ?? 0;
		if (wait > 0) {
			context.header('Retry-After', String(Math.ceil(wait / 1000)));
			throw new ApiError('RATE_LIMITED', 'Too many requests', {remediation: 'Wait as long as Retry-After says'});
		}

		context.set('credential', credential);
		await next();
	});

	app.use(
		bodyLimit({
			maxSize: maximumBodySize,
			onError() {
				throw new ApiError('VALIDATION', `The body is larger than ${maximumBodySize} bytes`, {status: 413});
			},
		}),
	);

	const tools = {store, now, outcomes, create};
	addTenantRoutes(app, tools);
	addTenantKeyRoutes(app, tools);
	addKeyRoutes(app, tools);

	app.notFound((context) => refuse(context, notFound('Path', 'the address')));
	app.onError((error, context) => refuse(context, asApiError(error, onFault)));
	return app;
}

function asApiError(error: unknown, onFault: AppOptions['onFault']): ApiError {
	if (error instanceof ApiError) {
		return error;
	}

	onFault?.(error);
	return new ApiError('SERVER', 'The server failed to handle the request');
}

function refuse(context: Context, error: ApiError): Response {
	if (error.code === 'UNAUTHENTICATED') {
		context.header('WWW-Authenticate', 'Bearer realm="PhyCloud"');
	}

	return context.json(error.answer(context.get('requestId') as string), error.status as 400);
}
