//! Elements follow signals; what leaves the page leaves nothing behind; rows stay what they are.

use std::cell::Cell;
use std::rc::Rc;

use ecs_playground::dom::{El, View, button, dynamic, each, effect, el, live, when};
use leptos::mount::{UnmountHandle, mount_to_renderer};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement};

use crate::support::repainted;

/// An element on the page, for as long as the handle is there.
fn shown(view: impl FnOnce() -> El + 'static) -> (Element, UnmountHandle<Element>) {
    let body = leptos::tachys::dom::body();
    let handle = mount_to_renderer(&body, view);
    (body.last_element_child().expect("what was just mounted"), handle)
}

fn words(element: &Element) -> String {
    element.text_content().expect("an element has text")
}

#[wasm_bindgen_test]
async fn texts_and_attributes_follow_signals() {
    let count = RwSignal::new(1_usize);
    let (element, _page) = shown(move || {
        el("p")
            .class("fixed")
            .class_if("several", live(move || count.get() > 1))
            .attr("title", live(move || (count.get() > 1).then(|| format!("{} of them", count.get()))))
            .text("There are ")
            .text(live(move || count.get().to_string()))
    });
    for (value, class, title) in
        [(1, "fixed", None), (2, "fixed several", Some("2 of them")), (0, "fixed", None)]
    {
        count.set(value);
        repainted().await;
        assert_eq!(words(&element), format!("There are {value}"));
        assert_eq!(element.class_name(), class, "{value}");
        assert_eq!(element.get_attribute("title").as_deref(), title, "{value}");
    }
}

#[wasm_bindgen_test]
async fn what_comes_and_goes_stands_in_its_place_and_stops_when_it_goes() {
    let (there, beat) = (RwSignal::new(false), RwSignal::new(0));
    let runs = Rc::new(Cell::new(0));
    let counted = runs.clone();
    let (element, _page) = shown(move || {
        let inner = move || {
            let counted = counted.clone();
            effect(move || {
                beat.track();
                counted.set(counted.get() + 1);
            });
            View::of(["b", "c"])
        };
        el("p").text("a").child(when(move || there.get(), inner)).text("d")
    });
    let mut seen = Vec::new();
    for (shows, expected) in [(false, "ad"), (true, "abcd"), (true, "abcd"), (false, "ad"), (true, "abcd")] {
        there.set(shows);
        repainted().await;
        assert_eq!(words(&element), expected);
        beat.update(|beat| *beat += 1);
        repainted().await;
        seen.push(runs.get());
    }
    assert_eq!(seen, [0, 2, 3, 3, 5]);
}

#[wasm_bindgen_test]
async fn a_view_that_is_made_anew_takes_the_place_of_the_former() {
    let number = RwSignal::new(0_usize);
    let (element, _page) = shown(move || {
        let numbers =
            move || (0..number.get()).map(|number| el("i").text(number.to_string())).collect::<Vec<_>>();
        el("p").text("[").child(dynamic(numbers)).child(dynamic(move || number.get().to_string())).text("]")
    });
    for (value, expected) in [(0, "[0]"), (3, "[0123]"), (1, "[01]"), (0, "[0]")] {
        number.set(value);
        repainted().await;
        assert_eq!(words(&element), expected);
    }
}

#[wasm_bindgen_test]
async fn rows_stay_the_same_elements_in_whatever_order() {
    let keys = RwSignal::new(String::new());
    let made = Rc::new(Cell::new(0));
    let counted = made.clone();
    let (list, _page) = shown(move || {
        let row = move |key: &char| {
            counted.set(counted.get() + 1);
            button().attr("data-made", counted.get().to_string()).text(key.to_string())
        };
        el("div").child(each(move || keys.get().chars().collect(), char::to_string, row))
    });
    for (order, new) in
        [("abc", 3), ("xabc", 1), ("xac", 0), ("cax", 0), ("cax", 0), ("yz", 2), ("", 0), ("a", 1)]
    {
        let before = made.get();
        let former = list.query_selector("[data-made]").expect("a valid selector");
        keys.set(order.to_owned());
        repainted().await;
        assert_eq!(words(&list), order);
        assert_eq!(made.get() - before, new, "{order}");
        if let Some(former) = former.filter(|row| order.contains(&words(row))) {
            assert!(list.contains(Some(&former)), "{order}");
        }
    }
}

#[wasm_bindgen_test]
async fn a_row_keeps_the_focus_when_others_come_and_go() {
    let keys = RwSignal::new("ab".to_owned());
    let (list, _page) = shown(move || {
        let row = |key: &char| button().text(key.to_string());
        el("div").child(each(move || keys.get().chars().collect(), char::to_string, row))
    });
    let row: HtmlElement =
        list.last_element_child().map(wasm_bindgen::JsCast::unchecked_into).expect("row b");
    row.focus().expect("a row takes the focus");
    for order in ["xab", "xb", "bc"] {
        keys.set(order.to_owned());
        repainted().await;
        let focused = web_sys::window().and_then(|window| window.document()?.active_element());
        assert_eq!(focused.map(|element| words(&element)).as_deref(), Some("b"), "{order}");
    }
}

#[wasm_bindgen_test]
async fn what_has_left_the_page_hears_nothing_more() {
    let there = RwSignal::new(true);
    let pressed = Rc::new(Cell::new(0));
    let counted = pressed.clone();
    let (element, _page) = shown(move || {
        let pressed = move || {
            let counted = counted.clone();
            button().on_click(move || counted.set(counted.get() + 1))
        };
        el("div").child(when(move || there.get(), pressed))
    });
    let button: HtmlElement =
        element.first_element_child().map(wasm_bindgen::JsCast::unchecked_into).expect("a button");
    button.click();
    there.set(false);
    repainted().await;
    button.click();
    assert_eq!(pressed.get(), 1);
}
