// Where the product's page begins: the real host, and the app on it.
import { start } from "./app/start";
import { tauriHost } from "./host/tauri";

void start(tauriHost);
