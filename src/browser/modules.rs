//! Modules that are loaded when they are first needed, by addresses relative to the page.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(module = "/src/browser/load.js")]
extern "C" {
    /// Fetches a module.
    #[wasm_bindgen(catch)]
    pub async fn load(address: &str) -> Result<JsValue, JsValue>;

    /// Fetches a module of WebAssembly and starts it.
    #[wasm_bindgen(catch)]
    pub async fn start(address: &str) -> Result<JsValue, JsValue>;
}
