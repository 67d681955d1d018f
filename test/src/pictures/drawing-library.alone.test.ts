import { expect, test } from 'vitest';
import { createPictures } from '../../../src/pictures/painted-pictures.ts';
import { silentLog } from '../../helpers/log.ts';
import { createManualClock } from '../../helpers/manual-clock.ts';
import { aPicture } from './a-picture.ts';

test('pictures are drawn without the drawing library in this process', async () => {
	const pictures = createPictures({ clock: createManualClock(), log: silentLog });
	expect((await pictures.quota(aPicture())).length).toBeGreaterThan(1_000);
	expect(JSON.stringify(process.report.getReport())).not.toMatch(/napi-rs.canvas/);
	await pictures.close();
});
