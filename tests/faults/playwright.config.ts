import { defineConfig } from '@playwright/test';
import common from '../playwright.config.ts';

/** What `npm run test:faults` runs in the browsers: every stage of a job times every way of logging out takes its time. */
export default defineConfig(common, { testDir: '.', outputDir: '../../test-results/faults', workers: 1, retries: 0 });
