// Where the page with made-up data begins, for looking at screens without the app around them.
import { start } from "./app/start";
import { makeFakeHost, type FakeScene } from "./host/fake";

const scene = Object.fromEntries(new URLSearchParams(window.location.search)) as FakeScene;
const host = makeFakeHost(scene);
Object.assign(window, { fakeHost: host });
void start(host);
