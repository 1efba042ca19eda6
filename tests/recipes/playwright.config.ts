import { defineConfig } from '@playwright/test';
import common from '../playwright.config.ts';

/** What `npm run test:recipes` runs: the whole catalogue takes too long for `npm test`, which tries it in Node. */
export default defineConfig(common, { testDir: '.', outputDir: '../../test-results/recipes', workers: 1, retries: 0 });
