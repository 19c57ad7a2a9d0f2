// What the tests need of a browser that happy-dom does not have: sizes, and a quiet end after each test.
import { cleanup, configure } from "@testing-library/react";
import { afterEach, vi } from "vitest";
import { clearToasts } from "../src/parts/toasts";

// A whole page in a failure hides the failure.
configure({ asyncUtilTimeout: 6000, getElementError: (message) => new Error(message ?? "not found") });

// Nothing is laid out here, so every element says that it is as large as a window.
Object.defineProperty(HTMLElement.prototype, "clientHeight", { configurable: true, get: () => 360 });
Object.defineProperty(HTMLElement.prototype, "clientWidth", { configurable: true, get: () => 1200 });
HTMLElement.prototype.scrollTo = vi.fn();
HTMLElement.prototype.scrollIntoView = vi.fn();

afterEach(() => {
  cleanup();
  clearToasts();
});
