import {type Variant} from '../variant.js';

/** How lists are cut and ordered, and what says that nothing has changed. */
export const pages: readonly Variant[] = [
	{name: 'leaves out next_cursor on the last page', pages: {end: 'absent'}},
	{name: 'ends its pages with an empty next_cursor', pages: {end: 'empty'}},
	{name: 'refuses a limit above 100 with 422', pages: {maximum: {limit: 100, status: 422}}},
	{name: 'refuses a limit above 100 with 400', pages: {maximum: {limit: 100, status: 400}}},
	{name: 'refuses a limit above 50 with 422', pages: {maximum: {limit: 50, status: 422}}},
	{name: 'refuses every limit with 400', pages: {maximum: {limit: 0, status: 400}}},
	{name: 'ignores the limit', pages: {ignoresLimit: true}},
	{name: 'has no pages', pages: {ignoresLimit: true, end: 'absent'}},
	{name: 'never lists more than two keys on a page', pages: {size: 2}},
	{name: 'lists one key on a page, and leaves out next_cursor on the last', pages: {size: 1, end: 'absent'}},
	{name: 'lists the oldest keys first', order: 'oldest'},
	{name: 'lists keys by name', order: 'name'},
	{name: 'lists keys in no order', order: 'random'},
	{name: 'lists keys in no order, two on a page', order: 'random', pages: {size: 2}},
	{name: 'ignores the status that is asked for', ignoresStatus: true},
	{name: 'has no ETag', etag: 'absent'},
	{name: 'has weak ETags', etag: 'weak'},
	{name: 'has another ETag each time', etag: 'changing'},
	{name: 'never answers 304', etag: 'ignored'},
];
