import { defineConfig } from '@playwright/test';
import common from '../playwright.config.ts';

/** What `npm run test:faces` runs: every screen in every state, which takes minutes. */
export default defineConfig(common, { testDir: '.', outputDir: '../../test-results/faces', workers: 1, retries: 0 });
