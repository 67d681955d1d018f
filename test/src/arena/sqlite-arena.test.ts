import { createSqliteArena } from '../../../src/arena/sqlite-arena.ts';
import { openLedgerFile } from '../../../src/store/sqlite-ledger-file.ts';
import { arenaContract } from '../../contract/arena.ts';
import { createLedgerFolder } from '../../helpers/ledger-folder.ts';
import { createRecordingLog } from '../../helpers/log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';

arenaContract(async () => {
	const folder = await createLedgerFolder();
	const clock = createManualClock();
	const open = () =>
		openLedgerFile({ path: folder.path, clock, log: createRecordingLog().log, isFirstStart: true });
	let file = await open();
	let arena = createSqliteArena({ file, clock });
	return {
		arena: () => arena,
		clock,
		async restart() {
			await file.close();
			file = await open();
			arena = createSqliteArena({ file, clock });
		},
		async remove() {
			await file.close();
			await folder.remove();
		},
	};
});
