// The engine with its files in memory: in a browser's worker, and in node for the tests.
import factory from './engine.js';

/// `figures`: the bundle, unpacked; `texts`: JSON, folder/name of each text to what it says. Throws what the engine says is wrong.
export async function openEngine([figures, texts], options = {}) {
  const module = await factory(options);
  const write = (path, bytes) => {
    const folder = path.slice(0, path.lastIndexOf('/'));
    module.FS.mkdirTree(folder);
    module.FS.writeFile(path, bytes);
  };
  write('/data/figures.bundle', new Uint8Array(figures));
  for (const [name, text] of Object.entries(JSON.parse(new TextDecoder().decode(texts)))) write(`/data/${name}`, text);

  const passed = (text) => {
    const bytes = new TextEncoder().encode(text);
    const at = module._malloc(bytes.length + 1);
    module.HEAPU8.set(bytes, at);
    module.HEAPU8[at + bytes.length] = 0;
    return at;
  };
  const text = (at) => {
    let end = at;
    while (module.HEAPU8[end] !== 0) ++end;
    return new TextDecoder().decode(module.HEAPU8.slice(at, end));
  };
  const with_ = (texts, call) => {
    const places = texts.map(passed);
    try {
      return call(...places);
    } finally {
      places.forEach((at) => module._free(at));
    }
  };
  const fault = with_(['/data'], (folder) => module._handlingsrom_open(folder));
  if (fault) throw new Error(text(fault));
  return {
    ask(method, target, body) {
      const told = text(with_([method, target, body], (...places) => module._handlingsrom_ask(...places)));
      const end = told.indexOf('\n');
      const space = told.indexOf(' ');
      return { status: Number(told.slice(0, space)), type: told.slice(space + 1, end), body: told.slice(end + 1) };
    },
  };
}
