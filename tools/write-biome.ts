import { writeFileSync } from 'node:fs';
import { biomeConfiguration } from './biome-configuration.ts';

writeFileSync(new URL('../biome.json', import.meta.url), biomeConfiguration());
