//! One call before each repaint, for as long as it is wanted.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

use super::window;

type Callback = Closure<dyn FnMut(f64)>;

/// A loop of animation frames. It sleeps unless it is woken, and the browser stops it while the
/// page is hidden.
pub struct Frames {
    callback: RefCell<Option<Callback>>,
    /// Whether a call is asked for already.
    asked: Cell<bool>,
}

impl Frames {
    /// `each` gets the moment in milliseconds and answers whether it wants to be called again.
    pub fn new(mut each: impl FnMut(f64) -> bool + 'static) -> Rc<Frames> {
        let frames = Rc::new(Frames { callback: RefCell::new(None), asked: Cell::new(false) });
        let weak = Rc::downgrade(&frames);
        let callback = Closure::new(move |now: f64| {
            let Some(frames) = weak.upgrade() else { return };
            frames.asked.set(false);
            if each(now) {
                frames.wake();
            }
        });
        *frames.callback.borrow_mut() = Some(callback);
        frames
    }

    /// Asks for a call before the next repaint, once.
    pub fn wake(&self) {
        if self.asked.replace(true) {
            return;
        }
        if let Some(callback) = self.callback.borrow().as_ref() {
            let _ = window().request_animation_frame(callback.as_ref().unchecked_ref());
        }
    }
}
