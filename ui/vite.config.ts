// How the page is built: scripts, one stylesheet and the fonts, with relative addresses and nothing inline.
import optimizeLocales from "@react-aria/optimize-locales-plugin";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig(({ mode }) => ({
  base: "./",
  plugins: [
    react(),
    tailwindcss(),
    { ...optimizeLocales.vite({ locales: ["en-US", "en-GB"] }), enforce: "pre" as const },
  ],
  build: {
    target: "safari16",
    modulePreload: false,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1200,
    // The page with made-up data is a page of its own, so none of it can reach the product.
    rollupOptions: { input: mode === "fake" ? "fake.html" : "index.html" },
  },
}));
