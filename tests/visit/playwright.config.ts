import { defineConfig } from '@playwright/test';
import common from '../playwright.config.ts';

/** What `npm run test:visit` runs: nobody at the computer for minutes, which is too long for `npm test`. */
export default defineConfig(common, { testDir: '.', outputDir: '../../test-results/visit', workers: 1, retries: 0 });
