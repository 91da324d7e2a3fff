// The one thing that only JavaScript can say: load a module when it is needed.
export const load = (address) => import(new URL(address, document.baseURI).href);

// The same for a module of WebAssembly, whose glue starts it.
export async function start(address) {
  const module = await load(address);
  await module.default();
  return module;
}
