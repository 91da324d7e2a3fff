// The one thing that only JavaScript can say: load a module when it is needed.
export const load = (address) => import(new URL(address, document.baseURI).href);
