//! Keeps a few values across reloads, in IndexedDB. Storage may be refused: in other people's
//! frames, in private windows, by a setting. Then every answer is [`Refused`], and the app says
//! "not kept here".

use js_sys::Promise;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbObjectStore, IdbRequest, IdbTransactionMode};

use super::window;

const DATABASE: &str = "ecs-playground";
const STORE: &str = "kept";

/// The browser keeps nothing for us.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refused;

/// The open store.
#[derive(Clone)]
pub struct Keeper {
    database: IdbDatabase,
}

impl Keeper {
    /// Opens the store, and makes it on the first visit.
    ///
    /// # Errors
    /// [`Refused`] when the browser has no storage for this page.
    pub async fn open() -> Result<Keeper, Refused> {
        // Reading the property already throws in an opaque origin.
        let factory = window().indexed_db().ok().flatten().ok_or(Refused)?;
        let request = factory.open_with_u32(DATABASE, 1).map_err(|_| Refused)?;
        let opening = request.clone();
        let upgrade = Closure::<dyn FnMut()>::new(move || {
            let made = opening.result().ok().and_then(|result| result.dyn_into::<IdbDatabase>().ok());
            if let Some(database) = made {
                let _ = database.create_object_store(STORE);
            }
        });
        request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
        let database = answer(&request).await?.dyn_into().map_err(|_| Refused)?;
        Ok(Keeper { database })
    }

    /// The text kept under `key`, if there is one.
    ///
    /// # Errors
    /// [`Refused`] when the browser does not answer.
    pub async fn get(&self, key: &str) -> Result<Option<String>, Refused> {
        let request = self.store(IdbTransactionMode::Readonly)?.get(&key.into()).map_err(|_| Refused)?;
        Ok(answer(&request).await?.as_string())
    }

    /// Keeps `text` under `key`.
    ///
    /// # Errors
    /// [`Refused`] when the browser does not take it, for lack of room for example.
    pub async fn set(&self, key: &str, text: &str) -> Result<(), Refused> {
        let store = self.store(IdbTransactionMode::Readwrite)?;
        let request = store.put_with_key(&text.into(), &key.into()).map_err(|_| Refused)?;
        answer(&request).await.map(|_| ())
    }

    fn store(&self, mode: IdbTransactionMode) -> Result<IdbObjectStore, Refused> {
        let transaction = self.database.transaction_with_str_and_mode(STORE, mode).map_err(|_| Refused)?;
        transaction.object_store(STORE).map_err(|_| Refused)
    }
}

/// Waits for a request to succeed or fail.
async fn answer(request: &IdbRequest) -> Result<JsValue, Refused> {
    let promise = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    JsFuture::from(promise).await.map_err(|_| Refused)?;
    request.result().map_err(|_| Refused)
}
