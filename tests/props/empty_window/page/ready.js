// Says, as Roster's page does, that two frames were drawn.
requestAnimationFrame(() => requestAnimationFrame(() => window.__TAURI_INTERNALS__.invoke("page_ready")));
