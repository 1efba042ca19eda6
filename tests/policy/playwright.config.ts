import { defineConfig } from '@playwright/test';
import common from '../playwright.config.ts';

/** What `npm run test:policy` runs: browsers in which an administrator has installed Walkaway. */
export default defineConfig(common, { testDir: '.', outputDir: '../../test-results/policy', workers: 1, retries: 0 });
