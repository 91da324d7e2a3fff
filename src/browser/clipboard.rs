//! The clipboard, which frames often may not touch.

use wasm_bindgen_futures::JsFuture;

use super::window;

/// Copies a text; answers whether the browser let us.
pub async fn copy(text: &str) -> bool {
    // Absent where the page is not secure; the typed accessor would throw.
    let navigator = window().navigator();
    let present =
        js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|value| !value.is_undefined());
    present && JsFuture::from(navigator.clipboard().write_text(text)).await.is_ok()
}
