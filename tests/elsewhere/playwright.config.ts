import { defineConfig } from '@playwright/test';
import common from '../playwright.config.ts';

/** What `npm run test:elsewhere` runs. Not part of `npm test`: the panel believes what it reads little by little, which takes minutes. */
export default defineConfig(common, {
  testDir: '.',
  outputDir: '../../test-results/elsewhere',
  workers: 1,
  retries: 0,
});
