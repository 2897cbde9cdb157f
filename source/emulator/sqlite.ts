import {type DatabaseSync} from 'node:sqlite';

/**
Opens a database, in memory if no file is named.

Node announces `node:sqlite` as experimental on standard error; that one warning is kept off it, every other passes.
*/
export async function openDatabase(file = ':memory:'): Promise<DatabaseSync> {
	const {DatabaseSync} = await withoutSqliteWarning(async () => import('node:sqlite'));
	return new DatabaseSync(file, {enableForeignKeyConstraints: true, timeout: 5000});
}

async function withoutSqliteWarning<Value>(load: () => Promise<Value>): Promise<Value> {
	const {emitWarning} = process;
	process.emitWarning = (warning: string | Error, ...rest: unknown[]) => {
		if (!String(warning).includes('SQLite')) {
			(emitWarning as (...all: unknown[]) => void).call(process, warning, ...rest);
		}
	};

	try {
		return await load();
	} finally {
		process.emitWarning = emitWarning;
	}
}

/** Runs changes that happen together or not at all. */
export function transaction<Value>(database: DatabaseSync, change: () => Value): Value {
	database.exec('BEGIN IMMEDIATE');
	try {
		const value = change();
		database.exec('COMMIT');
		return value;
	} catch (error) {
		// Some faults end the transaction by themselves.
		if (database.isTransaction) {
			database.exec('ROLLBACK');
		}

		throw error;
	}
}
