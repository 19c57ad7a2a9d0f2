// How the tests run: in happy-dom, against the in-memory host.
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

export default defineConfig({
  plugins: [react()],
  // The made-up host reads the real catalogue of permissions.
  server: { fs: { allow: [".", "../crates/domain/data"] } },
  test: {
    environment: "happy-dom",
    include: ["tests/**/*.test.{ts,tsx}"],
    setupFiles: ["tests/setup.ts"],
    restoreMocks: true,
    testTimeout: 20_000,
    css: false,
    // One page for all files: loading the components anew for each takes longer than all tests together.
    isolate: false,
    fileParallelism: false,
  },
});
