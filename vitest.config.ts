import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Tests of the binary and of worker processes run what is built.
    globalSetup: 'test/support/build.ts',
    // Spawned binaries and property tests take their time on a busy machine.
    testTimeout: 30_000,
  },
});
