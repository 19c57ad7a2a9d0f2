// Where the page with made-up data begins, for looking at screens without the app around them.
import { start } from "./app/start";
import { makeFakeHost, type FakeScene } from "./host/fake";

const scene = Object.fromEntries(new URLSearchParams(window.location.search)) as FakeScene;
// What stands before the # would be read as a part of the screen's own address.
window.history.replaceState(null, "", window.location.pathname + window.location.hash);
const host = makeFakeHost(scene);
Object.assign(window, { fakeHost: host });
void start(host);
