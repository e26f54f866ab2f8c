// Holds the engine. Questions are answered one at a time, in order; one that has been taken back meanwhile is left out.
import { openEngine } from './open.js';

const queue = [];
let engine = null;
let running = false;

async function unpacked(name) {
  const answer = await fetch(new URL(name, import.meta.url));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return new Response(answer.body.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
}

async function run() {
  if (running) return;
  running = true;
  try {
    engine ??= await openEngine(await Promise.all([unpacked('figures.gz'), unpacked('texts.gz')]));
  } catch (fault) {
    for (const one of queue.splice(0)) postMessage({ id: one.id, fault: String(fault) });
    running = false;
    return;
  }
  while (queue.length > 0) {
    const { id, method, target, body } = queue.shift();
    try {
      postMessage({ id, ...engine.ask(method, target, body) });
    } catch (fault) {
      postMessage({ id, fault: String(fault) });
    }
    await new Promise((next) => setTimeout(next)); // lets what was taken back be heard
  }
  running = false;
}

onmessage = ({ data }) => {
  if (data.cancel) {
    const at = queue.findIndex((one) => one.id === data.cancel);
    if (at >= 0) queue.splice(at, 1);
    return;
  }
  queue.push(data);
  void run();
};
