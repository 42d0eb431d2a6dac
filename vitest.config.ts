import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Spawned binaries and property tests take their time on a busy machine.
    testTimeout: 30_000,
  },
});
